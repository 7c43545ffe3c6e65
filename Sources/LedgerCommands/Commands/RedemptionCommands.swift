import JSON
import LedgerAPI
import LedgerValues

extension Option {
    fileprivate static let count = Option("count", "N", Phrase(zh: "几件（默认 1）", en: "how many (1)"))
    fileprivate static let stage = Option(
        "stage", "STAGE", Phrase(zh: "状态：\(Glossary.redemptionStages.list.chinese)", en: "stage"))
}

extension Command {
    static let redeem = Command(
        "redeem", Phrase(zh: "申请兑换", en: "ask for a product"),
        details: [
            Phrase(
                zh: "积分和库存先预留，领取时才扣；过期不领就释放，跨过年底清零的则在释放时清零。",
                en: "Points and goods are held until collected. If nobody comes they are released; "
                    + "what was held over a year's end is then cleared."
            )
        ],
        arguments: [.product], options: [.count, .beneficiary],
        examples: [
            .init("jifen redeem P03", Phrase(zh: "兑换一条毛巾", en: "one towel")),
            .init("jifen redeem 毛巾 --count 2", Phrase(zh: "两条，写名称也行", en: "two, by name")),
        ]
    ) { session throws(Failure) in
        let product = try session.arguments.required(.product)
        var params: JSONObject = ["product": .string(product)]
        params["count"] = try session.integer(.count, in: Bounds.redemption).map { .int($0) }
        params["employee"] = session.text(.beneficiary)
        let result = try session.change(RedemptionRequest.call.name, params)
        let r = Facts(result)
        session.show(
            result,
            Phrase(
                zh: "已申请 \(r("redemption"))，预留 \(r("points")) 分，请在 \(r.deadline("due")) 前领取。",
                en: "\(r("redemption")): \(r("points")) points are held; collect it by "
                    + "\(r.deadline("due")).") + RedemptionView.warning(r))
    }

    static let redemptionList = Command(
        "redemption list", Phrase(zh: "兑换记录", en: "redemptions"),
        options: [.ofEmployee, .stage, .from, .to, .oldest] + Option.paging,
        examples: [
            .init(
                "jifen redemption list --stage held",
                Phrase(zh: "待领取的", en: "waiting to be collected"))
        ]
    ) { session throws(Failure) in
        var params: JSONObject = [:]
        params["employee"] = session.text(.ofEmployee)
        params["stage"] = try session.code(.stage, in: .redemptionStages)
        params["from"] = try session.day(.from)
        params["to"] = try session.day(.to)
        params["newest"] = .bool(!session.arguments.has(.oldest))
        try session.list(
            Listing(
                method: "redemption.list", params: params, fields: RedemptionView.row,
                nothing: Phrase(zh: "没有兑换。", en: "There are no redemptions.")))
    }

    static let redemptionShow = Command(
        "redemption show", Phrase(zh: "一次兑换", en: "one redemption"), arguments: [.redemption],
        examples: [.init("jifen redemption show R5", Phrase(zh: "看 R5", en: "R5"))]
    ) { session throws(Failure) in
        let redemption = try session.arguments.required(.redemption)
        let result = try session.ask("redemption.show", ["redemption": .string(redemption)])
        session.showCard(result, RedemptionView.card) { text in
            text += session.section(
                RedemptionView.priceTitle, result["priceChanges"]?.array, RedemptionView.prices)
            text += session.section(
                Phrase(zh: "经过", en: "What happened"), result["life"]?.array, RedemptionView.life)
        }
    }

    static let redemptionFulfil = Command(
        "redemption fulfil", Phrase(zh: "发放商品", en: "hand the goods over"),
        arguments: [.redemption],
        examples: [.init("jifen redemption fulfil R5", Phrase(zh: "R5 已领走", en: "R5 is collected"))]
    ) { session throws(Failure) in
        try session.changeRedemption("redemption.fulfil") { id, _ in
            Phrase(zh: "\(id) 已兑换。", en: "\(id) is fulfilled.")
        }
    }

    static let redemptionReturn = Command(
        "redemption return", Phrase(zh: "退货：积分和库存都退回", en: "take goods back, points and stock too"),
        arguments: [.redemption], options: [.reason.required],
        examples: [
            .init("jifen redemption return R3 --reason 破损", Phrase(zh: "写明理由", en: "with a reason"))
        ]
    ) { session throws(Failure) in
        try session.changeRedemption("redemption.return") { id, r in
            Phrase(zh: "\(id) 已退回。", en: "\(id) is returned.") + RedemptionView.cleared(r)
        }
    }

    static let redemptionCancel = Command(
        "redemption cancel", Phrase(zh: "取消还没领取的兑换", en: "cancel what was not collected"),
        arguments: [.redemption], options: [.reason],
        examples: [.init("jifen redemption cancel R5", Phrase(zh: "不要了", en: "never mind"))]
    ) { session throws(Failure) in
        let redemption = try session.arguments.required(.redemption)
        if !session.options.agreesToAll, !session.options.isDryRun {
            let shown = Facts(
                try session.ask("redemption.show", ["redemption": .string(redemption)]))
            if shown.text("clearsIfReleased") != nil {
                try session.confirm(RedemptionView.cancelling(shown))
            }
        }
        try session.changeRedemption("redemption.cancel", RedemptionView.cancelled)
    }
}

extension Session {
    fileprivate func changeRedemption(
        _ method: String, _ words: (String, Facts) -> Phrase
    ) throws(Failure) {
        let redemption = try arguments.required(.redemption)
        var params: JSONObject = ["redemption": .string(redemption)]
        params["reason"] = text(.reason)
        let result = try change(method, params)
        show(result, words(redemption, Facts(result)))
        for change in result["priceChanges"]?.array ?? [] { note(RedemptionView.told(change)) }
        if result["warning"] != nil {
            note(Phrase(zh: "提醒：今年的预算已经用完。", en: "Note: this year's budget is used up."))
        }
    }
}

enum RedemptionView {
    static let stage = Field.term(
        "stage", Phrase(zh: "状态", en: "stage"), .redemptionStages,
        style: { stage in
            switch stage {
            case "fulfilled": .good
            case "held": .attention
            default: .dim
            }
        })

    static let row: [Field] = [
        .text("redemption", Phrase(zh: "兑换", en: "redemption")),
        .text("employee", Phrase(zh: "工号", en: "employee")),
        .prose("name", Phrase(zh: "姓名", en: "name")),
        .prose("productName", Phrase(zh: "商品", en: "product")),
        .number("count", Phrase(zh: "数量", en: "count")),
        .number("points", Phrase(zh: "分值", en: "points")),
        stage,
        .instant("requestedAt", Phrase(zh: "申请时间", en: "asked for")).spare,
        .deadline("due", Phrase(zh: "领取截止", en: "collect by")),
        Field("priceChanges", Phrase(zh: "价格", en: "price")) { changes, language in
            guard let by = changes.array?.last.map({ Facts($0)("by") }) else {
                return Table.Cell("")
            }
            return Table.Cell(
                Phrase(zh: "\(by) 改过", en: "changed by \(by)")[language], .attention)
        },
    ]

    static let priceTitle = Phrase(
        zh: "价格改动（申请前 30 天到发放）", en: "Changes of price (from 30 days before the request on)")

    static let prices: [Field] = [
        .instant("at", Phrase(zh: "时间", en: "when")),
        .term("by", Phrase(zh: "谁", en: "who"), .actors),
        .number("from", Phrase(zh: "原价", en: "before")),
        .number("to", Phrase(zh: "现价", en: "after")),
    ]

    /// One change of price, to whoever hands the goods over (R-RED-7).
    static func told(_ change: JSON) -> Phrase {
        let r = Facts(change)
        let before = r.text("from").map { Phrase(zh: "由 \($0) 分", en: " from \($0)") }
        return Phrase(
            zh: "注意：\(r("by")) 在 \(r.instant("at")) 把这个商品的价格\(before?.chinese ?? "")"
                + "定为 \(r("to")) 分。",
            en: "Note: \(r("by")) set this product's price\(before?.english ?? "") to "
                + "\(r("to")) points on \(r.instant("at")).")
    }

    static let card: [Field] =
        row + [
            .yuan("costFen", Phrase(zh: "金额（元）", en: "cost (yuan)")),
            .text("requestedBy", Phrase(zh: "申请人", en: "asked for by")),
            .instant("frozenUntil", Phrase(zh: "冻结到", en: "frozen until")),
            .instant("fulfilledAt", Phrase(zh: "发放时间", en: "fulfilled")),
            loss, .number("cleared", Phrase(zh: "已清零", en: "cleared")),
        ]

    /// What an open request loses if it ends without the goods (R-RED-5).
    static let loss = Field(
        "clearsIfReleased", Phrase(zh: "取消或过期", en: "if released")
    ) { value, language in
        let words = Phrase(zh: "\(value.plain) 分清零", en: "\(value.plain) cleared")
        return Table.Cell(words[language], .attention)
    }

    /// What becomes of a hold that is still open at the next clearing.
    static func warning(_ result: Facts) -> Phrase {
        guard let clearing = result.object("clearing") else { return Phrase("") }
        let (at, points) = (clearing.deadline("at"), clearing("points"))
        return Phrase(
            zh: "\(at) 还没领的话，过后取消或过期，这里的 \(points) 分就清零。",
            en: " If it is not collected by \(at) and released after that, \(points) of them are "
                + "cleared.")
    }

    /// What is asked before points are lost.
    static func cancelling(_ r: Facts) -> Phrase {
        Phrase(
            zh: "取消 \(r("redemption"))：\(r("productName")) × \(r("count"))，"
                + "预留的 \(r("points")) 分中 \(r("clearsIfReleased")) 分已过清零，取消后不退回，直接清零。",
            en: "Cancel \(r("redemption")) (\(r("productName")) × \(r("count"))): of its "
                + "\(r("points")) points \(r("clearsIfReleased")) do not come back, they are "
                + "cleared, because their year was.")
    }

    static func cancelled(_ redemption: String, _ r: Facts) -> Phrase {
        let back = (r.number("points") ?? 0) - (r.number("cleared") ?? 0)
        guard r.text("cleared") != nil else {
            return Phrase(
                zh: "\(redemption) 已取消，积分已释放。",
                en: "\(redemption) is cancelled; its points are released.")
        }
        let released = Phrase(
            zh: "\(redemption) 已取消，释放 \(max(0, back)) 分。",
            en: "\(redemption) is cancelled; \(max(0, back)) points are released.")
        return released + cleared(r)
    }

    /// What a clearing took of points that came back.
    static func cleared(_ r: Facts) -> Phrase {
        guard let cleared = r.text("cleared") else { return Phrase("") }
        return Phrase(zh: "清零 \(cleared) 分。", en: " \(cleared) points are cleared.")
    }

    static let life: [Field] = [
        .instant("at", Phrase(zh: "时间", en: "when")),
        .term("type", Phrase(zh: "事项", en: "what"), .events),
        .term("actor", Phrase(zh: "谁", en: "who"), .actors),
        .number("body.cleared.points", Phrase(zh: "清零", en: "cleared")),
        .prose("body.reason", Phrase(zh: "理由", en: "reason")),
    ]
}
