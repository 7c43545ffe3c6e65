public import Ledger
import LedgerAPI

/// What a service needs to know of the world around it.
public struct ServiceOptions: Sendable {
    /// The file of the books.
    public var path: String
    /// As it was given, where it leads there by symbolic links.
    public var givenPath: String
    /// The folder of the backups.
    public var backups: String
    /// The folder below which people lay files to be imported, told to those who ask; nil: none.
    public var imports: String?
    /// Users that hold the role `operator`: root, and the daemon's own.
    public var operators: Set<UInt32>
    /// Where a simulated clock begins; nil for the system's. Only for training books.
    public var simulatedFrom: SimulatedStart?
    /// Whether the host's clock is believed whatever it shows (R-CLR-6).
    public var trustsClock = false
    public var housekeeping: Housekeeping
    /// How much one person may take up.
    public var quotas = Quotas()
    /// What the process that serves knows of itself, for `server.metrics`.
    public var measures: (any ServiceMeasures)?
    /// What the host says of login names.
    public var logins = HostLogins.system
    /// Stated by `server.info`.
    public var version: String
    /// Is told why a call failed, where its reply does not say.
    public var faults: (@Sendable (ServiceFault) -> Void)?

    /// A day's beginning in the ledger's own time, or a moment.
    public enum SimulatedStart: Sendable, Hashable {
        case day(Day)
        case instant(Instant)
    }

    /// `backups`: beside the books if absent.
    public init(
        path: String, backups: String? = nil, operators: Set<UInt32>,
        simulatedFrom: SimulatedStart? = nil, housekeeping: Housekeeping = Housekeeping(),
        measures: (any ServiceMeasures)? = nil, version: String = ServiceOptions.currentVersion
    ) {
        self.path = path
        givenPath = path
        self.backups = backups ?? Self.usualBackups(of: path)
        self.operators = operators
        self.simulatedFrom = simulatedFrom
        self.housekeeping = housekeeping
        self.measures = measures
        self.version = version
    }

    /// The folder `backups` beside the books.
    public static func usualBackups(of books: String) -> String {
        let slash = books.lastIndex(of: "/")
        return slash.map { String(books[...$0]) + "backups" } ?? "backups"
    }

    public static let currentVersion = Version.current
}
