import JSON

extension Argument {
    fileprivate static let name = Argument("NAME", Phrase(zh: "名称", en: "name"))
}

extension Option {
    fileprivate static let kind = Option(
        "kind", "KIND", Phrase(zh: "类别：\(Glossary.productKinds.list.chinese)", en: "kind"))
    fileprivate static let value = Option(
        "value", "YUAN", Phrase(zh: "单价（元）", en: "unit value in yuan"))
    fileprivate static let price = Option(
        "price", "POINTS", Phrase(zh: "兑换分值，不写就按办法折算", en: "price in points; else by the policy"))
    fileprivate static let retiredOnly = Option("retired", Phrase(zh: "只看下架的", en: "retired ones"))
    fileprivate static let perMonth = Option(
        "per-month", "N", Phrase(zh: "每人每月限兑", en: "a person a month"))
    fileprivate static let perYear = Option(
        "per-year", "N", Phrase(zh: "每人每年限兑", en: "a person a year"))
}

extension Command {
    static let productAdd = Command(
        "product add", Phrase(zh: "上架商品", en: "add a product"),
        arguments: [.newProduct, .name],
        options: [.kind.required, .value.required, .price, .perMonth, .perYear],
        examples: [
            .init(
                "jifen product add towel 毛巾 --kind 生活用品 --value 12.50",
                Phrase(zh: "分值按办法折算", en: "its price follows from the policy")),
            .init(
                "jifen product add gloves 手套 --kind 劳保用品 --value 20 --price 180 --per-month 2",
                Phrase(zh: "180 分，每人每月两双", en: "180 points, two a person a month")),
        ]
    ) { session throws(Failure) in
        let product = try session.arguments.required(.newProduct)
        var params: JSONObject = ["product": .string(product)]
        params["name"] = session.text(.name)
        params["kind"] = try session.code(.kind, in: .productKinds)
        params["valueFen"] = try session.fen(.value)
        params["price"] = try session.integer(.price, in: 1...1_000_000).map { .int($0) }
        var limit: JSONObject = [:]
        limit["month"] = try session.integer(.perMonth, in: 1...1000).map { .int($0) }
        limit["year"] = try session.integer(.perYear, in: 1...1000).map { .int($0) }
        if !limit.isEmpty { params["limit"] = .object(limit) }
        let result = try session.change("product.add", params)
        session.show(result, Phrase(zh: "已上架 \(product)。", en: "\(product) is added."))
    }

    static let productPrice = Command(
        "product price", Phrase(zh: "改单价或分值", en: "change value or price"),
        details: [
            Phrase(
                zh: "已申请的兑换仍按申请时的分值。", en: "Redemptions asked for before keep their price.")
        ],
        arguments: [.product], options: [.value, .price],
        examples: [
            .init("jifen product price P03 --price 130", Phrase(zh: "改为 130 分", en: "130 points"))
        ]
    ) { session throws(Failure) in
        guard session.arguments.has(.value) || session.arguments.has(.price) else {
            throw .usage(
                .other(Phrase(zh: "要写 --value 或 --price。", en: "Say --value or --price.")))
        }
        let product = try session.arguments.required(.product)
        var params: JSONObject = ["product": .string(product)]
        params["valueFen"] = try session.fen(.value)
        params["price"] = try session.integer(.price, in: 1...1_000_000).map { .int($0) }
        let result = try session.change("product.price", params)
        let r = Facts(result)
        session.show(
            result,
            Phrase(
                zh: "\(product) 已改价：单价 \(r.yuan("valueFen")) 元，\(r("price")) 分。",
                en: "\(product) has a new price: \(r("price")) points, value "
                    + "\(r.yuan("valueFen")) yuan."))
    }

    static let productRetire = Command(
        "product retire", Phrase(zh: "下架商品", en: "retire a product"), arguments: [.product],
        examples: [.init("jifen product retire P03", Phrase(zh: "不再兑换", en: "no more of it"))]
    ) { session throws(Failure) in
        let product = try session.arguments.required(.product)
        let result = try session.change("product.retire", ["product": .string(product)])
        session.show(result, Phrase(zh: "\(product) 已下架。", en: "\(product) is retired."))
    }

    static let productList = Command(
        "product list", Phrase(zh: "商品、单价和库存", en: "products with value and stock"),
        options: [.retiredOnly] + Option.paging,
        examples: [
            .init("jifen product list", Phrase(zh: "在架的", en: "those offered")),
            .init("jifen product list --retired", Phrase(zh: "已下架的", en: "those retired")),
        ]
    ) { session throws(Failure) in
        var params: JSONObject = [:]
        if session.arguments.has(.retiredOnly) { params["retired"] = true }
        try session.list(
            Listing(
                method: "product.list", params: params, fields: Product.fields,
                nothing: Product.none))
    }
}
