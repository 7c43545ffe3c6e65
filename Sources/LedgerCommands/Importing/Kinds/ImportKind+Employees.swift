import JSON

extension ImportKind {
    static let employees = employees(shortening: false)

    /// - Parameter shortening: works numbers are made from a column of the file; of an ID card's
    ///   number only the last digits are taken.
    static func employees(shortening: Bool) -> ImportKind {
        let columns: [ImportColumn] = [
            .works, .fullName, .department, .employment, .user,
        ]
        return ImportKind(
            list: "employees", columns: columns, name: 1,
            keys: { employee in
                var keys = RowKeys.one("e" + Facts(employee)("employee"), RowKeys.sameNumber)
                if let user = employee["user"] {
                    keys.add("u" + user.plain, Phrase(zh: "同一个登录名", en: "the same user"))
                }
                return keys
            }
        ) { row throws(RowFault) in
            var employee: JSONObject = [
                "employee": .string(
                    try IDCard.number(
                        try row.required(try row.worksNumber(0, columns), columns[0]),
                        shortening: shortening)),
                "name": .string(
                    try row.required(try row.text(1, columns, longest: 64), columns[1])),
                "department": .string(
                    try row.required(try row.text(2, columns, longest: 64), columns[2])),
                "type": .string(
                    try row.required(
                        try row.term(3, columns, .employmentTypes), columns[3])),
            ]
            employee["user"] = try row.user(4, columns).map { .string($0) }
            return employee
        }
    }
}

extension Option {
    static let numberFrom = Option(
        "number-from", "COLUMN",
        Phrase(
            zh: "拿这一列作编号（工号、商品编码）；身份证号只取后四位",
            en: "take this column for the number or code; of an ID card only the last four"))
}

/// The number of an identity card 身份证, which is no works number: what stands in the books stays
/// there for ever and is shown to many (R-ORG-6).
enum IDCard {
    static func isNumber(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 18, bytes.dropLast().allSatisfy({ (0x30...0x39).contains($0) }) else {
            return false
        }
        let isChecked = (0x30...0x39).contains(bytes[17]) || bytes[17] | 0x20 == UInt8(ascii: "x")
        let month = (bytes[10] - 0x30) * 10 + bytes[11] - 0x30
        return isChecked && [UInt8(ascii: "1"), UInt8(ascii: "2")].contains(bytes[6])
            && (1...12).contains(month)
    }

    /// The works number, or `S` and the last four of an ID card's.
    static func number(_ text: String, shortening: Bool) throws(RowFault) -> String {
        guard isNumber(text) else { return text }
        if shortening { return "S" + text.suffix(4).uppercased() }
        throw RowFault(
            Phrase(
                zh: "工号像身份证号，不记进台账（台账里的工号永远留着）。用 --number-from 这一列的列名，只取后四位作工号。",
                en:
                    "The works number looks like that of an ID card and is not taken into the books, "
                    + "where it would stay for ever. With --number-from and the column's name only "
                    + "the last four are taken."))
    }
}
