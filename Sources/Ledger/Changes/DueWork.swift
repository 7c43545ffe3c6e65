/// Something that falls due by itself.
public struct DueItem: Hashable, Sendable {
    public enum Subject: Hashable, Sendable {
        /// The next step of a year's clearing; the accounts up to `after` are done.
        case clearing(year: Int, after: EmployeeID? = nil)
        /// One account's part of it, ahead of its turn.
        case account(EmployeeID, year: Int)
        /// The next step of what a change left to be done; done up to `after`.
        case work(LongWork, after: WorkPlace? = nil)
        /// One person's part of it, ahead of its turn.
        case workOf(EmployeeID, LongWork)
        case hold(RedemptionID)
        case claim(ClaimID)
        /// Of a new leader.
        case proposal
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
    /// 24:00 on 31 December belongs to the new year (R-CLR-3); then holds, then claims,
    /// then a new leader.
    public static func < (left: DueItem, right: DueItem) -> Bool {
        left.at != right.at ? left.at < right.at : left.rank < right.rank
    }

    private var rank: (Int, Int64) {
        switch subject {
        case .work, .workOf: (0, 0)
        case .clearing(let year, _), .account(_, let year): (1, Int64(year))
        case .hold(let id): (2, id.number)
        case .claim(let id): (3, id.number)
        case .proposal: (4, 0)
        }
    }
}

extension DueItem {
    /// Nothing else need wait for it.
    public var comesLast: Bool {
        if case .work(let work, _) = subject { !work.comesFirst } else { false }
    }
}

/// What a due item leads to.
public struct Settlement: Sendable {
    /// Effective at the item's due time.
    public let events: [Event]
    /// Whose change it belongs to; the clock's where it just fell due.
    public let actor: Actor
    /// What is left of it, and comes before anything else that is due.
    public let rest: DueItem?

    init(_ events: [Event], by actor: Actor = .clock, rest: DueItem? = nil) {
        self.events = events
        self.actor = actor
        self.rest = rest
    }
}

extension LedgerState {
    /// The earliest that fell due at `instant` or before, the year's clearing included. What a
    /// change left to be done comes first, where what falls due after it looks at what it changes;
    /// else last.
    public func nextDueWork(until instant: Instant) -> DueItem? {
        guard let books else { return nil }
        let left = unfinished.first { $0.work.comesFirst } ?? unfinished.first
        let work = left.map { DueItem(at: $0.at, subject: .work($0.work)) }
        if left?.work.comesFirst == true { return work }
        let end = books.time.end(ofYear: books.openYear)
        let clearing = DueItem(at: end, subject: .clearing(year: books.openYear))
        let proposal = leaderProposal.map { DueItem(at: $0.closes.at, subject: .proposal) }
        return [nextDue(until: instant), clearing, proposal]
            .compactMap { $0 }.filter { $0.at <= instant }.min() ?? work
    }

    /// Whether something that a change left to be done has to come before others' changes.
    public var isWorkInTheWay: Bool { unfinished.contains { $0.work.comesFirst } }

    /// The earliest of one person's that fell due at `instant` or before. For whoever is asked
    /// about while the due work of all is still being recorded: their own then goes first.
    public func nextDueWork(of employee: EmployeeID, until instant: Instant) -> DueItem? {
        guard let books else { return nil }
        for left in unfinished where !left.events(of: employee, books.time, self).isEmpty {
            return DueItem(at: left.at, subject: .workOf(employee, left.work))
        }
        let year = books.openYear
        let end = books.time.end(ofYear: year)
        let other = nextDue(of: employee, until: instant)
        if end > instant || Clearing.settle(employee, year: year, self).isEmpty { return other }
        let clearing = DueItem(at: end, subject: .account(employee, year: year))
        return other.map { min($0, clearing) } ?? clearing
    }

    /// Whether something that the clock recorded was due at that moment, as the rows before it
    /// have it (R-CLR-2).
    public func wasDue(_ event: Event, at moment: Instant) -> Bool {
        switch event {
        case .claim(let id, _):
            switch claim(id)?.stage {
            case .underReview(let due, overdue: false): due.at == moment
            case .onNotice(_, let closes, openObjections: 0): closes.at == moment
            default: false
            }
        case .redemption(let id, .lapsed):
            if case .held(let due, _) = redemption(id)?.stage { due.at == moment } else { false }
        case .role(.leaderConfirmed), .role(.proposalLapsed):
            leaderProposal?.closes.at == moment
        case .clearing(.accountCleared(let id, _, let points, kept: 0))
        where employee(id)?.active == false && account(of: id).available == points:
            // At a year's end, or with what came to somebody who has left (R-ORG-5).
            true
        case .redemption(_, .kept), .clearing:
            books.map { moment == $0.time.end(ofYear: $0.openYear) } ?? false
        default: false
        }
    }

    /// The events that a due item leads to.
    public func settle(_ item: DueItem) -> Settlement {
        guard let books else { return Settlement([]) }
        switch item.subject {
        case .clearing(let year, let employee):
            return Clearing.step(year: year, after: employee, at: item.at, self)
        case .account(let id, let year):
            return Settlement(Clearing.settle(id, year: year, self))
        case .work(let work, let place):
            guard let left = unfinished.first(where: { $0.work == work }) else {
                return Settlement([])
            }
            return left.step(place, books.time, self)
        case .workOf(let employee, let work):
            guard let left = unfinished.first(where: { $0.work == work }) else {
                return Settlement([])
            }
            return Settlement(left.events(of: employee, books.time, self), by: left.actor)
        case .hold(let id):
            return Settlement(Redemption.settle(id, on: books.time.day(of: item.at), self))
        case .claim(let id):
            return Settlement(Claim.settle(id, at: item.at, books.time, self))
        case .proposal: return Settlement(RoleGrant.settleProposal(self))
        }
    }
}
