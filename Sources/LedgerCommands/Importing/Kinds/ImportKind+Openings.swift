import JSON
import LedgerExports

extension ImportKind {
    /// Lines of the old book, or its balances: of a table with a column a month the points that
    /// remain (R-BOOK-6).
    static let openings: ImportKind = {
        let fixed: [ImportColumn] = [
            .works, .dayOfOldBook, .broughtPoints.optional, .reference, .note, .balance, .name,
            .accumulated, .redeemed,
        ]
        let columns = fixed + ImportColumn.months
        var kind = ImportKind(
            list: "openings", columns: columns, name: 6,
            keys: { line in
                .one(
                    "\(Facts(line)("employee"))\u{0}\(Facts(line)("reference"))",
                    Phrase(zh: "同一人、同一旧账出处", en: "the same person and reference"))
            }, arranged: OldBook.inOrder
        ) { row throws(RowFault) in
            let stated = try row.points(2, columns, in: 1_000_000)
            let balance = try row.points(5, columns, in: 1_000_000_000)
            guard let points = stated ?? balance else {
                throw RowFault(Phrase(zh: "缺少积分。", en: "points is missing."))
            }
            var line: JSONObject = [
                "employee": .string(
                    try row.required(try row.worksNumber(0, columns), columns[0])),
                "on": .string(try row.required(try row.day(1, columns), columns[1])),
                "points": .int(points),
                "reference": .string(
                    try row.required(try row.text(3, columns, longest: 100), columns[3])),
            ]
            line["note"] = try row.text(4, columns, longest: 500).map { .string($0) }
            if stated != nil { line["balance"] = balance.map { .int($0) } }
            let sums = try row.sums(points, columns, months: fixed.count)
            if line["note"] == nil { line["note"] = sums.map { .string($0) } }
            return line
        }
        kind.planned = { session, rows, table throws(Failure) in
            var plan = ImportPlan("openings", rows)
            plan.question = OldBook.question(rows, table, places: [2, 5])
            return plan
        }
        return kind
    }()
}

extension ImportColumn {
    fileprivate static let accumulated = ImportColumn(
        ["累计积分", "accumulated"], also: ["累计", "积分合计", "总积分", "累积积分", "全年积分"], counting: .points)
    fileprivate static let redeemed = ImportColumn(
        ["已兑换", "redeemed"], also: ["已兑换积分", "已兑积分", "已用积分", "已使用积分", "兑换合计"], counting: .points)
    fileprivate static let months = (1...12).map { month in
        ImportColumn(
            ["\(month)月", "month \(month)"],
            also: ["\(month)月份", "\(month)月积分", month < 10 ? "0\(month)月" : "\(month)月分"])
    }
}

extension ImportTable.Row {
    fileprivate func points(
        _ column: Int, _ columns: [ImportColumn], in most: Int64
    ) throws(RowFault) -> Int64? {
        try integer(column, columns, in: -most...most, unit: "分")
    }

    /// What a table with a column a month adds up to, in words; nil where it has neither months nor
    /// what was redeemed.
    fileprivate func sums(
        _ remaining: Int64, _ columns: [ImportColumn], months first: Int
    ) throws(RowFault) -> String? {
        var ofMonths: Int64?
        for column in first..<columns.count {
            if let points = try points(column, columns, in: 1_000_000) {
                ofMonths = (ofMonths ?? 0) + points
            }
        }
        let accumulated = try points(7, columns, in: 1_000_000_000)
        let redeemed = try points(8, columns, in: 1_000_000_000)
        if let ofMonths, let accumulated, ofMonths != accumulated {
            throw RowFault(
                Phrase(
                    zh: "各月加起来 \(ofMonths) 分，累计积分写的是 \(accumulated) 分。",
                    en: "The months come to \(ofMonths) points; accumulated says \(accumulated)."))
        }
        guard ofMonths != nil || redeemed != nil, let all = accumulated ?? ofMonths else {
            return nil
        }
        guard all - (redeemed ?? 0) == remaining else {
            throw RowFault(
                Phrase(
                    zh: "累计 \(all) 分，已兑换 \(redeemed ?? 0) 分，应剩 \(all - (redeemed ?? 0)) 分，"
                        + "表里写的是 \(remaining) 分。",
                    en: "\(all) points less \(redeemed ?? 0) redeemed are "
                        + "\(all - (redeemed ?? 0)); the file says \(remaining)."))
        }
        return "累计 \(all) 分，已兑换 \(redeemed ?? 0) 分"
    }
}

extension OldBook {
    private static let totals: Set<String> = ["合计", "总计", "共计", "total"]

    /// What is asked where the table's own total is not the sum of its rows.
    /// - Parameter places: of the columns of which the first that the file has is added up.
    fileprivate static func question(
        _ rows: [ImportBatch.Element], _ table: ImportTable, places: [Int]
    ) -> Phrase? {
        let totals = table.notes.filter { row in
            let first = row.fields.first { !$0.isEmpty } ?? ""
            return Self.totals.contains(
                first.narrowed.filter { !$0.isWhitespace && $0 != ":" }.lowercased())
        }
        guard totals.count == 1, rows.count == table.rows.count,
            let column = places.first(where: table.has),
            let text = table.mapping.field(column, of: totals[0].fields),
            let stated = (try? WrittenNumber(reading: text, unit: "分"))?.integer
        else { return nil }
        let sum = rows.reduce(0) { $0 + ($1.json["points"]?.int ?? 0) }
        guard sum != stated else { return nil }
        return Phrase(
            zh: "合计行写的是 \(stated) 分，各行加起来是 \(sum) 分。",
            en: "The total line says \(stated) points; the rows come to \(sum).")
    }
}
