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

    /// The works number; nil where it is nobody's.
    public var employee: EmployeeID? {
        if case .employee(let employee) = self { employee } else { nil }
    }

    /// Is it this employee?
    public func `is`(_ employee: EmployeeID) -> Bool { self == .employee(employee) }
}
