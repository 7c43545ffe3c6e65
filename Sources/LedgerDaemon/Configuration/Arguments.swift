import LedgerAPI

/// What stands on jifend's command line.
public struct Arguments: Sendable, Hashable {
    public enum Action: Sendable, Hashable {
        case serve, checkConfiguration, version, help
        /// Puts a backup in the place of the books, and serves nothing.
        case restore(file: String)
    }

    public var action = Action.serve
    public var books: String?
    public var backups: String?
    public var socket: String?
    public var config: String?
    public var simulate: String?
    public var log: String?
    /// Restores over newer books too.
    public var isForced = false

    public init() {}

    private static let names = [
        "--books", "--backups", "--socket", "--config", "--simulate", "--log", "--restore",
        "--force", "--check-config", "--version", "--help", "-h",
    ]

    /// `words`: without the program's name. A value follows its flag, or stands behind `=`.
    public init(_ words: [String]) throws(ConfigurationError) {
        if let word = words.first(where: { !SystemText.isUTF8($0) }) { throw .notUTF8(word) }
        var words = words[...]
        while let word = words.popFirst() {
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts[0])
            guard Self.names.contains(name) else {
                let nearest = Suggestion.nearest(name, in: Self.names)
                throw .unknownArgument(word, nearest: nearest)
            }
            if let action = Self.action(name) {
                guard parts.count == 1 else { throw .needlessValue(name) }
                self.action = action
                continue
            }
            if name == "--force" {
                guard parts.count == 1 else { throw .needlessValue(name) }
                isForced = true
                continue
            }
            guard let value = parts.count == 2 ? String(parts[1]) : words.popFirst(),
                !value.isEmpty
            else { throw .missingValue(name) }
            set(name, value)
        }
    }

    private static func action(_ name: String) -> Action? {
        switch name {
        case "--check-config": .checkConfiguration
        case "--version": .version
        case "--help", "-h": .help
        default: nil
        }
    }

    private mutating func set(_ name: String, _ value: String) {
        switch name {
        case "--books": books = value
        case "--backups": backups = value
        case "--restore": action = .restore(file: value)
        case "--socket": socket = value
        case "--config": config = value
        case "--simulate": simulate = value
        default: log = value
        }
    }

    public static let help = """
        jifend keeps one enterprise's books of safety points (积分) and serves them on a socket.

          --books PATH       the books            JIFEN_BOOKS
          --backups FOLDER   where backups go; `backups` beside the books   JIFEN_BACKUPS
          --socket PATH      where clients come   JIFEN_SOCKET
          --config FILE      JSON5                JIFEN_CONFIG
          --log LEVEL        critical, error, warning, notice or info (each request)   JIFEN_LOG
          --simulate DAY     training books only: a clock that begins on this day and is
                             advanced by hand   JIFEN_SIMULATE
          --restore FILE     puts a backup in the place of the books, then ends; the books that were
                             there stay under another name. No daemon may serve them meanwhile
          --force            restore although the books go on beyond the backup
          --check-config     says whether the configuration is good, and serves nothing
          --version, --help

        A flag comes before the variable, the variable before the file, the file before the default.

        """
}
