import JSON
import LedgerExports

extension Command {
    /// R-FUND-1.
    static let reportBudget = Command(
        "report budget", Phrase(zh: "预算和各月支出", en: "a year's budget and cost by month"),
        arguments: [.someYear], options: [.html, .replacing],
        examples: [
            .init("jifen report budget 2026", Phrase(zh: "2026 年", en: "of 2026")),
            .init(
                "jifen report budget --html budget.html", Phrase(zh: "打印", en: "a page to print")),
        ]
    ) { session throws(Failure) in
        let report = try session.ask("report.budget", try session.yearParams())
        let year = Facts(report)("year")
        try session.showReport(
            report,
            title: try session.reportTitle(Phrase(zh: "\(year) 年经费", en: "budget of \(year)")),
            BudgetReport.parts)
    }
}

enum BudgetReport {
    static let figures: [Field] = [
        .text("year", Phrase(zh: "年份", en: "year")),
        .yuan("fen", Phrase(zh: "预算（元）", en: "budget (yuan)")),
        .yuan("spentFen", Phrase(zh: "已用（元）", en: "spent (yuan)")),
        .yuan("heldFen", Phrase(zh: "预留（元）", en: "held (yuan)")),
        .yuan("remainingFen", Phrase(zh: "剩余（元）", en: "left (yuan)")),
    ]

    static let parts: [ReportPart] = [
        .card(
            Phrase(zh: "全年", en: "The year"), "",
            figures + [
                .yuan("laterReturnedFen", Phrase(zh: "往后年度退货冲减（元）", en: "returned later (yuan)"))
            ]),
        .table(Phrase(zh: "各月", en: "By month"), "months", months),
        .chart { cost(of: $0["months"]?.array, budget: $0["fen"]?.int, $1) },
        .chart { report, language in
            BarChart(
                "spent", Phrase(zh: "累计支出与预算（元）", en: "Spent up to each month's end (yuan)"),
                Phrase(zh: "年初至月末", en: "since 1 January"), of: report["months"]?.array,
                label: { Facts($0)("month") }, series: [("spentFen", Phrase(""))],
                limit: report["fen"]?.int.map { (Phrase(zh: "预算", en: "budget"), $0) }, language,
                shown: { Forms.yuan($0) })
        },
    ]

    /// Yuan by month, against a twelfth of the year's budget.
    static func cost(
        of months: [JSON]?, budget: Int64?, _ language: Language
    ) -> BarChart {
        BarChart(
            "cost", Phrase(zh: "各月支出（元）", en: "Cost by month (yuan)"),
            Phrase(zh: "发放减退货", en: "fulfilled less returned"), of: months,
            label: { Facts($0)("month") }, series: [("costFen", Phrase(""))],
            limit: budget.map {
                (Phrase(zh: "全年预算的十二分之一", en: "a twelfth of the year's budget"), $0 / 12)
            }, language, shown: { Forms.yuan($0) })
    }

    private static let months: [Field] = [
        .text("month", Phrase(zh: "月份", en: "month")),
        .yuan("fulfilledFen", Phrase(zh: "发放", en: "fulfilled")),
        .yuan("returnedFen", Phrase(zh: "退货", en: "returned")),
        .yuan("costFen", Phrase(zh: "支出", en: "cost")),
        .yuan("spentFen", Phrase(zh: "累计", en: "spent so far")),
        .yuan("budgetFen", Phrase(zh: "预算", en: "budget")),
        .yuan("remainingFen", Phrase(zh: "剩余", en: "left")),
    ]
}
