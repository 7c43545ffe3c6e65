import JSON
import LedgerExports

/// One column of an export, and how its values are written.
struct ExportColumn: Sendable {
    let name: String
    let heading: Phrase
    /// The member of `sums` that adds it up.
    let sum: String?
    let form: Form

    /// How a value is written.
    enum Form {
        case text
        case integer
        /// Fen, written as yuan.
        case yuan
        case term(Glossary)
        case day
        /// To the second, as spreadsheets read it: `2026-11-03 09:00:00`.
        case instant
    }

    private init(_ name: String, _ heading: Phrase, _ form: Form, sum: String? = nil) {
        self.name = name
        self.heading = heading
        self.form = form
        self.sum = sum
    }

    /// The column's value in a row of the answer.
    func field(in row: JSON, _ language: Language) -> ExportField {
        row[name].map { field($0, language) } ?? .empty
    }

    /// The column's sum, where it has one.
    func total(in sums: JSON?, _ language: Language) -> ExportField {
        guard let sum, let value = sums?[sum] else { return .empty }
        return field(value, language)
    }

    func field(_ value: JSON, _ language: Language) -> ExportField {
        if value.isNull { return .empty }
        return switch form {
        case .text: .text(value.plain)
        case .integer: value.int.map { .integer($0) } ?? .empty
        case .yuan: value.int.map { .hundredths($0) } ?? .empty
        case .term(let glossary): .text(glossary.phrase(for: value.plain)[language])
        case .day: .day(value.plain)
        case .instant: .moment(Forms.second(value.plain))
        }
    }

    static func text(_ name: String, _ heading: Phrase) -> ExportColumn {
        ExportColumn(name, heading, .text)
    }

    static func integer(_ name: String, _ heading: Phrase, sum: String? = nil) -> ExportColumn {
        ExportColumn(name, heading, .integer, sum: sum)
    }

    static func yuan(_ name: String, _ heading: Phrase, sum: String? = nil) -> ExportColumn {
        ExportColumn(name, heading, .yuan, sum: sum)
    }

    static func term(_ name: String, _ heading: Phrase, _ glossary: Glossary) -> ExportColumn {
        ExportColumn(name, heading, .term(glossary))
    }

    static func day(_ name: String, _ heading: Phrase) -> ExportColumn {
        ExportColumn(name, heading, .day)
    }

    static func instant(_ name: String, _ heading: Phrase) -> ExportColumn {
        ExportColumn(name, heading, .instant)
    }
}

/// What an export holds: its method, its columns, and what it is called.
struct ExportKind: Sendable {
    let name: String
    /// As the sheet of a workbook is called.
    let title: Phrase
    let summary: Phrase
    let columns: [ExportColumn]
    /// The stock is of the whole site.
    var hasDepartments = true
    /// The journal alone can be written for hledger.
    var isJournal = false
}
