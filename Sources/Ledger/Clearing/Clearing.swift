/// The end of 31 December 清零 (R-CLR-1): once a year, at that boundary, whether or not anybody
/// was there (R-CLR-2). Claims under review or on notice are not touched (R-CLR-3).
///
/// It goes in steps, so that many accounts need not be cleared before anybody is served again.
public enum Clearing {
    public enum Event: Hashable, Sendable {
        /// One account lost `points` and kept `kept`. Also a departure under `onDeparture: clear`.
        case accountCleared(EmployeeID, year: Int, points: Points, kept: Points)
        /// The year is done: accounts that lost points, and how many in all.
        case yearCleared(year: Int, accounts: Int64, points: Points)
    }

    /// What a clearing takes from one account: the points, and what each open hold will lose if
    /// it ends unfulfilled (R-RED-5).
    public struct Share: Hashable, Sendable {
        public let employee: EmployeeID
        public let points: Points
        public let kept: Points
        let holds: [HoldShare]

        var takesPoints: Bool { points > 0 || !holds.isEmpty }

        /// What an open hold will lose if it is still open then and ends without the goods.
        public func points(of hold: RedemptionID) -> Points {
            holds.first { $0.redemption == hold }?.points ?? 0
        }

        /// The same of all of them.
        public var pointsOfHolds: Points { holds.reduce(0) { $0 + $1.points } }
    }

    struct HoldShare: Hashable, Sendable {
        let redemption: RedemptionID
        let points: Points
    }

    /// Accounts looked at in one step.
    public static let step = 256

    /// The next accounts of a year's clearing, in the order of the works numbers; when there are
    /// none left, the year is done.
    static func step(
        year: Int, after employee: EmployeeID?, at end: Instant, _ state: some LedgerState
    ) -> Settlement {
        let accounts = state.accountsToClear(after: employee, limit: step)
        guard let last = accounts.last else {
            let (accounts, points) = state.clearedAtEnd(ofYear: year)
            return Settlement([
                .clearing(.yearCleared(year: year, accounts: accounts, points: points))
            ])
        }
        return Settlement(
            accounts.flatMap { settle($0, year: year, state) },
            rest: DueItem(at: end, subject: .clearing(year: year, after: last)))
    }

    /// The clearing of one account, once: an account whose points have moved in the new year was
    /// cleared before they did, because whoever is asked about meanwhile goes first.
    static func settle(
        _ employee: EmployeeID, year: Int, _ state: some LedgerState
    ) -> [Ledger.Event] {
        if let day = state.lastMovement(of: employee), day.year > year { return [] }
        let share = share(of: employee, year: year, state)
        let account: [Ledger.Event] =
            share.points > 0
            ? [
                .clearing(
                    .accountCleared(
                        employee, year: year, points: share.points, kept: share.kept))
            ] : []
        return account
            + share.holds.map { hold in
                let clearing = HoldClearing(year: year, points: hold.points)
                return .redemption(hold.redemption, .kept(clearing))
            }
    }

    /// What the year's end would take from an account as it stands (R-CLR-4). Who left loses
    /// everything at the clearing (R-ORG-5); a debt stays as it is (R-NEG-2).
    public static func share(
        of id: EmployeeID, year: Int, _ state: some LedgerState
    ) -> Share {
        let account = state.account(of: id)
        let available = max(0, account.available)
        guard let limit = keep(id, year: year, state) else {
            return Share(employee: id, points: 0, kept: available, holds: [])
        }
        let kept = min(available, limit)
        var room = limit - kept
        var holds: [HoldShare] = []
        for hold in account.held > 0 ? state.openHolds(of: id) : [] {
            guard let redemption = state.redemption(hold), redemption.clearing == nil else {
                continue
            }
            let spared = min(room, redemption.points)
            room -= spared
            if redemption.points > spared {
                holds.append(HoldShare(redemption: hold, points: redemption.points - spared))
            }
        }
        return Share(employee: id, points: available - kept, kept: kept, holds: holds)
    }

    /// The most that an account keeps; nil without limit.
    private static func keep(
        _ id: EmployeeID, year: Int, _ state: some LedgerState
    ) -> Points? {
        guard let employee = state.employee(id), employee.active else { return 0 }
        let lastDay = Day.firstOf(year: year + 1).adding(-1)
        switch state.policies.policy(on: lastDay)?.clearing ?? .clear {
        case .clear: return 0
        case .carryOver: return nil
        case .carryOverUpTo(let limit): return limit
        }
    }
}

/// What a clearing took from somebody: from their balance, or, when a hold of an earlier period
/// ended unfulfilled, from that hold (R-RED-5).
public struct ClearingLoss: Hashable, Sendable {
    /// The entry that took it, and the one in which the clearing met what it took: the same, but
    /// for holds.
    public let seq: Int64
    public let seen: Int64
    public var points: Points

    public init(seq: Int64, seen: Int64, points: Points) {
        self.seq = seq
        self.seen = seen
        self.points = points
    }
}

extension LedgerState {
    /// The entry in which a clearing met an open hold; nil where none did.
    public func clearingMet(_ hold: RedemptionID) -> Int64? {
        entries(of: .redemption(hold)).last { entry in
            if case .redemption(_, .kept) = entry.event { true } else { false }
        }?.seq
    }
}

extension RecordedEvent {
    func evolve(_ event: Clearing.Event, _ state: inout some LedgerState) {
        guard case .yearCleared(let year, _, _) = event, var books = state.books else { return }
        books.openYear = year + 1
        state.put(books)
    }
}
