import JSON

extension Argument {
    fileprivate static let count = Argument("COUNT", Phrase(zh: "数量", en: "how many"))
    fileprivate static let threshold = Argument(
        "N", Phrase(zh: "余量少于几件（默认 5）", en: "fewer than so many left (5)"), .optional)
}

extension Command {
    static let stockReceive = Command(
        "stock receive", Phrase(zh: "入库", en: "receive goods"),
        arguments: [.product, .count], options: [.document, .note],
        examples: [
            .init("jifen stock receive P03 100", Phrase(zh: "入库 100 件", en: "100 of them"))
        ]
    ) { session throws(Failure) in
        let product = try session.arguments.required(.product)
        let count = try session.count(.count, in: 1...1_000_000)
        var params: JSONObject = ["product": .string(product), "count": .int(count)]
        params["note"] = session.text(.note)
        params["document"] = session.text(.document)
        let result = try session.change("stock.receive", params)
        session.show(
            result, Phrase(zh: "\(product) 入库 \(count)。", en: "\(count) of \(product) received."))
    }

    static let stockCount = Command(
        "stock count", Phrase(zh: "盘点：以清点的数为准", en: "take stock: the count is right"),
        arguments: [.product, .count], options: [.reason],
        examples: [
            .init(
                "jifen stock count P03 96 --reason 破损4件",
                Phrase(zh: "有差额要写原因", en: "say why it differs"))
        ]
    ) { session throws(Failure) in
        let product = try session.arguments.required(.product)
        let counted = try session.count(.count, in: 0...1_000_000)
        var params: JSONObject = ["product": .string(product), "counted": .int(counted)]
        params["reason"] = session.text(.reason)
        let result = try session.change("stock.count", params)
        session.show(
            result, Phrase(zh: "\(product) 盘点为 \(counted)。", en: "\(product): \(counted) counted."))
    }

    static let stockList = Command(
        "stock list", Phrase(zh: "库存", en: "stock"), options: Option.paging,
        examples: [.init("jifen stock list", Phrase(zh: "库存、预留和余量", en: "on hand, held and left"))]
    ) { session throws(Failure) in
        try session.list(
            Listing(method: "stock.list", fields: StockView.fields, nothing: Product.none))
    }

    static let stockLow = Command(
        "stock low", Phrase(zh: "快没有的商品", en: "what is running out"),
        arguments: [.threshold],
        examples: [.init("jifen stock low 10", Phrase(zh: "余量少于 10 件", en: "fewer than 10 left"))]
    ) { session throws(Failure) in
        let word = session.arguments.word(.threshold) ?? "5"
        let low = try session.integer(word, of: Argument.threshold.placeholder, in: 1...1_000_000)
        try session.list(
            Listing(
                method: "stock.list", params: ["low": .int(low)], fields: StockView.fields,
                nothing: Phrase(zh: "没有快没有的商品。", en: "Nothing is running out."),
                isPaged: false))
    }
}

extension Session {
    fileprivate func count(
        _ argument: Argument, in range: ClosedRange<Int64>
    ) throws(Failure) -> Int64 {
        try integer(try arguments.required(argument), of: argument.placeholder, in: range)
    }
}

enum StockView {
    static let fields: [Field] = [
        .text("product", Phrase(zh: "编码", en: "code")),
        .prose("name", Phrase(zh: "名称", en: "name")),
        .number("onHand", Phrase(zh: "库存", en: "on hand")),
        .number("held", Phrase(zh: "预留", en: "held")),
        .number("available", Phrase(zh: "余量", en: "left")),
    ]
}
