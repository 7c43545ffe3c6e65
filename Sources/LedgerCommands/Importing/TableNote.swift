import LedgerExports

/// What stands in a table and is no row of it: totals, signatures, notes.
enum TableNote {
    private static let totals = ["合计", "总计", "小计", "共计", "总和", "total", "subtotal", "sum"]
    private static let signatures = [
        "制表", "填表人", "填报人", "编制", "审核", "审批", "复核", "批准", "负责人", "经办人", "签字", "签名", "盖章",
        "preparedby", "checkedby", "approvedby", "signature",
    ]
    /// Words that a row may begin with as well, unless a colon follows.
    private static let notes = ["备注", "注", "说明", "附", "附注", "日期", "note", "notes"]

    /// Whether a row is one: its first field is a total's word and nothing else; or it lacks a field
    /// that every row of the table has, and its first word says what it is.
    /// - Parameter lacksNeeded: a needed column is empty in it.
    static func isNote(_ row: CSVRow, lacksNeeded: Bool) -> Bool {
        guard let first = row.fields.first(where: { !$0.isEmpty }) else { return false }
        let key = first.narrowed.filter { !$0.isWhitespace }.lowercased()
        if totals.contains(where: { key == $0 || key == $0 + ":" }) { return true }
        guard lacksNeeded else { return false }
        if (totals + signatures).contains(where: key.hasPrefix) { return true }
        return notes.contains { word in
            key.hasPrefix(word) && key.dropFirst(word.count).first == ":"
        }
    }
}
