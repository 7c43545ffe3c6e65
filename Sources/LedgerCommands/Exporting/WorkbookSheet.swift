import JSON
import LedgerExports

/// A workbook: the rows with typed cells, and a second sheet that says what they are of.
struct WorkbookSheet: ExportSheet {
    private let kind: ExportKind
    private let language: Language
    private var writer: XLSXWriter?

    init(_ kind: ExportKind, _ language: Language) {
        self.kind = kind
        self.language = language
    }

    mutating func begin(_ heading: ExportHeading) {
        writer = XLSXWriter(
            sheet: kind.title[language], title: heading.training(language),
            headings: kind.columns.map { $0.heading[language] }, measure: { TextWidth.of($0) })
    }

    mutating func add(_ row: JSON) {
        writer?.write(kind.columns.map { $0.field(in: row, language) })
    }

    mutating func end(_ summary: JSON) {
        let totals = totals(kind.columns, summary, language)
        writer?.end(
            totals: totals,
            notesSheet: Phrase(zh: "说明", en: "about")[language],
            notes: ExportNotes.fields(summary, language))
    }

    var isFull: Bool { writer?.isFull ?? false }

    mutating func take() -> [UInt8] { writer?.take() ?? [] }
}
