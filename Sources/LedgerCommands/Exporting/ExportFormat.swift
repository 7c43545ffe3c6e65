import LedgerExports

/// What an export can be written as.
enum ExportFormat: String, CaseIterable {
    case csv, tsv, jsonl, xlsx, hledger

    /// The formats that a kind of export has: the journal alone is something for hledger.
    static func all(for kind: ExportKind) -> [ExportFormat] {
        allCases.filter { $0 != .hledger || kind.isJournal }
    }

    /// How the names of its files end, in small letters.
    var endings: [String] {
        switch self {
        case .csv: ["csv"]
        case .tsv: ["tsv", "tab"]
        case .jsonl: ["jsonl", "ndjson"]
        case .xlsx: ["xlsx"]
        case .hledger: ["journal", "hledger"]
        }
    }

    /// Endings by which other programs would take a file for something that none of these is.
    private static let foreign: Set = [
        "xls", "xlsm", "xlsb", "ods", "et", "json", "html", "htm", "xml", "pdf", "doc", "docx",
        "wps",
        "sqlite", "db", "parquet", "zip", "gz", "xz", "zst", "7z", "rar",
    ]

    static func isForeign(_ ending: String) -> Bool { foreign.contains(ending) }

    /// What follows the last dot of a file's name, in small letters; nil where nothing does.
    static func ending(of path: String) -> String? {
        let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex,
            name.index(after: dot) != name.endIndex
        else { return nil }
        return name[name.index(after: dot)...].lowercased()
    }

    init?(ending: String) {
        guard let format = Self.allCases.first(where: { $0.endings.contains(ending) }) else {
            return nil
        }
        self = format
    }

    /// Nothing that a terminal can show.
    var isBinary: Bool {
        switch self {
        case .xlsx: true
        case .csv, .tsv, .jsonl, .hledger: false
        }
    }

    /// What every account held before the period comes first.
    var beginsWithBalances: Bool {
        switch self {
        case .hledger: true
        case .csv, .tsv, .jsonl, .xlsx: false
        }
    }

    /// It holds rows and nothing else, so that period, sums and head go into a file of their own.
    var holdsRowsOnly: Bool {
        switch self {
        case .csv, .tsv: true
        case .jsonl, .xlsx, .hledger: false
        }
    }

    func sheet(of kind: ExportKind, _ language: Language, onTerminal: Bool) -> any ExportSheet {
        switch self {
        case .csv: DelimitedSheet(kind.columns, .commas, language, onTerminal: onTerminal)
        case .tsv: DelimitedSheet(kind.columns, .tabs, language, onTerminal: onTerminal)
        case .jsonl: JSONLinesSheet(onTerminal: onTerminal)
        case .xlsx: WorkbookSheet(kind, language)
        case .hledger: JournalSheet()
        }
    }
}
