import CSystem
import JSON
import Ledger
import LedgerAPI
import LedgerStore

/// What the host says of login names, for whoever gives one a role (R-ORG-9).
public struct HostLogins: Sendable {
    /// Of a login name; nil where the host knows no such user.
    let number: @Sendable (String) -> UInt32?

    public init(_ number: @escaping @Sendable (String) -> UInt32?) { self.number = number }

    /// As the system's own look-up has it, which may ask a directory server.
    public static let system = HostLogins { name in
        var uid: UInt32 = 0
        return cs_user_id(name, &uid) > 0 ? uid : nil
    }
}

extension ServiceOptions {
    /// Whether somebody can come with this login name and be more than the operator.
    func canAct(_ user: String) -> Bool {
        logins.number(user).map { !operators.contains($0) } ?? false
    }
}

extension CallScope {
    /// Refuses a login name under which nobody ever acts. In training books the operator acts as
    /// anybody, and no login is asked for.
    /// - Parameter isAccepted: somebody has said yes to a name that this host does not know.
    func requireLogin(_ user: String, isAccepted: Bool) throws(ServiceError) {
        if state.books?.kind == .training { return }
        if let uid = options.logins.number(user) {
            if options.operators.contains(uid) { throw .refused(.role(.operatorsLogin(user))) }
        } else if !isAccepted {
            throw .refused(.role(.loginUnknown(user)))
        }
    }

    /// As above, of whoever a role is given to; a works number has a login name if one is bound.
    func requireLogin(of holder: RoleHolder) throws(ServiceError) {
        guard case .user(let user) = holder else { return }
        try requireLogin(user, isAccepted: arguments.bool("unknownLogin"))
    }
}

extension ReadScope {
    /// How many lead, and how many of them have a login name that this host knows; whether the
    /// operator can put another in place of the first.
    var leadership: JSONObject {
        let leaders = state.leaders
        let reachable = leaders.filter { leader in
            switch leader {
            case .user(let user): options.canAct(user)
            case .employee(let id): state.employee(id)?.user.map(options.canAct) ?? false
            }
        }
        return [
            "count": .int(Int64(leaders.count)), "reachable": .int(Int64(reachable.count)),
            "correctable": .bool(state.unusedFirstLeader != nil),
        ]
    }
}

extension Parameter {
    static let unknownLogin = Parameter.optional(
        "unknownLogin", .truth, "true: take a login name that this host does not know, too")
}
