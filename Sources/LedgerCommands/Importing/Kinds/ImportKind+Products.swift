import JSON

extension ImportKind {
    static let products: ImportKind = {
        let columns: [ImportColumn] = [
            .product.optional, .productName, .productKind, .unitValue, .price, .perMonth, .perYear,
        ]
        return ImportKind(
            list: "products", columns: columns,
            keys: { product in
                product["product"] == nil
                    ? .one(
                        "name " + NameCheck.key(Facts(product)("name")),
                        Phrase(zh: "同一个名称", en: "the same name"))
                    : .one(Facts(product)("product"), RowKeys.sameNumber)
            }
        ) { row throws(RowFault) in
            var product: JSONObject = [:]
            product["product"] = try row.code(0, columns).map { .string($0) }
            product["name"] = .string(
                try row.required(try row.text(1, columns, longest: 100), columns[1]))
            product["kind"] = .string(
                try row.required(try row.term(2, columns, .productKinds), columns[2]))
            guard let fen = try row.fen(3, columns) else {
                throw RowFault(Phrase(zh: "缺少单价(元)。", en: "value is missing."))
            }
            product["valueFen"] = .int(fen)
            product["price"] = try row.integer(4, columns, in: 1...1_000_000, unit: "分").map {
                .int($0)
            }
            var limit: JSONObject = [:]
            limit["month"] = try row.integer(5, columns, in: 1...1000).map { .int($0) }
            limit["year"] = try row.integer(6, columns, in: 1...1000).map { .int($0) }
            if !limit.isEmpty { product["limit"] = .object(limit) }
            return product
        }
    }()
}
