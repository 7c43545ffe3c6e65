import JSON
import LedgerExports

/// What an export says of itself beside its rows: to people on standard error, and where rows stand
/// in a file, to programs in `FILE.meta.json` (R-BOOK-10).
struct ExportMeta {
    let kind: ExportKind
    /// The answer's last members: `from`, `to`, `sums`, `seq`, `head` and the rest.
    let summary: JSON

    private var isTraining: Bool { summary["kind"] == "training" }

    /// The members of the answer, and what the columns are, so that no reader has to guess: works
    /// numbers are text, whatever they look like.
    func json(_ language: Language) -> JSON {
        var members: JSONObject = ["export": .string(kind.name)]
        for member in summary.object?.members ?? [] where member.name != "rows" {
            members[member.name] = member.value
        }
        var columns = kind.columns.map { column -> JSON in
            [
                "name": .string(column.name), "heading": .string(column.heading[language]),
                "type": .string(column.form.type),
            ]
        }
        if isTraining {
            columns.append([
                "name": "books", "heading": .string(DelimitedSheet.books[language]),
                "type": "text",
            ])
        }
        members["columns"] = .array(columns)
        return .object(members)
    }

    func words(_ language: Language) -> Phrase {
        let r = Facts(summary)
        let rows = Forms.count(r.number("count") ?? 0, "row", "rows")
        var words = Phrase(
            zh: "导出 \(r("count")) 行，\(r("from")) 至 \(r("to"))；台账末笔 \(r("seq"))，\(r("head"))。",
            en: "\(rows), \(r("from")) to \(r("to")); head of the books: \(r("seq")), \(r("head"))."
        )
        let sums = kind.columns.compactMap { column in
            column.total(in: summary["sums"], language).shown.map {
                column.heading[language] + " " + $0
            }
        }
        if !sums.isEmpty {
            words =
                words
                + Phrase(
                    zh: "\n合计：\(sums.joined(separator: "，"))。",
                    en: "\nSums: \(sums.joined(separator: ", ")).")
        }
        return isTraining ? TrainingMark.line + Phrase("\n") + words : words
    }
}

extension ExportColumn.Form {
    /// For programs.
    fileprivate var type: String {
        switch self {
        case .text, .term: "text"
        case .integer: "integer"
        case .yuan: "decimal"
        case .day: "date"
        case .instant: "datetime"
        }
    }
}

extension ExportField {
    /// A number as people read it; nil for all else.
    fileprivate var shown: String? {
        switch self {
        case .integer(let number): String(number)
        case .hundredths(let number): Forms.yuan(number)
        case .text, .day, .moment, .empty: nil
        }
    }
}
