public import LedgerValues

/// Who may call a method: anyone, certain roles, or whose record it is (R-ORG-4).
public struct Access: Sendable {
    /// Callers without any role, too.
    public var anyone = false
    public var roles: Set<Role> = []
    /// Whose record the call is about, where its owner may call as well.
    public var owner: Owner?

    /// How a call names whose record it is about.
    public enum Owner: Sendable {
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

    public init(anyone: Bool = false, roles: Set<Role> = [], owner: Owner? = nil) {
        self.anyone = anyone
        self.roles = roles
        self.owner = owner
    }

    /// Those who see every account and claim (R-ORG-4).
    public static let seeingAll: Set<Role> = [.administrator, .reviewer, .leader, .auditor]

    public static let anyone = Access(anyone: true)
    /// Whoever holds any role.
    public static let known = Access(roles: Set(Role.allCases).subtracting([.kiosk]))

    public static func roles(_ roles: Role...) -> Access { Access(roles: Set(roles)) }

    public static func seeingAll(or others: Role...) -> Access {
        Access(roles: Self.seeingAll.union(others))
    }

    public func orOwner(_ owner: Owner) -> Access {
        var access = self
        access.owner = owner
        return access
    }
}
