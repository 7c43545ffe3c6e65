/// How much a line of the log matters; the numbers are syslog's.
public enum LogLevel: Int, Sendable, CaseIterable, Comparable {
    case critical = 2
    case error = 3
    case warning = 4
    case notice = 5
    /// Each request.
    case info = 6

    /// In the configuration.
    public var name: String {
        switch self {
        case .critical: "critical"
        case .error: "error"
        case .warning: "warning"
        case .notice: "notice"
        case .info: "info"
        }
    }

    public init?(name: String) {
        guard let level = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = level
    }

    /// The more it matters, the less it is.
    public static func < (left: LogLevel, right: LogLevel) -> Bool {
        left.rawValue < right.rawValue
    }
}
