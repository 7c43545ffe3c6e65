import JSON

extension ImportKind {
    /// R-NEG-4.
    static func deductions(_ items: ItemNames) -> ImportKind {
        let columns: [ImportColumn] = [
            .works, .violation, .occurred, .deductedPoints, .reason, .name,
            ImportColumn(["另一次", "distinct"]),
        ]
        return ImportKind(
            list: "deductions", columns: columns, name: 5,
            keys: { line in
                if line["distinct"]?.bool == true { return RowKeys() }
                let facts = Facts(line)
                let reason = facts("reason").narrowed.filter { !$0.isWhitespace }.lowercased()
                return .one(
                    "\(facts("employee")) \(facts("item")) \(facts("on")) \(reason)",
                    Phrase(
                        zh: "同一人、同一项目、同一天、同一理由；确是另一次，在“另一次”列写“是”",
                        en:
                            "the same person, item, day and reason; if it is another one, write yes "
                            + "in a column ‘distinct’"))
            }
        ) { row throws(RowFault) in
            var line: JSONObject = [
                "employee": .string(
                    try row.required(try row.worksNumber(0, columns), columns[0])),
                "item": .string(try items.code(try row.required(row[1], columns[1]))),
                "on": .string(try row.required(try row.day(2, columns), columns[2])),
                "reason": .string(
                    try row.required(try row.text(4, columns, longest: 500), columns[4])),
            ]
            line["points"] = try row.points(3, columns).map { .int($0) }
            if try row.truth(6, columns) == true { line["distinct"] = true }
            return line
        }
    }
}

extension ImportColumn {
    fileprivate static let violation = ImportColumn(
        ["项目", "违规项目", "item"],
        also: ["扣分项目", "违章项目", "负面清单项目", "扣分事项", "违规行为", "违章行为"], required: true)
    fileprivate static let deductedPoints = ImportColumn(
        ["分值", "points"], also: ["扣分", "扣分分值", "扣除积分", "扣减积分", "扣分值", "积分"],
        counting: .points)
    fileprivate static let reason = ImportColumn(
        ["理由", "reason"],
        also: ["扣分理由", "扣分原因", "原因", "违规情况", "违章情况", "情况说明", "说明", "事由"],
        weak: ["备注"], required: true)
}

extension ImportTable.Row {
    /// Points to be deducted: `-10` says the same as 10.
    fileprivate func points(
        _ column: Int, _ columns: [ImportColumn]
    ) throws(RowFault) -> Int64? {
        guard let points = try integer(column, columns, in: -2000...2000, unit: "分") else {
            return nil
        }
        guard points != 0 else {
            throw RowFault(
                column: columns[column].heading, "0", wanted: Phrase(zh: "要扣的分", en: "points"))
        }
        return abs(points)
    }
}
