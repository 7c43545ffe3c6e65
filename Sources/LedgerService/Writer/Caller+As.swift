import Ledger
import LedgerStore

extension Caller {
    /// Who calls, or whom the operator of a training book acts as (R-TIME-5). On real books the
    /// kernel's word is the only one.
    static func identify(
        _ call: ServiceCall, _ users: UserNames, _ options: ServiceOptions,
        as holder: RoleHolder?, in state: StoredState
    ) throws(ServiceError) -> Caller {
        if let person = call.person {
            if case .employee(let id) = person, state.employee(id) == nil {
                throw .refused(.employee(.unknown(id)))
            }
            return acting(as: person, in: state)
        }
        let caller = identify(
            uid: call.uid, user: users.name(of: call.uid), operators: options.operators,
            in: state)
        guard let holder else { return caller }
        guard state.books?.kind == .training, caller.roles.contains(.operator) else {
            throw .asRefused
        }
        if case .employee(let id) = holder, state.employee(id) == nil {
            throw .refused(.employee(.unknown(id)))
        }
        return acting(as: holder, in: state)
    }
}
