/// Options that every command takes, before its words or after.
package struct GlobalOptions: Sendable {
    package static let lang = Option("lang", "zh|en", Phrase(zh: "语言", en: "language"))
    package static let json = Option(
        "json", Phrase(zh: "输出一个 JSON 值", en: "print one JSON value"))
    package static let jsonl = Option(
        "jsonl", Phrase(zh: "每行输出一个 JSON 值", en: "print one JSON value a line"))
    package static let plain = Option(
        "plain", Phrase(zh: "以制表符分隔，不带表头", en: "print fields between tabs, no headings"))
    package static let quiet = Option(
        "quiet", Phrase(zh: "不输出提示和进度", en: "no notes, no progress"), short: "q")
    package static let verbose = Option(
        "verbose", Phrase(zh: "输出请求编号等细节", en: "also print request ids and the like"),
        short: "v")
    package static let yes = Option(
        "yes", Phrase(zh: "不再询问，直接办理", en: "do not ask, do it"), short: "y")
    package static let dryRun = Option(
        "dry-run", Phrase(zh: "只演算，不入账", en: "rehearse: compute all, change nothing"))
    package static let socket = Option(
        "socket", "PATH", Phrase(zh: "jifend 的套接字", en: "jifend's socket"))
    package static let actingAs = Option(
        "as", "WHO",
        Phrase(zh: "演练台账中以某人身份操作", en: "act as somebody, in training books only"))
    package static let help = Option("help", Phrase(zh: "帮助", en: "help"), short: "h")
    package static let version = Option(
        "version", Phrase(zh: "版本", en: "the version"), short: "V")

    package static let all = [
        lang, json, jsonl, plain, quiet, verbose, yes, dryRun, socket, actingAs, help,
        version,
    ]

    private let arguments: Arguments
    package let format: OutputFormat

    init(_ arguments: Arguments) throws(UsageFault) {
        if let word = arguments.value(Self.lang), Language(rawValue: word) == nil {
            throw .badValue(
                of: Phrase("--lang"), word, wanted: Phrase(zh: " zh 或 en", en: "zh or en"))
        }
        let formats = [Self.json, Self.jsonl, Self.plain].filter { arguments.has($0) }
        if formats.count > 1 { throw .conflict(formats[0], formats[1]) }
        self.arguments = arguments
        switch formats.first?.name {
        case Self.json.name: format = .json
        case Self.jsonl.name: format = .jsonLines
        case Self.plain.name: format = .plain
        default: format = .table
        }
    }

    package var isQuiet: Bool { arguments.has(Self.quiet) }
    package var isVerbose: Bool { arguments.has(Self.verbose) }
    package var agreesToAll: Bool { arguments.has(Self.yes) }
    package var isDryRun: Bool { arguments.has(Self.dryRun) }
    package var socket: String? { arguments.value(Self.socket) }
    package var actingAs: String? { arguments.value(Self.actingAs) }
}

/// For whom output is.
package enum OutputFormat: Sendable {
    case table
    case plain
    case json
    case jsonLines
}
