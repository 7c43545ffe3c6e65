import JSON
import LedgerExports

extension Command {
    static let reportService = Command(
        "report service", Phrase(zh: "审核及时率", en: "how promptly claims are reviewed"),
        options: [.from, .to, .html, .replacing],
        examples: [
            .init(
                "jifen report service --from 2026-01-01 --to 2026-06-30",
                Phrase(zh: "上半年", en: "a half-year"))
        ]
    ) { session throws(Failure) in
        var params: JSONObject = [:]
        params["from"] = try session.day(.from)
        params["to"] = try session.day(.to)
        let report = try session.ask("report.service", params)
        try session.showReport(
            report,
            title: try session.reportTitle(Phrase(zh: "审核及时率", en: "review times")),
            ServiceReport.parts)
    }
}

/// How reviews keep their time.
enum ServiceReport {
    static let parts: [ReportPart] = [
        .card(Phrase(zh: "审核", en: "Review"), "", figures),
        .chart(times),
        .table(
            Phrase(zh: "各月", en: "By month of submission"), "months",
            [.text("month", Phrase(zh: "月份", en: "month"))] + monthly),
        .chart(byMonth),
    ]

    /// How many claims took how long.
    static func times(_ figures: JSON, _ language: Language) -> BarChart {
        var last: Int64 = 0
        return BarChart(
            "times", Phrase(zh: "审核用时", en: "Time to review"),
            Phrase(zh: "已审核的申报，按用了几天", en: "decided claims by days taken"),
            of: figures["times"]?.array,
            label: { row in
                defer { last = row["days"]?.int ?? last }
                guard let days = row["days"]?.int else {
                    return Phrase(zh: "超过 \(last) 天", en: "more than \(last) days")[language]
                }
                return Phrase(zh: "\(last)–\(days) 天", en: "\(last)–\(days) days")[language]
            }, series: [("claims", Phrase(""))], language)
    }

    private static func byMonth(_ report: JSON, _ language: Language) -> BarChart {
        BarChart(
            "service-months", Phrase(zh: "各月申报", en: "Claims by month"),
            Phrase(zh: "申报数与其中超期的", en: "submitted, and those overdue"),
            of: report["months"]?.array, label: { Facts($0)("month") },
            series: [
                ("submitted", Phrase(zh: "申报", en: "submitted")),
                ("overdue", Phrase(zh: "超期", en: "overdue")),
            ], language)
    }

    private static let monthly: [Field] = [
        .number("submitted", Phrase(zh: "申报", en: "submitted")),
        .number("decided", Phrase(zh: "已审核", en: "decided")),
        .number("overdue", Phrase(zh: "曾超期", en: "overdue")),
        hours("medianMinutes", Phrase(zh: "中位数（小时）", en: "median (hours)"), .right),
        hours("percentile90Minutes", Phrase(zh: "九成（小时）", en: "90th percentile (hours)"), .right),
    ]

    static let figures: [Field] = [
        .text("submitted", Phrase(zh: "申报", en: "submitted")),
        .text("decided", Phrase(zh: "已审核", en: "decided")),
        .text("inTime", Phrase(zh: "按时", en: "in time")),
        .text("late", Phrase(zh: "超期", en: "late")),
        .text("overdueOpen", Phrase(zh: "超期未审核", en: "overdue, still open")),
        perMille("overduePerMille", Phrase(zh: "超期率", en: "overdue rate")),
        hours("medianMinutes", Phrase(zh: "审核用时中位数（小时）", en: "median time (hours)")),
        hours("percentile90Minutes", Phrase(zh: "九成在此时限内（小时）", en: "90th percentile (hours)")),
    ]

    /// `333` as `33.3 %`.
    private static func perMille(_ name: String, _ heading: Phrase) -> Field {
        Field(name, heading) { value, _ in
            let rate = value.int ?? 0
            return Table.Cell("\(rate / 10).\(rate % 10) %")
        }
    }

    /// Minutes as hours with one place.
    private static func hours(
        _ name: String, _ heading: Phrase, _ alignment: Table.Alignment = .left
    ) -> Field {
        Field(name, heading, alignment) { value, _ in
            let tenths = ((value.int ?? 0) + 3) / 6
            return Table.Cell("\(tenths / 10).\(tenths % 10)")
        }
    }
}
