import JSON

extension ImportKind {
    /// - Parameters:
    ///   - document: the number of the delivery's document, where the file does not say it.
    ///   - isAnother: lines that equal others are meant.
    static func deliveries(document: String?, isAnother: Bool) -> ImportKind {
        let columns: [ImportColumn] = [
            .product, .count, .document, .note,
        ]
        return ImportKind(
            list: "deliveries", columns: columns,
            keys: { line in
                let facts = Facts(line)
                if let document = line["document"]?.string {
                    return .one(
                        "\(facts("product"))\u{0}\(document)",
                        Phrase(zh: "同一送货单、同一商品", en: "the same document and product"))
                }
                if isAnother { return RowKeys() }
                return .one(
                    "\(facts("product"))\u{0}\u{0}\(facts("count")) \(facts("note"))",
                    Phrase(
                        zh: "同一商品、同一数量；确是两批，写送货单号或加 --again",
                        en: "the same product and count; if they are two deliveries, name the "
                            + "document or add --again"))
            }
        ) { row throws(RowFault) in
            guard let count = try row.integer(1, columns, in: 1...1_000_000) else {
                throw RowFault(Phrase(zh: "缺少数量。", en: "count is missing."))
            }
            var line: JSONObject = [
                "product": .string(try row.required(try row.code(0, columns), columns[0])),
                "count": .int(count),
            ]
            let own = try row.text(2, columns, longest: 64)
            line["document"] = (own ?? document).map { .string($0) }
            line["note"] = try row.text(3, columns, longest: 500).map { .string($0) }
            return line
        }
    }
}
