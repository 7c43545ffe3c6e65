extension Clearing {
    /// The clearing of who leaves, where the policy clears at once (R-ORG-5): all that is above
    /// zero, now and whenever points come to them later.
    static func departure(
        of employee: EmployeeID, available: Points, on day: Day
    ) -> [Ledger.Event] {
        available > 0
            ? [.clearing(.accountCleared(employee, year: day.year, points: available, kept: 0))]
            : []
    }

    /// What becomes of points that come to an account: those of somebody who left under such a
    /// policy are cleared with the entry that brings them.
    /// - Parameter points: what the entry before this makes available.
    static func arrival(
        of points: Points, to employee: EmployeeID, on day: Day, _ state: some LedgerState
    ) -> [Ledger.Event] {
        guard points > 0, state.leftUnderClearing(employee) else { return [] }
        let available = state.account(of: employee).available + points
        return departure(of: employee, available: available, on: day)
    }
}

extension LedgerState {
    /// Whether somebody has left, and the policy of that day cleared the balance at once.
    public func leftUnderClearing(_ id: EmployeeID) -> Bool {
        guard let books, let employee = employee(id), !employee.active else { return false }
        let left = entries(of: .employee(id)).last { $0.event == .employee(id, .left) }
        guard let left else { return false }
        let day = books.time.day(of: left.effectiveAt)
        return policies.policy(on: day, before: left.seq)?.onDeparture == .clear
    }

    /// What an open hold loses if it ends without the goods: what a clearing met in it (R-RED-5), or
    /// all that is left of it, where who asked has left (R-ORG-5).
    public func lossIfReleased(_ hold: Redemption) -> Points {
        guard hold.isOpen else { return 0 }
        let met = hold.clearing?.points ?? 0
        guard leftUnderClearing(hold.employee) else { return met }
        let rest = hold.points - met
        return met + max(0, min(rest, account(of: hold.employee).available + rest))
    }
}
