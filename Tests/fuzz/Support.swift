/// Ends the run with the input that led here: what was promised does not hold.
func check(_ holds: Bool, _ promise: @autoclosure () -> String) {
    if !holds { fatalError(promise()) }
}

/// The fuzzer's bytes, taken from the front: first what decides how the rest is used.
struct FuzzInput {
    private var rest: ArraySlice<UInt8>

    init(_ start: UnsafePointer<UInt8>?, _ count: Int) {
        rest = Array(UnsafeBufferPointer(start: start, count: count))[...]
    }

    /// 0 where there is none left.
    mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }

    var bytes: [UInt8] { Array(rest) }
}
