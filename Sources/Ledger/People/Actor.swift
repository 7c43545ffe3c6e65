/// Who asked for a change, as entries carry it; never a name (R-ORG-6).
public enum Actor: Hashable, Sendable {
    case employee(EmployeeID)
    /// A system user without a works number, such as an auditor of the county.
    case user(String)
    /// Root or the daemon's own user: set-up, no points.
    case `operator`
    /// Nobody: what fell due.
    case clock

    /// Words that can be no works number.
    static let reserved: Set<String> = ["operator", "clock", "system"]

    public init?(_ text: String) {
        switch text {
        case "operator": self = .operator
        case "clock": self = .clock
        default:
            guard let holder = RoleHolder(text) else { return nil }
            self.init(holder)
        }
    }

    public init(_ holder: RoleHolder) {
        switch holder {
        case .employee(let employee): self = .employee(employee)
        case .user(let user): self = .user(user)
        }
    }

    public var text: String {
        switch self {
        case .employee(let employee): employee.text
        case .user(let user): RoleHolder.user(user).text
        case .operator: "operator"
        case .clock: "clock"
        }
    }

    /// Is it this employee?
    public func `is`(_ employee: EmployeeID) -> Bool { self == .employee(employee) }
}

/// What a person may do (R-ORG-2).
public enum Role: String, CaseIterable, Sendable {
    /// 员工
    case employee
    /// 积分管理员
    case administrator
    /// 安全管理部门
    case reviewer
    /// 财务部门
    case finance
    /// 领导小组
    case leader
    /// 县安防办
    case auditor
    /// A shared terminal (R-ORG-7)
    case kiosk
    /// The daemon's own user and root; cannot be granted
    case `operator`

    /// Held by events; the others follow from who somebody is.
    public var canBeGranted: Bool { self != .employee && self != .operator }
}

/// Whom a role is granted to: a works number, or a system user `user:NAME`.
public enum RoleHolder: Hashable, Sendable {
    case employee(EmployeeID)
    case user(String)

    private static let prefix = "user:"

    public init?(_ text: String) {
        if text.hasPrefix(Self.prefix) {
            let user = String(text.dropFirst(Self.prefix.count))
            guard Self.accepts(user: user) else { return nil }
            self = .user(user)
        } else {
            guard let employee = EmployeeID(text) else { return nil }
            self = .employee(employee)
        }
    }

    public var text: String {
        switch self {
        case .employee(let employee): employee.text
        case .user(let user): Self.prefix + user
        }
    }

    /// A login name: 1 to 32 bytes without white space, control characters or colons.
    public static func accepts(user: String) -> Bool {
        (1...32).contains(user.utf8.count)
            && user.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && $0 != 0x3A }
    }
}
