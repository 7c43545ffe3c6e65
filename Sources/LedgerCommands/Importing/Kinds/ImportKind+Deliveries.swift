import JSON

extension ImportKind {
    /// - Parameters:
    ///   - document: the number of the delivery's document, where the file does not say it.
    ///   - isAnother: lines that equal others are meant.
    ///   - products: those that there are, where a delivery may call them by their names.
    static func deliveries(
        document: String?, isAnother: Bool, products: NamedThings? = nil
    ) -> ImportKind {
        let columns: [ImportColumn] = [
            .productOrName, .count, .document, .note,
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
                "product": .string(
                    try row.required(try row.product(0, columns, products), columns[0])),
                "count": .int(count),
            ]
            let own = try row.text(2, columns, longest: 64)
            line["document"] = (own ?? document).map { .string($0) }
            line["note"] = try row.text(3, columns, longest: 500).map { .string($0) }
            return line
        }
    }
}

extension ImportTable.Row {
    /// A product's code, or its name where the products are known.
    fileprivate func product(
        _ column: Int, _ columns: [ImportColumn], _ products: NamedThings?
    ) throws(RowFault) -> String? {
        guard let products, let word = self[column]?.bare else { return try code(column, columns) }
        switch products.find(word) {
        case .one(let thing): return thing.code
        case .several(let several):
            throw RowFault(
                Phrase(
                    zh: "“\(word.visible)”不止一个：\(several.list.chinese)，请写编码。",
                    en: "‘\(word.visible)’ is the name of several: \(several.list.english)."))
        case .none(let near):
            // What has the form of a code is the daemon's to refuse.
            if near.isEmpty, word.utf8.allSatisfy({ $0 < 0x80 }) {
                return try code(column, columns)
            }
            let what = Phrase(
                zh: "没有商品“\(word.visible)”。", en: "There is no product ‘\(word.visible)’.")
            throw RowFault(
                near.isEmpty
                    ? what
                    : what
                        + Phrase(
                            zh: "是不是 \(near.list.chinese)？",
                            en: " Did you mean \(near.list.english)?"))
        }
    }
}
