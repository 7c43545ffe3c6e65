extension Employee {
    /// Refuses, in this order: an unknown (or, enrolling, a known) works number; somebody who
    /// left, or, for `return` and `eraseName`, did not; oneself leaving, coming back, or taking
    /// another user; the last leader leaving (R-ORG-9); a user bound to somebody else.
    static func decide(
        _ command: Command, _ context: Context, _ state: some LedgerState
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        switch command {
        case .enrol(let id, let department, let type, let user):
            if state.employee(id) != nil, !state.isUnenrolled(id) { throw .employee(.exists(id)) }
            let enrolled = Ledger.Event.employee(id, .enrolled(department: department, type: type))
            guard let user else { return [enrolled] }
            try requireFree(user, for: id, state)
            return [enrolled, .employee(id, .bound(user: user))]

        case .move(let id, let department):
            let employee = try state.requireActive(id)
            if employee.department == department {
                throw .employee(.alreadyInDepartment(id, department))
            }
            return [.employee(id, .moved(department: department))]

        case .retype(let id, let type, let day):
            return [try retyped(id, type, from: day ?? context.today, context, state)]

        case .leave(let id):
            let employee = try state.requireActive(id)
            try context.forbidSelf(id, .ownDeparture)
            try state.requireOtherLeader(than: employee.holders)
            return departure(of: employee, context, state)

        case .return(let id, let department):
            let employee = try state.requireEmployee(id)
            if employee.active { throw .employee(.stillActive(id)) }
            try context.forbidSelf(id, .ownDeparture)
            // Books of earlier versions kept the roles of who left: coming back brings none.
            return [.employee(id, .returned(department: department ?? employee.department))]
                + rolesLost(by: employee, state)

        case .bind(let id, let user):
            let employee = try state.requireActive(id)
            if employee.user != nil { try context.forbidSelf(id, .ownBinding) }
            try requireFree(user, for: id, state)
            return [.employee(id, .bound(user: user))]

        case .rename(let id):
            _ = try state.requireEmployee(id)
            return [.employee(id, .renamed)]

        case .eraseName(let id):
            let employee = try state.requireEmployee(id)
            if employee.active { throw .employee(.stillActive(id)) }
            return [.employee(id, .nameErased)]

        case .unenrol(let id, let made):
            return try unenrol(id, of: made, context, state)
        }
    }

    /// Roles are lost for good (R-ORG-9). Claims under review are closed as withdrawn; what is on
    /// notice stays. The balance is kept until the next clearing, or cleared at once and whenever
    /// something comes later, as the policy of this day says (R-ORG-5).
    private static func departure(
        of employee: Employee, _ context: Context, _ state: some LedgerState
    ) -> [Ledger.Event] {
        var events = [Ledger.Event.employee(employee.id, .left)]
        events += rolesLost(by: employee, state)
        let claims = state.claimsUnderReview(of: employee.id, limit: LongWork.atOnce + 1)
        events +=
            claims.count > LongWork.atOnce
            ? [.work(.begun(.departure(employee.id)))]
            : claims.map { .claim($0, .withdrawn(.departure)) }
        if state.policies.policy(on: context.today)?.onDeparture == .clear {
            events += Clearing.departure(
                of: employee.id, available: state.account(of: employee.id).available,
                on: context.today)
        }
        return events
    }

    private static func rolesLost(
        by employee: Employee, _ state: some LedgerState
    ) -> [Ledger.Event] {
        employee.holders.flatMap { holder in
            let held = state.roles(of: holder)
            return Role.allCases.filter(held.contains).map { role in
                Ledger.Event.role(.withdrawn(role, from: holder))
            }
        }
    }

    private static func requireFree(
        _ user: String, for id: EmployeeID, _ state: some LedgerState
    ) throws(Ledger.Refusal) {
        if let other = state.employee(boundTo: user), other != id {
            throw .employee(.userTaken(user: user, by: other))
        }
    }
}
