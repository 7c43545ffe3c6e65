extension Employee {
    /// Takes an enrolment back with the import that made it (R-IMP-2).
    ///
    /// Refuses, in this order: an unknown works number; somebody who left; oneself (R-ORG-9);
    /// somebody under whose works number anything stands but the enrolment, a login and a name.
    static func unenrol(
        _ id: EmployeeID, of made: ImportID, _ context: Context, _ state: some LedgerState
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        let employee = try state.requireActive(id)
        try context.forbidSelf(id, .ownDeparture)
        let isNew = state.entries(of: .employee(id)).allSatisfy { entry in
            switch entry.event {
            case .employee(_, .enrolled), .employee(_, .bound), .employee(_, .renamed),
                .employee(_, .unenrolled):
                true
            default: false
            }
        }
        let holdsRole = employee.holders.contains { !state.roles(of: $0).isEmpty }
        if !isNew || holdsRole || state.hasClaims(of: id) || state.lastMovement(of: id) != nil {
            throw .employee(.inUse(id))
        }
        return [.employee(id, .unenrolled(made))]
    }
}

extension LedgerState {
    /// The works number was given by an import that was taken back, and by nobody since.
    public func isUnenrolled(_ id: EmployeeID) -> Bool {
        guard let employee = employee(id), !employee.active,
            case .employee(_, .unenrolled)? = entries(of: .employee(id)).last?.event
        else { return false }
        return true
    }
}
