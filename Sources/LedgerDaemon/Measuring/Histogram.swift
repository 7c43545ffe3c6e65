/// How often a value lay below each of some bounds.
struct Histogram: Sendable {
    /// Rising; the last bucket has none.
    let bounds: [Int64]
    private(set) var counts: [Int64]
    private(set) var sum: Int64 = 0

    init(_ bounds: [Int64]) {
        self.bounds = bounds
        counts = [Int64](repeating: 0, count: bounds.count + 1)
    }

    mutating func add(_ value: Int64) {
        var index = 0
        while index < bounds.count, value > bounds[index] { index += 1 }
        counts[index] += 1
        sum &+= value
    }

    /// Nanoseconds from 50 µs to 5 s.
    static var times: Histogram {
        let microseconds: [Int64] = [
            50, 100, 250, 500, 1000, 2500, 5000, 10_000, 25_000, 50_000, 100_000, 250_000,
            1_000_000, 5_000_000,
        ]
        return Histogram(microseconds.map { $0 * 1000 })
    }

    /// Powers of two up to the largest batch.
    static var sizes: Histogram { Histogram([1, 2, 4, 8, 16, 32, 64, 128, 256, 512]) }
}
