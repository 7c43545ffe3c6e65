extension Opening {
    /// A line of the old book taken back with its import (R-IMP-2).
    public struct Reversed: Hashable, Sendable {
        public let employee: EmployeeID
        public let reference: String
        /// What left the account, as the line had it: below zero where a debt was given back.
        public let points: Points
        /// What stays of the line, because it was spent or cleared.
        public let rest: Points
        public let department: String
        public let undoing: ImportID

        public init(
            employee: EmployeeID, reference: String, points: Points, rest: Points,
            department: String, undoing: ImportID
        ) {
            self.employee = employee
            self.reference = reference
            self.points = points
            self.rest = rest
            self.department = department
            self.undoing = undoing
        }
    }

    /// Takes back what a line brought, at most to a balance of 0: what was spent or cleared stays.
    /// A line that is taken back whole can be brought over anew.
    ///
    /// Refuses, in this order: an unknown works number; oneself (R-ORG-3); a line that is not there,
    /// or was taken back; one of which nothing is left on the account.
    static func reverse(
        _ id: EmployeeID, _ reference: String, of made: ImportID, _ context: Context,
        _ state: some LedgerState
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        let employee = try state.requireEmployee(id)
        try context.forbidSelf(id, .ownOpening)
        let stream = Stream.opening(id, reference: reference)
        guard case .recorded(let line, _)? = state.standing(in: stream) else {
            throw .opening(.notThere(id, reference: reference))
        }
        let back = min(line.points, max(0, state.account(of: id).available))
        if back == 0, line.points != 0 {
            throw .opening(.spent(id, reference: reference, points: line.points))
        }
        let reversed = Reversed(
            employee: id, reference: reference, points: back, rest: line.points - back,
            department: employee.department, undoing: made)
        return [.opening(.reversed(reversed))]
            + Clearing.arrival(of: -back, to: id, on: context.today, state)
    }
}

extension Opening.Event {
    /// A line of no points keeps no other from its place.
    var saysNothing: Bool {
        if case .recorded(let line, _) = self { line.points == 0 } else { false }
    }
}

extension LedgerState {
    /// The last entry of a line of the old book that holds its place: as it was brought over, or
    /// what stays of it; nil where it may be brought over (anew).
    public func standing(in stream: Stream) -> Opening.Event? {
        guard case .opening(let event)? = entries(of: stream).last?.event else { return nil }
        if case .reversed(let reversed) = event, reversed.rest == 0 { return nil }
        return event
    }
}
