extension RecordedEvent {
    func evolve(
        _ id: DeductionID, _ event: Deduction.Event, on day: Day,
        _ state: inout some LedgerState
    ) {
        switch event {
        case .recorded(let recorded):
            state.put(
                Deduction(
                    id: id, employee: recorded.employee, item: recorded.item,
                    points: recorded.points, taken: recorded.taken, occurred: recorded.occurred,
                    department: recorded.department, reversed: false))
            state.rank(
                -recorded.ranked, of: recorded.employee, department: recorded.department, on: day)
        case .appealed(let appeal, _):
            let own = state.deduction(id).map { actor.is($0.employee) } ?? true
            state.put(
                Appeal(
                    id: appeal, deduction: id, registeredBy: own ? nil : actor,
                    raisedAt: effectiveAt, outcome: .open))
        case .appealDecided(let appealID, let outcome, _):
            guard var appeal = state.appeal(appealID) else { return }
            appeal.outcome = outcome
            state.put(appeal)
        case .reversed(let reversed):
            guard var deduction = state.deduction(id) else { return }
            deduction.reversed = true
            state.put(deduction)
            state.rank(
                reversed.ranked, of: reversed.employee, department: reversed.department,
                on: reversed.deductedOn ?? day)
        }
    }
}
