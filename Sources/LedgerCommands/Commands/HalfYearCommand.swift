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
        let isWritten = try session.writePage(
            HalfYearView.title(of: report), .a4, HalfYearView.page(of: report, in: session))
        if isWritten { return }
        session.show(report) { HalfYearView.text(of: report, in: session) }
    }
}

/// The half-year report's parts, for the terminal and for the page.
enum HalfYearView {
    static func title(of report: JSON) -> Phrase {
        let r = Facts(report)
        let open = r.isTrue("isOver") ? Phrase("") : Phrase(zh: "（未满半年）", en: " (not over yet)")
        let mark =
            report["kind"] == "training" ? Phrase(zh: "【演练】", en: "[training] ") : Phrase("")
        let what = Phrase(
            zh: "\(r("enterprise")) 安全积分超市半年报告 \(r("period"))",
            en: "\(r("enterprise")): half-year report \(r("period"))")
        return mark + what + open
    }

    static func source(of report: JSON) -> Phrase {
        let r = Facts(report)
        return Phrase(
            zh: "\(r("from")) 至 \(r("to"))；台账第 \(r("seq")) 笔，\(r("head"))",
            en: "\(r("from")) to \(r("to")); entry \(r("seq")), head \(r("head"))")
    }

    /// A part is a table of many rows, or a card of one.
    enum Part {
        case table(Phrase, String, [Field])
        case card(Phrase, String, [Field])
    }

    static let parts: [Part] = [
        .table(Phrase(zh: "人员", en: "People"), "people", people),
        .table(Phrase(zh: "申报", en: "Claims"), "claims", claims),
        .card(Phrase(zh: "审核", en: "Review"), "review", ServiceView.figures),
        .card(Phrase(zh: "积分", en: "Points"), "points", points),
        .table(Phrase(zh: "各月积分", en: "Points by month"), "months", months),
        .card(Phrase(zh: "兑换和经费", en: "Redemptions and cost"), "yuan", yuan),
        .card(Phrase(zh: "库存", en: "Stock"), "stock", stock),
        .card(Phrase(zh: "异议", en: "Objections"), "objections", complaints),
        .card(Phrase(zh: "申诉", en: "Appeals"), "appeals", complaints),
    ]

    static func text(of report: JSON, in session: Session) -> String {
        let language = session.language
        var text = title(of: report)[language] + "\n" + source(of: report)[language] + "\n"
        for part in parts {
            switch part {
            case .table(let title, let name, let fields):
                text += session.section(title, report[name]?.array, fields)
            case .card(let title, let name, let fields):
                text += session.heading(title) + session.card(report[name] ?? .null, fields)
            }
        }
        let criticism = Phrase(zh: "通报批评", en: "notices of criticism")[language]
        return text + "\n\(criticism)  \(Facts(report)("criticism"))\n"
    }

    static func page(of report: JSON, in session: Session) -> [HTML] {
        let source = session.page(source: source(of: report))
        return [source]
            + parts.flatMap { part in
                switch part {
                case .table(let title, let name, let fields):
                    [
                        HTML.element("h2", [.text(title[session.language])]),
                        session.page(table: report[name]?.array ?? [], fields),
                    ]
                case .card(let title, let name, let fields):
                    [
                        HTML.element("h2", [.text(title[session.language])]),
                        session.page(card: report[name] ?? .null, fields),
                    ]
                }
            }
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

/// How reviews keep their time.
enum ServiceView {
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
    private static func hours(_ name: String, _ heading: Phrase) -> Field {
        Field(name, heading) { value, _ in
            let tenths = ((value.int ?? 0) + 3) / 6
            return Table.Cell("\(tenths / 10).\(tenths % 10)")
        }
    }
}
