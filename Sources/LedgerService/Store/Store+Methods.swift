import JSON
import Ledger
import LedgerAPI
import LedgerStore

extension Method {
    private static let fen = Parameter.Kind.integer(1...10_000_000)
    private static let price = Parameter.Kind.integer(Bounds.price)
    private static let units = Parameter.Kind.integer(Bounds.delivery)

    private static let newProduct = [
        Parameter.required("product", .product, "The code"),
        Parameter.required("name", .name(longest: 100), "The name"),
        Parameter.required("kind", .choice(Product.Kind.self), "The kind"),
        Parameter.required("valueFen", fen, "Value of one unit, in fen"),
        Parameter.optional("price", price, "Points for one unit; by the policy's ratio if absent"),
        Parameter.optional(
            "limit",
            .object([
                .optional("month", .integer(1...1000), "Units for one person a month"),
                .optional("year", .integer(1...1000), "Units for one person a year"),
            ]), "How many one person may redeem"),
    ]

    private static let productErrors: [ErrorKind] = [
        .productExists, .policyNoneInForce, .productValueOutOfBounds,
    ]

    static let productAdd = change(
        "Adds a product", .roles(.administrator), newProduct, result: "{product}",
        errors: productErrors
    ) { scope throws(ServiceError) in try scope.addProduct(scope.arguments) }

    static let productAddMany = change(
        "Adds products from a list", .roles(.administrator),
        [.required("products", .list(.object(newProduct), most: 1000), "Products"), .mode],
        result: "{results, applied, refused}", errors: productErrors + [.batchRefused]
    ) { scope throws(ServiceError) in
        try scope.applyMany("products") { item throws(ServiceError) in
            try scope.addProduct(item)
        }
    }

    static let productPrice = change(
        "Changes a product's value or price; open redemptions keep theirs",
        .roles(.administrator),
        [
            .required("product", .product, "Which"), .optional("valueFen", fen, "In fen"),
            .optional("price", price, "In points"),
        ],
        result: "{product, valueFen, price}",
        errors: [
            .productUnknown, .productRetired, .productValueOutOfBounds, .fourEyes,
        ]
    ) { scope throws(ServiceError) in
        let code: ProductCode = scope.arguments.requiredCode("product")
        try scope.apply(
            .product(
                .price(
                    code, value: scope.arguments.fen("valueFen"),
                    price: scope.arguments.points("price"))))
        return scope.productResult(code)
    }

    static let productRetire = change(
        "Takes a product off the shelf for good; open redemptions stay", .roles(.administrator),
        [.required("product", .product, "Which")], result: "{product}",
        errors: [.productUnknown, .productRetired]
    ) { scope throws(ServiceError) in
        let code: ProductCode = scope.arguments.requiredCode("product")
        try scope.apply(.product(.retire(code)))
        return scope.productResult(code)
    }

    static let productList = read(
        "The catalogue: products with tier, price and stock", .known,
        [.optional("retired", .truth, "true: only retired ones; absent: only those offered")]
            + page,
        result: "{rows: [{product, name, kind, tier, valueFen, price, onHand, held, available}]}"
    ) { scope throws(ServiceError) in
        let products = scope.state.products(
            after: try scope.after { ProductCode($0) }, limit: scope.limit,
            retired: scope.arguments.bool("retired"))
        let policy = scope.policy
        return scope.list(products, key: \.code.text) { scope.rows.product($0, policy) }
    }

    private static let receipt = [
        Parameter.required("product", .product, "Which"),
        Parameter.required("count", units, "Units"),
        Parameter.optional("note", .text(longest: 500), "The delivery"),
        Parameter.optional(
            "document", .label(longest: 64),
            "The number of the delivery's document: under it each product comes in once"),
    ]

    static let stockReceive = change(
        "Books a delivery", .roles(.administrator), receipt, result: "{product, onHand}",
        errors: [.productUnknown, .productRetired, .stockDocumentBooked]
    ) { scope throws(ServiceError) in try scope.receive(scope.arguments) }

    static let stockReceiveMany = change(
        "Books a delivery of several products", .roles(.administrator),
        [.required("deliveries", .list(.object(receipt), most: 1000), "Deliveries"), .mode],
        result: "{results, applied, refused}",
        errors: [.productUnknown, .productRetired, .stockDocumentBooked, .batchRefused]
    ) { scope throws(ServiceError) in
        try scope.applyMany("deliveries") { item throws(ServiceError) in
            try scope.receive(item)
        }
    }

    static let stockCount = change(
        "Books a stock-take; a difference needs its reason", .roles(.administrator),
        [
            .required("product", .product, "Which"),
            .required("counted", .integer(0...1_000_000), "Units on the shelf"),
            .optional("reason", .reason, "Why it differs from the books"),
        ],
        result: "{product, onHand, difference}",
        errors: [.productUnknown, .fourEyes, .stockBelowHeld, .stockReasonRequired]
    ) { scope throws(ServiceError) in
        let code: ProductCode = scope.arguments.requiredCode("product")
        try scope.apply(
            .product(
                .count(
                    code, counted: scope.arguments.requiredInt("counted"),
                    reason: scope.arguments.text("reason"))))
        var result = scope.productResult(code)
        for case .product(_, .counted(_, let difference, _)) in scope.recorded {
            result["difference"] = .int(difference)
        }
        return result
    }

    static let stockList = read(
        "Stock by product, or what runs low",
        .roles(.administrator, .finance, .leader, .auditor),
        [.optional("low", .integer(1...1_000_000), "Only where fewer can be promised")] + page,
        result: "{rows: [{product, name, onHand, held, available, …}]}"
    ) { scope throws(ServiceError) in
        let low = scope.arguments.int("low")
        let products = scope.state.products(
            after: try scope.after { ProductCode($0) }, limit: scope.limit,
            retired: low == nil ? nil : false, below: low)
        let policy = scope.policy
        return scope.list(products, key: \.code.text) { scope.rows.product($0, policy) }
    }
}

extension CallScope {
    /// What adding a product asks of the ledger.
    func newProduct(_ item: Arguments) -> Command {
        let limit = Arguments(item.params["limit"]?.object ?? [:])
        return .product(
            .add(
                item.requiredCode("product"), name: item.words("name"),
                item.requiredChoice("kind"),
                value: item.required("valueFen", item.fen("valueFen")),
                price: item.points("price"),
                limit: ProductLimit(month: limit.int("month"), year: limit.int("year"))))
    }

    /// What a line of a delivery asks of the ledger.
    func receipt(_ item: Arguments) -> Command {
        .product(
            .receive(
                item.requiredCode("product"), count: item.requiredInt("count"),
                note: item.text("note") ?? "", document: item.text("document")))
    }
}

extension ChangeScope {
    fileprivate func addProduct(_ item: Arguments) throws(ServiceError) -> JSONObject {
        try apply(newProduct(item))
        return productResult(item.requiredCode("product"))
    }

    fileprivate func receive(_ item: Arguments) throws(ServiceError) -> JSONObject {
        try apply(receipt(item))
        return productResult(item.requiredCode("product"))
    }

    fileprivate func productResult(_ code: ProductCode) -> JSONObject {
        guard let product = state.product(code) else { return [:] }
        let row = rows.product(product, state.policies.policy(on: today)).object ?? [:]
        var result = JSONObject()
        for name in ["product", "valueFen", "price", "tier", "onHand", "held", "available"] {
            result[name] = row[name]
        }
        return result
    }
}
