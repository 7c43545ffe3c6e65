import JSON
import LedgerExports

extension Command {
    /// R-BOOK-5: 兑换人员签字确认.
    static let redemptionSlip = Command(
        "redemption slip", Phrase(zh: "兑换单，供签字", en: "a slip to sign for a redemption"),
        arguments: [.redemption], options: [.html, .replacing],
        examples: [
            .init("jifen redemption slip R5", Phrase(zh: "在终端显示", en: "in the terminal")),
            .init(
                "jifen redemption slip R5 --html R5.html", Phrase(zh: "A5 打印", en: "for A5 paper")),
        ]
    ) { session throws(Failure) in
        let id = try session.arguments.required(.redemption)
        let result = try session.ask("redemption.show", ["redemption": .string(id)])
        for change in result["priceChanges"]?.array ?? [] {
            session.note(RedemptionView.told(change))
        }
        let title = try session.slipTitle()
        let isWritten = try session.writePage(
            title, .a5Landscape, style: .slip, session.slipBody(of: result))
        if isWritten { return }
        session.show(result) {
            title[session.language] + "\n\n" + session.card(result, SlipView.slip)
                + SlipView.lines(SlipView.receiver, session.language)
                + "\n" + SlipView.source(of: result)[session.language] + "\n"
        }
    }

    static let redemptionRegister = Command(
        "redemption register", Phrase(zh: "兑换登记表，供签字", en: "a register of redemptions to sign"),
        details: [
            Phrase(
                zh: "按申请日期；取消和过期的不在内。", en: "By day of request; without those cancelled or lapsed.")
        ],
        options: [.from.required, .to.required, .html, .replacing],
        examples: [
            .init(
                "jifen redemption register --from 2026-11-01 --to 2026-11-30 --html 十一月.html",
                Phrase(zh: "一个月，A4 打印", en: "a month, for A4 paper"))
        ]
    ) { session throws(Failure) in
        var params: JSONObject = ["limit": 1000]
        params["from"] = try session.day(.from)
        params["to"] = try session.day(.to)
        var rows: [JSON] = []
        var result: JSON = [:]
        repeat {
            result = try session.ask("redemption.list", params)
            rows += (result["rows"]?.array ?? []).filter {
                $0["stage"] != "cancelled" && $0["stage"] != "lapsed"
            }
            params["after"] = result["next"]
        } while params["after"] != nil
        try session.show(register: rows, result)
    }
}

extension Session {
    fileprivate func slipTitle() throws(Failure) -> Phrase {
        try reportTitle(Phrase(zh: "积分兑换单", en: "Redemption slip"))
    }

    fileprivate func slipBody(of redemption: JSON) -> [HTML] {
        [
            page(code: Facts(redemption)("redemption")),
            page(
                card: redemption, SlipView.slip, title: Phrase(zh: "兑换内容", en: "What is redeemed")),
            page(signatures: SlipView.receiver), page(source: SlipView.source(of: redemption)),
        ]
    }

    /// The slip of a redemption, as `redemption.show` gives it, on A5 paper.
    func slipPage(of redemption: JSON) throws(Failure) -> HTMLPage {
        try htmlPage(slipTitle(), .a5Landscape, style: .slip, slipBody(of: redemption))
    }

    fileprivate func show(register rows: [JSON], _ result: JSON) throws(Failure) {
        let days = "\(arguments.value(.from) ?? "") – \(arguments.value(.to) ?? "")"
        let title = try reportTitle(
            Phrase(zh: "积分兑换登记表 \(days)", en: "Register of redemptions \(days)"))
        func sum(_ name: String) -> Int64 { rows.reduce(0) { $0 + ($1[name]?.int ?? 0) } }
        let sums = Phrase(
            zh: "合计 \(sum("count")) 件，\(sum("points")) 分，\(Forms.yuan(sum("costFen"))) 元",
            en: "In all \(sum("count")) units, \(sum("points")) points, "
                + "\(Forms.yuan(sum("costFen"))) yuan")
        let signature = Phrase(zh: "兑换人签字", en: "signature")
        let isWritten = try writePage(
            title, .a4Landscape,
            [
                page(
                    table: rows, SlipView.register,
                    title: Phrase(zh: "按申请先后", en: "In the order of requests"), signs: signature,
                    coded: "redemption"),
                .element("p", [.text(sums[language])]),
                page(signatures: SlipView.keepers), page(source: SlipView.source(of: result)),
            ])
        if isWritten { return }
        let sign = Field("redemption", signature) { _, _ in Table.Cell("____________") }
        let all: JSON = [
            "rows": .array(rows), "seq": result["seq"] ?? .null, "head": result["head"] ?? .null,
        ]
        show(all) {
            title[language] + "\n" + table(rows, SlipView.register + [sign]) + sums[language]
                + "\n" + SlipView.lines(SlipView.keepers, language) + "\n"
                + SlipView.source(of: result)[language] + "\n"
        }
    }
}

private enum SlipView {
    static let slip: [Field] = [
        .text("redemption", Phrase(zh: "编号", en: "number")),
        .text("employee", Phrase(zh: "工号", en: "employee")),
        .prose("name", Phrase(zh: "姓名", en: "name")),
        .prose("department", Phrase(zh: "部门", en: "department")),
        .text("product", Phrase(zh: "商品编码", en: "product")),
        .text("productName", Phrase(zh: "商品", en: "its name")),
        .text("count", Phrase(zh: "数量", en: "count")),
        .text("points", Phrase(zh: "积分", en: "points")),
        .yuan("costFen", Phrase(zh: "金额（元）", en: "value (yuan)")),
        RedemptionView.stage,
        .instant("requestedAt", Phrase(zh: "申请时间", en: "asked for")),
        .deadline("due", Phrase(zh: "领取截止", en: "collect by")),
        .instant("fulfilledAt", Phrase(zh: "发放时间", en: "fulfilled")),
    ]

    static let register: [Field] = [
        .text("redemption", Phrase(zh: "编号", en: "number")),
        .instant("requestedAt", Phrase(zh: "申请时间", en: "asked for")),
        .text("employee", Phrase(zh: "工号", en: "employee")),
        .prose("name", Phrase(zh: "姓名", en: "name")),
        .prose("department", Phrase(zh: "部门", en: "department")),
        .prose("productName", Phrase(zh: "商品", en: "product")),
        .number("count", Phrase(zh: "数量", en: "count")),
        .number("points", Phrase(zh: "积分", en: "points")),
        RedemptionView.stage,
    ]

    static let receiver = [
        Phrase(zh: "兑换人签字", en: "Received by"), Phrase(zh: "发放人签字", en: "Handed over by"),
        Phrase(zh: "日期", en: "Date"),
    ]

    static let keepers = [
        Phrase(zh: "积分管理员", en: "Administrator"), Phrase(zh: "财务复核", en: "Finance"),
        Phrase(zh: "日期", en: "Date"),
    ]

    static func lines(_ signatures: [Phrase], _ language: Language) -> String {
        "\n" + signatures.map { "\($0[language])  ____________________\n" }.joined(separator: "\n")
    }

    static func source(of result: JSON) -> Phrase {
        let r = Facts(result)
        return Phrase(
            zh: "台账第 \(r("seq")) 笔，\(r("head"))", en: "entry \(r("seq")), head \(r("head"))")
    }
}
