import JSON
import LedgerExports

/// An export while it is written in some format: what it is of, the rows, the sums, and the head
/// of the books (R-BOOK-2).
protocol ExportSheet {
    mutating func begin(_ heading: ExportHeading)
    mutating func add(_ row: JSON)
    /// - Returns: how many rows there were.
    mutating func add(_ rows: JSONRows) throws(JSONFault) -> Int
    /// - Parameter summary: the answer's last members: `sums`, `seq`, `head` and the rest.
    mutating func end(_ summary: JSON)
    /// What was written since the last time.
    mutating func take() -> [UInt8]
    /// The format holds no more.
    var isFull: Bool { get }
}

/// What is known of an export before its first row.
struct ExportHeading {
    let enterprise: String
    let isTraining: Bool
    let from: String
    let to: String

    /// What every sheet of a training book begins with.
    func training(_ language: Language) -> String? {
        isTraining ? Glossary.bookKinds.phrase(for: "training")[language] : nil
    }
}

extension ExportSheet {
    var isFull: Bool { false }

    mutating func add(_ rows: JSONRows) throws(JSONFault) -> Int {
        let values = try rows.values()
        for row in values { add(row) }
        return values.count
    }

    /// The sums under their columns, named in the first.
    func totals(
        _ columns: [ExportColumn], _ summary: JSON, _ language: Language
    ) -> [ExportField] {
        var totals = columns.map { $0.total(in: summary["sums"], language) }
        totals[0] = .text(Phrase(zh: "合计", en: "sum")[language])
        return totals
    }
}

/// What an export says of itself, a name and a value each.
enum ExportNotes {
    static func fields(_ summary: JSON, _ language: Language) -> [[ExportField]] {
        var notes: [[ExportField]] = []
        func add(_ name: Phrase, _ member: String, _ field: (JSON) -> ExportField) {
            guard let value = summary[member], !value.isNull else { return }
            notes.append([.text(name[language]), field(value)])
        }
        func text(_ value: JSON) -> ExportField { .text(value.plain) }
        add(Phrase(zh: "企业", en: "enterprise"), "enterprise", text)
        add(Phrase(zh: "台账", en: "books"), "kind") {
            .text(Glossary.bookKinds.phrase(for: $0.plain)[language])
        }
        add(Phrase(zh: "从", en: "from"), "from") { .day($0.plain) }
        add(Phrase(zh: "到", en: "to"), "to") { .day($0.plain) }
        add(Phrase(zh: "部门", en: "department"), "department", text)
        add(Phrase(zh: "办法", en: "policy"), "policy", text)
        add(Phrase(zh: "行数", en: "rows"), "count") { .integer($0.int ?? 0) }
        add(Phrase(zh: "台账末笔", en: "last entry of the books"), "seq") { .integer($0.int ?? 0) }
        add(Phrase(zh: "末笔摘要", en: "head of the books"), "head", text)
        add(Phrase(zh: "导出人", en: "exported by"), "by", text)
        add(Phrase(zh: "导出时间", en: "exported at"), "at") { .moment(Forms.second($0.plain)) }
        return notes
    }
}
