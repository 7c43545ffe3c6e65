import JSON

/// Items and products may be named by their code or by their Chinese name.
extension Session {
    func itemCode(_ word: String) throws(Failure) -> String {
        if word.utf8.allSatisfy({ $0 < 0x80 }) { return word }
        let policy = try ask("policy.show")
        return try code(of: word, in: policy.member("policy.items")?.array, member: "code", .item)
    }

    func productCode(_ word: String) throws(Failure) -> String {
        if word.utf8.allSatisfy({ $0 < 0x80 }) { return word }
        let products = try ask("product.list", ["limit": 1000])
        return try code(of: word, in: products["rows"]?.array, member: "product", .product)
    }

    private func code(
        of name: String, in rows: [JSON]?, member: String, _ argument: Argument
    ) throws(Failure) -> String {
        let named = (rows ?? []).filter { $0["name"]?.string == name }
        guard named.count == 1, let code = named[0][member]?.string else {
            let known = argument.name == Argument.item.name ? "jifen items" : "jifen catalogue"
            throw .said(
                named.isEmpty
                    ? Phrase(
                        zh: "没有叫“\(name.visible)”的。", en: "Nothing is called ‘\(name.visible)’.")
                    : Phrase(
                        zh: "叫“\(name.visible)”的不止一个，请写编码。",
                        en: "‘\(name.visible)’ is the name of several; give the code."),
                advice: Phrase(zh: "\(known) 列出编码和名称。", en: "\(known) lists codes and names."),
                .notFound)
        }
        return code
    }
}
