/// How long each of many things took.
struct Latencies: Sendable {
    private(set) var nanoseconds: [Int64] = []
    /// All of them together, side by side.
    var elapsed = Span(nanoseconds: 0)

    var count: Int { nanoseconds.count }

    mutating func add(_ time: Int64) { nanoseconds.append(time) }

    /// Things a second.
    var rate: Double { elapsed.seconds > 0 ? Double(count) / elapsed.seconds : 0 }

    /// The percentiles asked for, each from 0 to 100.
    func percentiles(_ wanted: Double...) -> [Double] {
        let sorted = nanoseconds.sorted()
        return wanted.map { percent in
            guard let last = sorted.last else { return 0 }
            let index = Int(Double(sorted.count) * percent / 100)
            return Double(index < sorted.count ? sorted[index] : last)
        }
    }

    var median: Double { percentiles(50)[0] }
}
