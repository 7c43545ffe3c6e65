import JSON

/// A catalogue without codes: who is known by name keeps the code, the others get the next ones that
/// are free.
enum ProductPlan {
    private static let letter: Character = "P"

    static func make(
        _ session: Session, _ rows: [ImportBatch.Element]
    ) throws(Failure) -> ImportPlan {
        var plan = ImportPlan("products", rows)
        guard rows.contains(where: { $0.json["product"] == nil }) else { return plan }
        let offered = try session.allRows("product.list", [:])
        let retired = try session.allRows("product.list", ["retired": true])
        let known = Dictionary(
            offered.map { (key($0), Facts($0)("product")) }, uniquingKeysWith: { first, _ in first }
        )
        let codes = (offered + retired + rows.map(\.json)).compactMap { $0["product"]?.string }
        var last = codes.compactMap(number).max() ?? 0
        var made: [(name: String, code: String)] = []
        for index in plan.elements.indices where plan.elements[index].json["product"] == nil {
            guard var product = plan.elements[index].json.object else { continue }
            let name = Facts(plan.elements[index].json)("name")
            if let code = known[key(plan.elements[index].json)] {
                product["product"] = .string(code)
            } else {
                last += 1
                let digits = String(last)
                let code =
                    String(letter) + String(repeating: "0", count: max(0, 3 - digits.count))
                    + digits
                product["product"] = .string(code)
                made.append((name, code))
            }
            plan.elements[index].json = .object(product)
        }
        if let remark = remark(made) { plan.remarks.append(remark) }
        return plan
    }

    private static func key(_ product: JSON) -> String { NameCheck.key(Facts(product)("name")) }

    private static func number(_ code: String) -> Int? {
        guard code.first == letter, code.utf8.dropFirst().allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return Int(code.dropFirst())
    }

    private static func remark(_ made: [(name: String, code: String)]) -> Phrase? {
        if made.isEmpty { return nil }
        let list = made.prefix(10).map { "\($0.code) \($0.name.visible)" }
        let rest = made.count > list.count ? "…" : ""
        return Phrase(
            zh: "文件没有编码，编了 \(made.count) 个：\(list.joined(separator: "、"))\(rest)。"
                + "要用文件里的另一列作编码，加 --number-from 列名。",
            en:
                "The file has no codes; made \(made.count): \(list.joined(separator: ", "))\(rest). To "
                + "take another column of the file: --number-from COLUMN.")
    }
}
