import JSON
import LedgerExports

/// Comma- or tab-separated text: on top that the books are for training, below the sums, the
/// period and the head.
struct DelimitedSheet: ExportSheet {
    private let columns: [ExportColumn]
    private let language: Language
    private var writer: CSVWriter
    private var rows: DelimitedRows

    /// - Parameter mark: whether the text begins with a byte order mark.
    init(_ columns: [ExportColumn], _ dialect: CSVDialect, _ language: Language, mark: Bool) {
        self.columns = columns
        self.language = language
        writer = CSVWriter(dialect: dialect, mark: mark)
        rows = DelimitedRows(columns, language)
    }

    mutating func begin(_ heading: ExportHeading) {
        if let training = heading.training(language) { writer.write([.text(training)]) }
        writer.write(columns.map { .text($0.heading[language]) })
    }

    mutating func add(_ row: JSON) {
        writer.write(columns.map { $0.field(in: row, language).delimited })
    }

    mutating func add(_ rows: JSONRows) throws(JSONFault) -> Int {
        try self.rows.write(rows, to: &writer)
    }

    mutating func end(_ summary: JSON) {
        writer.write(totals(columns, summary, language).map(\.delimited))
        let facts = Facts(summary)
        writer.write([
            .text(Phrase(zh: "期间", en: "period")[language]), .text(facts("from")),
            .text(facts("to")),
        ])
        writer.write([
            .text(Phrase(zh: "台账末笔", en: "head of the books")[language]), .text(facts("seq")),
            .text(facts("head")),
        ])
    }

    mutating func take() -> [UInt8] { writer.take() }
}

/// The rows as the daemon gives them, one a line; the last line has the sums, the kind of the books
/// and the rest.
struct JSONLinesSheet: ExportSheet {
    private var lines: [UInt8] = []

    mutating func begin(_ heading: ExportHeading) {}

    mutating func add(_ row: JSON) {
        row.encode(into: &lines)
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
