import Ledger
import LedgerAPI

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
