extension Employee {
    /// Another employment type from a day on, today or before. A type that was wrong from the
    /// beginning is put right from the day of enrolment on.
    ///
    /// Refuses, in this order: an unknown works number; somebody who left; the type that they have;
    /// a day to come; one before the enrolment, or before the day from which the present type counts.
    static func retyped(
        _ id: EmployeeID, _ type: EmploymentType, from day: Day, _ context: Context,
        _ state: some LedgerState
    ) throws(Ledger.Refusal) -> Ledger.Event {
        let employee = try state.requireActive(id)
        if employee.type == type { throw .employee(.alreadyOfType(id, type)) }
        if day > context.today { throw .dateInTheFuture(day, today: context.today) }
        if let earliest = state.typeSince(of: id, context.time), day < earliest {
            throw .employee(.typeDayTooEarly(id, day, earliest: earliest))
        }
        return .employee(id, .retyped(type, from: day))
    }
}

extension LedgerState {
    /// From which day the present employment type of somebody counts.
    fileprivate func typeSince(of id: EmployeeID, _ time: LedgerTime) -> Day? {
        for entry in entries(of: .employee(id)).reversed() {
            switch entry.event {
            case .employee(_, .retyped(_, let day)): return day
            case .employee(_, .enrolled): return time.day(of: entry.effectiveAt)
            default: continue
            }
        }
        return nil
    }
}
