import JSON

/// What tells the claims of one file apart (R-ITEM-4).
enum ClaimRows {
    private static let sameOccurrence = Phrase(
        zh: "同一人、同一事由编号", en: "the same person and occurrence")
    private static let sameDay = Phrase(
        zh: "同一人、同一项目、同一天；确是另一次，在“另一次”列写“是”，或两行都写事由编号",
        en: "the same person, item and day; if it is another occurrence, write yes in a column "
            + "‘distinct’, or name an occurrence in both")
    private static let sameInAll = Phrase(zh: "每一列都一样", en: "the same in every column")

    static func keys(_ claim: JSON) -> RowKeys {
        let employee = Facts(claim)("employee")
        var keys = RowKeys()
        let occurrence = claim["occurrence"]?.string
        if let occurrence { keys.add("\(employee)\u{0}\(occurrence)", sameOccurrence) }
        let day = day(claim)
        if claim["distinct"]?.bool == true {
            keys.add(String(decoding: claim.canonical(), as: UTF8.self), sameInAll)
        } else if occurrence == nil {
            keys.checks.append((day, sameDay))
        } else {
            keys.checks.append((day + " without", sameDay))
        }
        keys.marks.append(day)
        if occurrence == nil { keys.marks.append(day + " without") }
        return keys
    }

    /// Of several occurrences of one item on one day, those after the first are said to be others,
    /// unless both that and every one before have a name (R-ITEM-4).
    static func distinguished(_ claims: [ImportBatch.Element]) -> [ImportBatch.Element] {
        var seen: Set<String> = []
        var unnamed: Set<String> = []
        return claims.map { claim in
            let day = day(claim.json)
            let isFirst = seen.insert(day).inserted
            let isNamed = claim.json["occurrence"] != nil
            let followsUnnamed = unnamed.contains(day)
            if !isNamed { unnamed.insert(day) }
            // Each had a number of its own before a spreadsheet spoiled it.
            let isSpoiled = claim.remarks.contains { $0.kind == .spoiled }
            guard isNamed || isSpoiled, var object = claim.json.object else { return claim }
            if isFirst, isSpoiled { object["distinct"] = nil }
            if !isFirst, isSpoiled || followsUnnamed { object["distinct"] = true }
            var other = claim
            other.json = .object(object)
            return other
        }
    }

    private static func day(_ claim: JSON) -> String {
        let facts = Facts(claim)
        return "\(facts("employee")) \(facts("item")) \(facts("on"))"
    }
}

extension ImportTable.Row {
    /// A yes or a no; an empty cell is neither.
    func truth(_ column: Int, _ columns: [ImportColumn]) throws(RowFault) -> Bool? {
        guard let text = self[column]?.narrowed.lowercased() else { return nil }
        if ["是", "对", "有", "yes", "y", "true", "1", "√", "✓", "✔"].contains(text) { return true }
        if ["否", "不是", "无", "no", "n", "false", "0", "×"].contains(text) { return false }
        throw RowFault(
            column: columns[column].heading, text, wanted: Phrase(zh: "是或否", en: "yes or no"))
    }
}

extension ClaimRows {
    /// Days after which a date is more likely a slip in the year than a late claim.
    private static let late = 60

    /// Says which rows lie so far back that the year may be wrong; nil: none.
    static func warning(_ claims: [ImportBatch.Element], today: CalendarDay) -> Phrase? {
        let old = claims.compactMap { claim -> (line: Int, days: Int, day: String)? in
            guard let text = claim.json["on"]?.string, let day = CalendarDay(reading: text)
            else { return nil }
            let days = day.days(to: today)
            return days > late ? (claim.line, days, text) : nil
        }
        guard let oldest = old.max(by: { $0.days < $1.days }) else { return nil }
        let rows = Forms.count(Int64(old.count), "date lies", "dates lie")
        return Phrase(
            zh: "提醒：\(old.count) 行的发生日期在 \(late) 天以前，最早是第 \(oldest.line) 行的 \(oldest.day)，"
                + "请看看年份有没有写错。",
            en: "Note: \(rows) more than \(late) days back, the earliest \(oldest.day) on line "
                + "\(oldest.line); is the year right?")
    }
}
