import JSON
import LedgerExports

/// One column of an export, and how its values are written.
struct ExportColumn: Sendable {
    let name: String
    let heading: Phrase
    /// The member of `sums` that adds it up.
    let sum: String?
    private let read: @Sendable (JSON, Language) -> ExportField

    private init(
        _ name: String, _ heading: Phrase, _ sum: String? = nil,
        read: @escaping @Sendable (JSON, Language) -> ExportField
    ) {
        self.name = name
        self.heading = heading
        self.sum = sum
        self.read = read
    }

    /// The column's value in a row of the answer.
    func field(in row: JSON, _ language: Language) -> ExportField {
        guard let value = row[name], !value.isNull else { return .empty }
        return read(value, language)
    }

    /// The column's sum, where it has one.
    func total(in sums: JSON?, _ language: Language) -> ExportField {
        guard let sum, let value = sums?[sum] else { return .empty }
        return read(value, language)
    }

    static func text(_ name: String, _ heading: Phrase) -> ExportColumn {
        ExportColumn(name, heading) { value, _ in .text(value.plain) }
    }

    static func integer(_ name: String, _ heading: Phrase, sum: String? = nil) -> ExportColumn {
        ExportColumn(name, heading, sum) { value, _ in value.int.map { .integer($0) } ?? .empty }
    }

    /// Fen, written as yuan.
    static func yuan(_ name: String, _ heading: Phrase, sum: String? = nil) -> ExportColumn {
        ExportColumn(name, heading, sum) { value, _ in
            value.int.map { .hundredths($0) } ?? .empty
        }
    }

    static func term(_ name: String, _ heading: Phrase, _ glossary: Glossary) -> ExportColumn {
        ExportColumn(name, heading) { value, language in
            .text(glossary.phrase(for: value.plain)[language])
        }
    }

    static func day(_ name: String, _ heading: Phrase) -> ExportColumn {
        ExportColumn(name, heading) { value, _ in .day(value.plain) }
    }

    /// To the second, as spreadsheets read it: `2026-11-03 09:00:00`.
    static func instant(_ name: String, _ heading: Phrase) -> ExportColumn {
        ExportColumn(name, heading) { value, _ in .moment(Forms.second(value.plain)) }
    }
}

/// What an export holds: its method, its columns, and what it is called.
struct ExportKind: Sendable {
    let name: String
    let summary: Phrase
    let columns: [ExportColumn]
    /// The stock is of the whole site.
    var hasDepartments = true
    /// The journal alone can be written for hledger.
    var isJournal = false
}
