/// How many lines the requests of one user take in the log: so many in ten seconds, then only their
/// number, so that nobody pushes other lines out of the journal.
struct LogShare {
    static let period = Duration.seconds(10)
    private static let lines = 200

    private let ends: Monotonic
    private var told = 0
    private(set) var leftOut: Int64 = 0

    init(_ now: Monotonic) { ends = now.after(Self.period) }

    func isOver(_ now: Monotonic) -> Bool { now >= ends }

    /// Whether one more request has a line of its own. What was left out before has to be told
    /// before the next period begins.
    mutating func take(_ now: Monotonic) -> Bool {
        if isOver(now), leftOut == 0 { self = LogShare(now) }
        guard told < Self.lines else {
            leftOut += 1
            return false
        }
        told += 1
        return true
    }
}
