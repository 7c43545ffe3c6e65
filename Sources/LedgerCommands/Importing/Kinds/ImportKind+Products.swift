import JSON

extension ImportKind {
    static let products: ImportKind = {
        let columns: [ImportColumn] = [
            .product, .productName, .productKind, .unitValue, .price, .perMonth, .perYear,
        ]
        return ImportKind(
            list: "products", columns: columns,
            keys: { .one(Facts($0)("product"), RowKeys.sameNumber) }
        ) { row throws(RowFault) in
            var product: JSONObject = [
                "product": .string(try row.required(try row.code(0, columns), columns[0])),
                "name": .string(
                    try row.required(try row.text(1, columns, longest: 100), columns[1])),
                "kind": .string(
                    try row.required(try row.term(2, columns, .productKinds), columns[2])),
            ]
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
