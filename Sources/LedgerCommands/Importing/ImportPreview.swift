import JSON

/// The first rows of a file as they will be booked, with the names that the books have: a wrong
/// column or a slipped digit is seen before anything goes in.
struct ImportPreview {
    private let rows: [JSON]
    private let count: Int

    private static let shown = 3

    init(
        _ session: Session, _ kind: ImportKind, _ elements: [ImportBatch.Element],
        _ people: NameCheck?
    ) {
        count = elements.count
        let words = Self.words(session, kind)
        rows = elements.prefix(Self.shown).map { element in
            var row = element.json.object ?? [:]
            row["line"] = .int(Int64(element.line))
            if row["name"] == nil {
                let name =
                    row["employee"]?.string.flatMap { people?.name(of: $0) }
                    ?? row["product"]?.string.flatMap { words[$0]?["name"]?.string }
                row["name"] = name.map { .string($0) }
            }
            if let item = row["item"]?.string, let known = words[item] {
                row["item"] = known["name"] ?? .string(item)
                if row["points"] == nil { row["points"] = known["standard"] }
            }
            row["evidence"] = row["evidence"]?.array.map { .int(Int64($0.count)) }
            return .object(row)
        }
    }

    /// What is known of items or products, by code.
    private static func words(_ session: Session, _ kind: ImportKind) -> [String: JSON] {
        let known: [JSON]?
        let code: String
        switch kind.list {
        case "claims", "deductions":
            let list = kind.list == "claims" ? "policy.items" : "policy.negativeList"
            known = (try? session.ask("policy.show"))?.member(list)?.array
            code = "code"
        case "deliveries", "counts":
            known = try? session.allRows("product.list", [:])
            code = "product"
        default: return [:]
        }
        return Dictionary(
            (known ?? []).map { ($0[code]?.string ?? "", $0) },
            uniquingKeysWith: { first, _ in first })
    }

    func tell(_ session: Session) {
        guard !rows.isEmpty else { return }
        let isPart = count > rows.count
        session.note(
            Phrase(
                zh: isPart ? "共 \(count) 行，前 \(rows.count) 行将这样登记：" : "将这样登记：",
                en: isPart
                    ? "Of \(count) rows the first \(rows.count), as they would be booked:"
                    : "As it would be booked:"))
        session.output.note(session.noteTable(rows, fields))
    }

    private var fields: [Field] {
        let isOfGoods = rows.contains { $0["product"] != nil }
        let name = Phrase(zh: isOfGoods ? "名称" : "姓名", en: "name")
        return Self.fields.map { $0.name == "name" ? .prose("name", name) : $0 }
    }

    private static let fields: [Field] = [
        .number("line", Phrase(zh: "行", en: "row")),
        .text("employee", Phrase(zh: "工号", en: "employee")),
        .text("product", Phrase(zh: "商品编码", en: "product")),
        .text("participant", Phrase(zh: "编号", en: "participant")),
        .prose("name", Phrase(zh: "名称", en: "name")),
        .prose("department", Phrase(zh: "部门", en: "department")),
        .term("type", Phrase(zh: "用工性质", en: "type"), .employmentTypes),
        .term("kind", Phrase(zh: "类别", en: "kind"), .productKinds),
        .prose("item", Phrase(zh: "项目", en: "item")),
        .text("on", Phrase(zh: "日期", en: "day")),
        .number("count", Phrase(zh: "数量", en: "count")),
        .yuan("valueFen", Phrase(zh: "单价", en: "value")),
        .number("price", Phrase(zh: "分值", en: "price")),
        .number("points", Phrase(zh: "分值", en: "points")),
        .number("balance", Phrase(zh: "结余", en: "balance")),
        .text("occurrence", Phrase(zh: "事由编号", en: "about")),
        .text("document", Phrase(zh: "单号", en: "document")),
        .prose("reference", Phrase(zh: "出处", en: "reference")),
        .number("evidence", Phrase(zh: "证据", en: "evidence")),
        .prose("note", Phrase(zh: "说明", en: "note")),
    ]
}

extension Session {
    /// Asks whoever sits at a terminal before a file goes in. Scripts are not asked: every row was
    /// checked, and an import is taken back as one.
    func agree(toImport count: Int) throws(Failure) {
        guard canAsk else { return }
        let rows = Forms.count(Int64(count), "row", "rows")
        try confirm(Phrase(zh: "导入这 \(count) 行。", en: "Import \(rows)."))
    }
}
