import JSON
import LedgerExports

extension Argument {
    fileprivate static let halfYear = Argument(
        "PERIOD", Phrase(zh: "半年，如 2026H1", en: "a half-year, such as 2026H1"))
}

extension Command {
    static let reportHalfYear = Command(
        "report half-year", Phrase(zh: "半年运行情况", en: "half a year's operation"),
        details: [
            Phrase(
                zh: "按发生日期统计；这半年里的申报后来怎样、现有库存，以现在的台账为准。",
                en: "What happened counts by its day; what became of the claims, and the stock, "
                    + "are as the books stand now.")
        ],
        arguments: [.halfYear], options: [.html, .replacing],
        examples: [.init("jifen report half-year 2026H1", Phrase(zh: "上半年", en: "a half-year"))]
    ) { session throws(Failure) in
        let period = try session.arguments.required(.halfYear).uppercased()
        let report = try session.ask("report.halfYear", ["period": .string(period)])
        try session.showReport(
            report, title: HalfYearReport.title(of: report), HalfYearReport.parts)
    }
}

/// The half-year report's parts (R-BOOK-4).
enum HalfYearReport {
    static func title(of report: JSON) -> Phrase {
        let r = Facts(report)
        let open = r.isTrue("isOver") ? Phrase("") : Phrase(zh: "（未满半年）", en: " (not over yet)")
        let what = Phrase(
            zh: "\(r("enterprise")) 安全积分超市半年报告 \(r("period"))",
            en: "\(r("enterprise")): half-year report \(r("period"))")
        return what + open
    }

    static let parts: [ReportPart] = [
        .table(Phrase(zh: "人员", en: "People"), "people", people),
        .table(Phrase(zh: "申报", en: "Claims"), "claims", claims),
        .chart(byCategory),
        .card(Phrase(zh: "审核", en: "Review"), "review", ServiceReport.figures),
        .chart { ServiceReport.times($0["review"] ?? .null, $1) },
        .card(Phrase(zh: "积分", en: "Points"), "points", points),
        .table(Phrase(zh: "各月积分和支出", en: "Points and cost by month"), "months", months),
        .chart(byMonth),
        .card(Phrase(zh: "兑换和经费", en: "Redemptions and cost"), "yuan", yuan),
        .chart(costByMonth),
        .card(Phrase(zh: "库存", en: "Stock"), "stock", stock),
        .card(Phrase(zh: "异议", en: "Objections"), "objections", complaints),
        .card(Phrase(zh: "申诉", en: "Appeals"), "appeals", complaints),
        .card(
            Phrase(zh: "通报批评", en: "Criticism"), "",
            [.text("criticism", Phrase(zh: "通报批评", en: "notices of criticism"))]),
    ]

    private static func byCategory(_ report: JSON, _ language: Language) -> BarChart {
        BarChart(
            "categories", Phrase(zh: "各类别计入积分", en: "Points credited by category"),
            Phrase(zh: "半年内提交的申报", en: "of claims submitted in the half-year"),
            of: report["claims"]?.array,
            label: { Glossary.categories.phrase(for: Facts($0)("category"))[language] },
            series: [("points", Phrase(""))], language)
    }

    private static func byMonth(_ report: JSON, _ language: Language) -> BarChart {
        BarChart(
            "months", Phrase(zh: "各月积分", en: "Points by month"),
            Phrase(zh: "获得与兑换", en: "earned and redeemed"), of: report["months"]?.array,
            label: { Facts($0)("month") },
            series: [
                ("earned", Phrase(zh: "获得", en: "earned")),
                ("redeemed", Phrase(zh: "兑换", en: "redeemed")),
            ], language)
    }

    private static func costByMonth(_ report: JSON, _ language: Language) -> BarChart {
        BudgetReport.cost(
            of: report["months"]?.array, budget: report.member("yuan.yearBudgetFen")?.int, language)
    }

    private static let people: [Field] = [
        .term("type", Phrase(zh: "用工性质", en: "type"), .employmentTypes),
        .number("enrolled", Phrase(zh: "期末人数", en: "at the end")),
        .number("joined", Phrase(zh: "新增", en: "joined")),
        .number("left", Phrase(zh: "离开", en: "left")),
        .number("claiming", Phrase(zh: "申报人数", en: "claiming")),
        .number("redeeming", Phrase(zh: "兑换人数", en: "redeeming")),
    ]

    private static let claims: [Field] =
        [
            .term("category", Phrase(zh: "类别", en: "category"), .categories),
            .number("submitted", Phrase(zh: "申报", en: "submitted")),
        ]
        + ["credited", "rejected", "withdrawn", "revoked", "onNotice", "underReview"].map {
            .number($0, Glossary.claimStages.phrase(for: $0))
        } + [.number("points", Phrase(zh: "计入积分", en: "points"))]

    private static let points: [Field] = [
        .text("brought", Phrase(zh: "旧账转入", en: "from the old book")),
        .text("earned", Phrase(zh: "获得", en: "earned")),
        .text("forgone", Phrase(zh: "超限部分", en: "forgone")),
        .text("redeemed", Phrase(zh: "兑换", en: "redeemed")),
        .text("returned", Phrase(zh: "退回", en: "returned")),
        .text("deducted", Phrase(zh: "扣除", en: "deducted")),
        .text("reversed", Phrase(zh: "扣除更正", en: "deductions reversed")),
        .text("revoked", Phrase(zh: "撤销", en: "revoked")),
        .text("cleared", Phrase(zh: "清零", en: "cleared")),
        .text("outstanding", Phrase(zh: "现有未兑换", en: "outstanding now")),
    ]

    private static let months: [Field] = [
        .text("month", Phrase(zh: "月份", en: "month")),
        .number("brought", Phrase(zh: "旧账转入", en: "old book")),
        .number("earned", Phrase(zh: "获得", en: "earned")),
        .number("redeemed", Phrase(zh: "兑换", en: "redeemed")),
        .number("returned", Phrase(zh: "退回", en: "returned")),
        .number("deducted", Phrase(zh: "扣除", en: "deducted")),
        .number("revoked", Phrase(zh: "撤销", en: "revoked")),
        .number("cleared", Phrase(zh: "清零", en: "cleared")),
        .yuan("costFen", Phrase(zh: "支出（元）", en: "cost (yuan)")),
    ]

    private static let yuan: [Field] = [
        .text("fulfilled", Phrase(zh: "发放次数", en: "fulfilled")),
        .text("units", Phrase(zh: "发放件数", en: "units")),
        .yuan("fulfilledFen", Phrase(zh: "发放金额（元）", en: "their cost (yuan)")),
        .text("returned", Phrase(zh: "退货次数", en: "returned")),
        .yuan("returnedFen", Phrase(zh: "退货金额（元）", en: "their cost (yuan)")),
        .yuan("costFen", Phrase(zh: "实际支出（元）", en: "cost (yuan)")),
        .yuan("yearBudgetFen", Phrase(zh: "全年预算（元）", en: "the year's budget (yuan)")),
        .yuan("yearSpentFen", Phrase(zh: "全年已用（元）", en: "the year's spending (yuan)")),
    ]

    private static let stock: [Field] = [
        .text("products", Phrase(zh: "有货商品", en: "products in stock")),
        .text("units", Phrase(zh: "件数", en: "units")),
        .yuan("fen", Phrase(zh: "价值（元）", en: "value (yuan)")),
    ]

    private static let complaints: [Field] = [
        .text("raised", Phrase(zh: "提出", en: "raised")),
        .text("upheld", Phrase(zh: "成立", en: "upheld")),
        .text("dismissed", Phrase(zh: "不成立", en: "dismissed")),
        .text("moot", Phrase(zh: "不再需要处理", en: "moot")),
        .text("open", Phrase(zh: "待处理", en: "open")),
    ]
}
