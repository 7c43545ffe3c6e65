import Ledger
import LedgerAPI

/// Who is calling, and what they may be: from the kernel's word on the uid, by the books' own
/// bindings and grants.
struct Caller {
    /// The system user; nil for a uid without a name.
    let user: String?
    let actor: Actor
    /// The works number; also of somebody who left.
    let employee: EmployeeID?
    let roles: Set<Role>

    /// Those who see every account and claim (R-ORG-4).
    static let seeingAll = Access.seeingAll

    func holds(any wanted: Set<Role>) -> Bool { !roles.isDisjoint(with: wanted) }
}

extension Caller {
    /// Root and the daemon's own user are the operator, and nobody else at the same time.
    static func identify(
        uid: UInt32, user: String?, operators: Set<UInt32>, in state: some LedgerState
    ) -> Caller {
        if operators.contains(uid) {
            return Caller(user: user, actor: .operator, employee: nil, roles: [.operator])
        }
        guard let user, RoleHolder.accepts(user: user) else {
            return Caller(user: nil, actor: .user("uid-\(uid)"), employee: nil, roles: [])
        }
        let holder = state.employee(boundTo: user).map { RoleHolder.employee($0) }
        return acting(as: holder ?? .user(user), in: state)
    }

    /// Roles granted to the works number and to its login name both count. Who left keeps none
    /// but what is left of their own account (R-ORG-5).
    static func acting(as holder: RoleHolder, in state: some LedgerState) -> Caller {
        switch holder {
        case .user(let name):
            return Caller(
                user: name, actor: .user(name), employee: nil, roles: state.roles(of: holder))
        case .employee(let id):
            let employee = state.employee(id)
            var roles: Set<Role> = []
            if employee?.active ?? false {
                roles = state.roles(of: holder).union([.employee])
                if let user = employee?.user { roles.formUnion(state.roles(of: .user(user))) }
            }
            return Caller(
                user: employee?.user, actor: .employee(id), employee: id, roles: roles)
        }
    }
}
