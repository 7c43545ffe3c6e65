import CSystem

/// A moment on the clock that never jumps, in nanoseconds; of use within this process only.
struct Monotonic: Sendable, Hashable, Comparable {
    var nanoseconds: Int64

    /// Later than every other.
    static let never = Monotonic(nanoseconds: .max)

    static func now() -> Monotonic { Monotonic(nanoseconds: cs_monotonic_nanoseconds()) }

    static func < (left: Monotonic, right: Monotonic) -> Bool {
        left.nanoseconds < right.nanoseconds
    }

    /// Negative when `earlier` is later.
    func since(_ earlier: Monotonic) -> Int64 { nanoseconds - earlier.nanoseconds }

    func after(_ duration: Duration) -> Monotonic {
        let (sum, overflow) = nanoseconds.addingReportingOverflow(duration.nanoseconds)
        return overflow ? .never : Monotonic(nanoseconds: sum)
    }
}
