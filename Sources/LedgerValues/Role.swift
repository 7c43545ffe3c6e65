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
            && !user.unicodeScalars.contains("\u{FFFD}")
    }
}
