/// A host's clock that is not believed before the operator has looked at it (R-CLR-6).
public struct ClockDoubt: Hashable, Sendable {
    public enum Cause: String, CaseIterable, Sendable {
        /// A start long after anything was heard of the ledger.
        case silence
        /// A start after some days of silence, and the next step would take points.
        case clearing
        /// The clock of a running daemon was set.
        case moved
    }

    public let cause: Cause
    /// The last moment that is known: of the last entry or sign of life, or what the clock would
    /// show had nobody set it.
    public let from: Instant
    /// What the clock shows.
    public let to: Instant

    public init(cause: Cause, from: Instant, to: Instant) {
        self.cause = cause
        self.from = from
        self.to = to
    }
}

extension ClockDoubt {
    private static let day: Int64 = 86_400_000
    /// A start is believed up to so long after the last moment known.
    static let longestSilence = 10 * day
    /// A start at which points would be cleared is believed up to so long after it.
    static let longestSilenceBeforeClearing = 4 * day
    /// A running clock may be set by so much.
    static let longestMove: Int64 = 3_600_000

    /// A clock that was set while the daemon ran; nil where it moved little, forwards or back.
    public init?(shown: Instant, expected: Instant) {
        let moved = shown.milliseconds - expected.milliseconds
        guard moved.magnitude > Self.longestMove else { return nil }
        self.init(cause: .moved, from: expected, to: shown)
    }
}

extension LedgerState {
    /// Why a start at that time is not believed; nil where it is.
    /// - Parameter last: the later of the last entry and the last sign of life.
    /// - Parameter takesPoints: whether a clearing until then would; for whoever knows already.
    public func doubt(
        startingAt shown: Instant, last: Instant, takesPoints: (() -> Bool)? = nil
    ) -> ClockDoubt? {
        let silence = shown.milliseconds - last.milliseconds
        if silence > ClockDoubt.longestSilence {
            return ClockDoubt(cause: .silence, from: last, to: shown)
        }
        guard silence > ClockDoubt.longestSilenceBeforeClearing, let books,
            books.time.end(ofYear: books.openYear) <= shown,
            takesPoints?() ?? nextClearingTakesPoints()
        else { return nil }
        return ClockDoubt(cause: .clearing, from: last, to: shown)
    }

    /// Whether the next clearing, as things stand, takes points of anybody. Looks through the accounts
    /// until one is found: all of them where nobody loses any.
    public func nextClearingTakesPoints() -> Bool {
        guard let books else { return false }
        var last: EmployeeID?
        while true {
            let accounts = accountsToClear(after: last, limit: Clearing.step)
            guard let end = accounts.last else { return false }
            for account in accounts
            where Clearing.share(of: account, year: books.openYear, self).takesPoints {
                return true
            }
            last = end
        }
    }
}
