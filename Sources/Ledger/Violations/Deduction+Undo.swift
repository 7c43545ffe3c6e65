extension Deduction {
    /// Gives a deduction back with the import that recorded it (R-IMP-2).
    ///
    /// Refuses, in this order: an unknown deduction; one given back already; one's own (R-ORG-3); one
    /// that the leaders have an appeal against before them.
    static func undo(
        _ id: DeductionID, of made: ImportID, _ context: Context, _ state: some LedgerState
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        guard let deduction = state.deduction(id) else { throw .deduction(.unknown(id)) }
        if deduction.reversed { throw .deduction(.alreadyReversed(id)) }
        try context.forbidSelf(deduction.employee, .ownReversal)
        if let open = state.openAppeal(against: id) { throw .deduction(.appealOpen(open)) }
        return [
            .deduction(
                id, .reversed(reversal(of: deduction, undoing: made, context.time, state)))
        ]
            + Clearing.arrival(
                of: deduction.taken, to: deduction.employee, on: context.today, state)
    }
}
