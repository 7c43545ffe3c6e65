import JSON

extension Option {
    fileprivate static let negative = Option(
        "negative", Phrase(zh: "改看负面清单（扣分项）", en: "the negative list instead"))
    fileprivate static let asOf = Option(
        "on", "DAY", Phrase(zh: "看那天生效的办法", en: "as in force on that day"))
}

extension Command {
    static let catalogue = Command(
        "catalogue", Phrase(zh: "可兑换的商品", en: "what can be redeemed"),
        details: [
            Phrase(
                zh: "--html 写成价签：每种商品一张，A4 一页十张，沿虚线剪开。",
                en: "--html writes price tags, one a product, ten on an A4 sheet, to cut out.")
        ],
        options: Option.paging + [.html, .replacing],
        examples: [
            .init("jifen catalogue", Phrase(zh: "商品、分值和余量", en: "products, prices, stock")),
            .init(
                "jifen catalogue --html tags.html",
                Phrase(zh: "货架上的价签", en: "price tags for the shelf")),
        ]
    ) { session throws(Failure) in
        if let path = session.arguments.value(.html) {
            let replaces = session.arguments.has(.replacing)
            try session.write(try PriceTags(session).page, to: path, replaces: replaces)
            return session.note(
                Phrase(zh: "已写到 \(path.visible)。", en: "Written to \(path.visible)."))
        }
        try session.list(
            Listing(method: "product.list", fields: Product.offer, nothing: Product.none))
    }

    static let items = Command(
        "items", Phrase(zh: "积分项目和分值", en: "what earns points, and how many"),
        options: [.negative, .asOf],
        examples: [
            .init("jifen items", Phrase(zh: "能申报的项目", en: "what can be claimed")),
            .init("jifen items --negative", Phrase(zh: "违规扣分的项目", en: "what costs points")),
        ]
    ) { session throws(Failure) in
        var params: JSONObject = [:]
        params["on"] = try session.day(.asOf)
        let policy = try session.ask("policy.show", params)["policy"] ?? .null
        let isNegative = session.arguments.has(.negative)
        session.showRows(
            policy[isNegative ? "negativeList" : "items"]?.array ?? [],
            isNegative ? PolicyItem.negative : PolicyItem.earning,
            nothing: Phrase(zh: "没有项目。", en: "There are no items."))
    }
}

/// Rows of `product.list`.
enum Product {
    static let none = Phrase(zh: "没有商品。", en: "There are no products.")

    static let offer: [Field] = [
        .text("product", Phrase(zh: "编码", en: "code")),
        .prose("name", Phrase(zh: "名称", en: "name")),
        .term("kind", Phrase(zh: "类别", en: "kind"), .productKinds).spare,
        .term("tier", Phrase(zh: "档次", en: "tier"), .tiers).spare,
        .number("price", Phrase(zh: "分值", en: "points")),
        .number("available", Phrase(zh: "余量", en: "left")),
    ]

    static let fields: [Field] = [
        .text("product", Phrase(zh: "编码", en: "code")),
        .prose("name", Phrase(zh: "名称", en: "name")),
        .term("kind", Phrase(zh: "类别", en: "kind"), .productKinds).spare,
        .term("tier", Phrase(zh: "档次", en: "tier"), .tiers).spare,
        .yuan("valueFen", Phrase(zh: "单价（元）", en: "value (yuan)")),
        .number("price", Phrase(zh: "分值", en: "points")),
        .number("onHand", Phrase(zh: "库存", en: "on hand")),
        .number("held", Phrase(zh: "预留", en: "held")),
        .number("available", Phrase(zh: "余量", en: "left")),
        .number("limitMonth", Phrase(zh: "每月限兑", en: "a month")).spare,
        .number("limitYear", Phrase(zh: "每年限兑", en: "a year")).spare,
        .mark("retired", Phrase(zh: "状态", en: "state"), Phrase(zh: "已下架", en: "retired")),
    ]
}

/// Items of the policy.
enum PolicyItem {
    static let earning: [Field] = [
        .text("code", Phrase(zh: "编码", en: "code")),
        .prose("name", Phrase(zh: "名称", en: "name")),
        .term("category", Phrase(zh: "类别", en: "category"), .categories).spare,
        .number("from", Phrase(zh: "最低", en: "from")),
        .number("to", Phrase(zh: "最高", en: "to")),
        .number("standard", Phrase(zh: "标准", en: "standard")),
        .number("limit.day", Phrase(zh: "每天", en: "a day")).spare,
        .number("limit.month", Phrase(zh: "每月", en: "a month")).spare,
        .number("limit.year", Phrase(zh: "每年", en: "a year")).spare,
    ]

    static let negative: [Field] = [
        .text("code", Phrase(zh: "编码", en: "code")),
        .prose("name", Phrase(zh: "名称", en: "name")),
        .number("from", Phrase(zh: "最少扣", en: "from")),
        .number("to", Phrase(zh: "最多扣", en: "to")),
        .number("standard", Phrase(zh: "标准", en: "standard")),
    ]
}
