/// Slows down who tries works numbers: after a few that are nobody's, a pause.
package struct KioskGuard: Sendable {
    package static let misses = 3
    /// Seconds for which a miss counts, and for which the pause lasts.
    package static let window = 60
    package static let pause = 15

    private var missed: [Int64] = []
    private var pausedUntil: Int64?

    package init() {}

    /// - Parameter now: seconds on any clock that only goes forwards.
    package mutating func miss(at now: Int64) {
        missed = missed.filter { $0 > now - Int64(Self.window) } + [now]
        if missed.count >= Self.misses {
            pausedUntil = now + Int64(Self.pause)
            missed = []
        }
    }

    /// Seconds to wait; nil where nothing is in the way.
    package func wait(at now: Int64) -> Int64? {
        pausedUntil.flatMap { $0 > now ? $0 - now : nil }
    }
}
