import JSON
import LedgerExports

/// Comma- or tab-separated text: one header and rows, the same number of fields in each
/// (R-BOOK-10). In training books a last column says so in every row.
struct DelimitedSheet: ExportSheet {
    private let columns: [ExportColumn]
    private let language: Language
    /// Shown as it comes, to people: without a mark, and nothing in it can steer a terminal.
    private let isOnTerminal: Bool
    private var writer: CSVWriter
    private var rows: DelimitedRows

    static let books = Phrase(zh: "台账", en: "books")

    init(
        _ columns: [ExportColumn], _ dialect: CSVDialect, _ language: Language, onTerminal: Bool
    ) {
        self.columns = columns
        self.language = language
        isOnTerminal = onTerminal
        writer = CSVWriter(
            dialect: dialect, mark: !onTerminal, lineEnd: onTerminal ? "\n" : "\r\n")
        rows = DelimitedRows(columns, language)
    }

    mutating func begin(_ heading: ExportHeading) {
        rows.last = heading.training(language)
        let books = rows.last == nil ? [] : [Self.books[language]]
        writer.write((columns.map { $0.heading[language] } + books).map { .text($0) })
    }

    mutating func add(_ row: JSON) {
        let fields = columns.map { $0.field(in: row, language).delimited }
        writer.write(
            (isOnTerminal ? fields.map(\.visible) : fields) + (rows.last.map { [.text($0)] } ?? []))
    }

    mutating func add(_ rows: JSONRows) throws(JSONFault) -> Int {
        guard isOnTerminal else { return try self.rows.write(rows, to: &writer) }
        let values = try rows.values()
        for row in values { add(row) }
        return values.count
    }

    /// Sums, period and head stand beside the rows.
    mutating func end(_ summary: JSON) {}

    mutating func take() -> [UInt8] { writer.take() }
}

extension CSVField {
    fileprivate var visible: CSVField {
        switch self {
        case .text(let text): .text(text.visible)
        case .moment(let text): .moment(text.visible)
        case .integer, .hundredths, .empty: self
        }
    }
}

/// The rows as the daemon gives them, one a line; the last line has the sums, the kind of the books
/// and the rest.
struct JSONLinesSheet: ExportSheet {
    let isOnTerminal: Bool
    private var lines: [UInt8] = []

    init(onTerminal: Bool) { isOnTerminal = onTerminal }

    mutating func begin(_ heading: ExportHeading) {}

    mutating func add(_ row: JSON) {
        if isOnTerminal {
            lines += row.text.escapedForTerminal.utf8
        } else {
            row.encode(into: &lines)
        }
        lines.append(UInt8(ascii: "\n"))
    }

    mutating func end(_ summary: JSON) {
        var last = summary.object ?? [:]
        last["rows"] = nil
        add(.object(last))
    }

    mutating func take() -> [UInt8] {
        defer { lines.removeAll(keepingCapacity: true) }
        return lines
    }
}
