import JSON
import LedgerExports

/// One part of a report: what the terminal shows as text, and a page as tables and drawings.
enum ReportPart: Sendable {
    /// Many rows, under a member of the report.
    case table(Phrase, String, [Field])
    /// One row, under a member of the report; the report itself where the name is empty.
    case card(Phrase, String, [Field])
    /// Only on the page: what it draws stands in a table, too.
    case chart(@Sendable (JSON, Language) -> BarChart)
}

extension Session {
    /// Shows a report in the terminal, as JSON, or as one page to print where `--html` asks for it.
    func showReport(_ report: JSON, title: Phrase, _ parts: [ReportPart]) throws(Failure) {
        let source = Self.source(of: report)
        let isWritten = try writePage(
            title, .a4, [page(source: source)] + parts.flatMap { page($0, of: report) })
        if isWritten { return }
        show(report) {
            title[language].visible + "\n" + source[language] + "\n"
                + parts.map { text($0, of: report) }.joined()
        }
    }

    /// Whose report, and of what.
    func reportTitle(_ what: Phrase) throws(Failure) -> Phrase {
        let enterprise = Facts(try whoami())("enterprise")
        return Phrase(
            zh: "\(enterprise) \(what.chinese)", en: "\(enterprise): \(what.english)")
    }

    private static func source(of report: JSON) -> Phrase {
        let r = Facts(report)
        let days =
            report["from"] == nil
            ? Phrase("")
            : Phrase(
                zh: "\(r("from")) 至 \(r("to"))；", en: "\(r("from")) to \(r("to")); ")
        return days
            + Phrase(
                zh: "台账第 \(r("seq")) 笔，\(r("head"))", en: "entry \(r("seq")), head \(r("head"))")
    }

    private func text(_ part: ReportPart, of report: JSON) -> String {
        switch part {
        case .table(let title, let name, let fields):
            section(title, report[name]?.array, fields)
        case .card(let title, let name, let fields):
            heading(title) + card(name.isEmpty ? report : report[name] ?? .null, fields)
        case .chart: ""
        }
    }

    private func page(_ part: ReportPart, of report: JSON) -> [HTML] {
        switch part {
        case .table(let title, let name, let fields):
            let rows = report[name]?.array ?? []
            return rows.isEmpty ? [] : [page(table: rows, fields, title: title)]
        case .card(let title, let name, let fields):
            return [
                page(card: name.isEmpty ? report : report[name] ?? .null, fields, title: title)
            ]
        case .chart(let draw): return [draw(report, language).figure]
        }
    }
}

extension BarChart {
    /// A bar for each row and member, from whole numbers in a report.
    /// - Parameter shown: how a value reads; as it is if absent.
    init(
        _ id: String, _ title: Phrase, _ description: Phrase, of rows: [JSON]?,
        label: (JSON) -> String, series: [(member: String, name: Phrase)],
        limit: (name: Phrase, value: Int64)? = nil, _ language: Language,
        shown: (Int64) -> String = { String($0) }
    ) {
        self.init(
            id: id, title: title[language], description: description[language],
            series: series.count > 1 ? series.map { $0.name[language] } : [],
            rows: (rows ?? []).map { row in
                Row(
                    label(row),
                    series.map { member, _ in
                        let value = row.member(member)?.int ?? 0
                        return Bar(value, shown: shown(value))
                    })
            },
            limit: limit.map { Row($0.name[language], Bar($0.value, shown: shown($0.value))) })
    }
}
