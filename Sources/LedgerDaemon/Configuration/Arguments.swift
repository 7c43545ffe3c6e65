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

    /// A restore needs no socket.
    var servesNothing: Bool {
        if case .restore = action { true } else { false }
    }

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

    static let helpInChinese = """
        jifend 保管一家企业的安全积分台账，在套接字上提供服务。

          --books 路径       台账文件             JIFEN_BOOKS
          --backups 目录     备份放在哪里，不写就是台账旁边的 backups   JIFEN_BACKUPS
          --socket 路径      从哪里连接           JIFEN_SOCKET
          --config 文件      配置（JSON5）        JIFEN_CONFIG
          --log 级别         critical、error、warning、notice 或 info（每个请求一行）   JIFEN_LOG
          --simulate 日期    只用于演练台账：时钟从这天开始，由人拨快   JIFEN_SIMULATE
          --restore 文件     用备份替换台账后结束；原来的台账改名留着，这期间不能有 jifend 在用它
          --force            即使会丢掉备份之后的账，也恢复
          --check-config     检查配置，不启动
          --version、--help

        先看选项，再看环境变量，再看配置文件，都没有就用默认值。

        """
}
