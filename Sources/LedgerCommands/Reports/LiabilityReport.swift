import JSON
import LedgerExports

extension Command {
    /// R-FUND-2.
    static let reportLiability = Command(
        "report liability", Phrase(zh: "未兑换积分值多少钱", en: "what the points outstanding are worth"),
        options: [.html, .replacing],
        examples: [.init("jifen report liability", Phrase(zh: "按今年的平均值估算", en: "by the average"))]
    ) { session throws(Failure) in
        let report = try session.ask("report.liability", ["months": true])
        try session.showReport(
            report,
            title: try session.reportTitle(Phrase(zh: "未兑换积分", en: "points outstanding")),
            LiabilityReport.parts)
    }
}

private enum LiabilityReport {
    static let parts: [ReportPart] = [
        .card(
            Phrase(zh: "估值", en: "Worth"), "",
            [
                .text("points", Phrase(zh: "未兑换积分", en: "points")),
                .text("redeemedPoints", Phrase(zh: "今年已兑换积分", en: "redeemed this year")),
                .yuan("redeemedFen", Phrase(zh: "其金额（元）", en: "at (yuan)")),
                .text("pointsPerYuan", Phrase(zh: "办法每元几分", en: "points a yuan, by policy")),
                .yuan("fen", Phrase(zh: "估值（元）", en: "worth (yuan)")),
            ]),
        .table(Phrase(zh: "今年各月", en: "This year by month"), "months", months),
        .chart { report, language in
            BarChart(
                "outstanding", Phrase(zh: "各月末未兑换积分", en: "Points outstanding at month ends"),
                Phrase(zh: "余额与待领取之和", en: "balances and holds together"),
                of: report["months"]?.array, label: { Facts($0)("month") },
                series: [("closing", Phrase(""))], language)
        },
    ]

    private static let months: [Field] = [
        .text("month", Phrase(zh: "月份", en: "month")),
        .number("opening", Phrase(zh: "期初", en: "opening")),
        .number("brought", Phrase(zh: "旧账转入", en: "old book")),
        .number("credited", Phrase(zh: "计入", en: "credited")),
        .number("redeemed", Phrase(zh: "兑换", en: "redeemed")),
        .number("deducted", Phrase(zh: "扣分", en: "deducted")),
        .number("revoked", Phrase(zh: "撤销", en: "revoked")),
        .number("cleared", Phrase(zh: "清零", en: "cleared")),
        .number("closing", Phrase(zh: "期末", en: "closing")),
    ]
}
