/// Something that falls due by itself.
public struct DueItem: Hashable, Sendable {
    public enum Subject: Hashable, Sendable {
        case clearing(year: Int)
        case hold(RedemptionID)
        case claim(ClaimID)
    }

    public let at: Instant
    public let subject: Subject

    public init(at: Instant, subject: Subject) {
        self.at = at
        self.subject = subject
    }
}

extension DueItem: Comparable {
    /// By due time. At the same moment the clearing comes first, so that what is credited at
    /// 24:00 on 31 December belongs to the new year (R-CLR-3); then holds, then claims.
    public static func < (left: DueItem, right: DueItem) -> Bool {
        left.at != right.at ? left.at < right.at : left.rank < right.rank
    }

    private var rank: (Int, Int64) {
        switch subject {
        case .clearing(let year): (0, Int64(year))
        case .hold(let id): (1, id.number)
        case .claim(let id): (2, id.number)
        }
    }
}

extension LedgerState {
    /// The earliest that fell due at `instant` or before, the year's clearing included.
    public func nextDueWork(until instant: Instant) -> DueItem? {
        guard let books else { return nil }
        let end = books.time.end(ofYear: books.openYear)
        let clearing = DueItem(at: end, subject: .clearing(year: books.openYear))
        let other = nextDue(until: instant)
        if end > instant { return other }
        return other.map { min($0, clearing) } ?? clearing
    }

    /// The events that a due item leads to, effective at its due time.
    public func settle(_ item: DueItem) -> [Event] {
        guard let books else { return [] }
        return switch item.subject {
        case .clearing(let year): Clearing.settle(year: year, self)
        case .hold(let id): Redemption.settle(id, self)
        case .claim(let id): Claim.settle(id, at: item.at, books.time, self)
        }
    }
}
