import Ledger

/// Who may call a method: anyone, certain roles, or whose record it is (R-ORG-4).
struct Access: Sendable {
    /// Callers without any role, too.
    var anyone = false
    var roles: Set<Role> = []
    /// Whose record the call is about, where its owner may call as well.
    var owner: Owner?

    /// How a call names whose record it is about.
    enum Owner: Sendable {
        /// The parameter `employee`, or the caller where it is absent.
        case employee
        case claim
        case redemption
        case deduction
        /// The parameter `participant`, or the caller where it is absent.
        case participant
        /// Only the caller's own: other works numbers are left out of the answer.
        case callersOwn
    }

    static let anyone = Access(anyone: true)
    /// Whoever holds any role.
    static let known = Access(roles: Set(Role.allCases).subtracting([.kiosk]))

    static func roles(_ roles: Role...) -> Access { Access(roles: Set(roles)) }

    static func seeingAll(or others: Role...) -> Access {
        Access(roles: Caller.seeingAll.union(others))
    }

    func orOwner(_ owner: Owner) -> Access {
        var access = self
        access.owner = owner
        return access
    }
}

extension Access {
    /// Nil where the caller may; the kind of refusal otherwise.
    func refuses(
        _ caller: Caller, _ arguments: Arguments, in state: some LedgerState
    ) -> ServiceError? {
        if anyone || caller.holds(any: roles) { return nil }
        guard let owner, let employee = caller.employee else { return .notPermitted(takes: roles) }
        switch subject(owner, arguments, state) {
        case .absent: return nil
        case .somebody(let subject): return subject == employee ? nil : .notPermitted(takes: roles)
        }
    }

    private enum Subject {
        case somebody(EmployeeID)
        /// There is no such record: the rules will say so.
        case absent
    }

    private func subject(
        _ owner: Owner, _ arguments: Arguments, _ state: some LedgerState
    ) -> Subject {
        let employee: EmployeeID? =
            switch owner {
            case .employee, .callersOwn: arguments.employee("employee")
            case .participant: arguments.employee("participant")
            case .claim: arguments.id("claim", ClaimID.self).flatMap { state.claim($0)?.employee }
            case .redemption:
                arguments.id("redemption", RedemptionID.self)
                    .flatMap { state.redemption($0)?.employee }
            case .deduction:
                arguments.id("deduction", DeductionID.self)
                    .flatMap { state.deduction($0)?.employee }
            }
        return employee.map { .somebody($0) } ?? .absent
    }
}
