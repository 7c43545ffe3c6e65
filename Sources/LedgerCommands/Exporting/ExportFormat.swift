import LedgerExports

/// What an export can be written as.
enum ExportFormat: String, CaseIterable {
    case csv, tsv, jsonl, xlsx, hledger

    /// The formats that a kind of export has: the journal alone is something for hledger.
    static func all(for kind: ExportKind) -> [ExportFormat] {
        allCases.filter { $0 != .hledger || kind.isJournal }
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

    /// - Parameter mark: of the byte order, where the format may begin with one.
    func sheet(of kind: ExportKind, _ language: Language, mark: Bool) -> any ExportSheet {
        switch self {
        case .csv: DelimitedSheet(kind.columns, .commas, language, mark: mark)
        case .tsv: DelimitedSheet(kind.columns, .tabs, language, mark: mark)
        case .jsonl: JSONLinesSheet()
        case .xlsx: WorkbookSheet(kind, language)
        case .hledger: JournalSheet()
        }
    }
}
