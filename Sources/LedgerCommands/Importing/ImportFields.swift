/// Readers of the fields that import files have.
extension ImportTable.Row {
    func text(_ column: Int, _ columns: [ImportColumn], longest: Int) throws(RowFault) -> String? {
        guard let text = self[column] else { return nil }
        guard text.unicodeScalars.count <= longest else {
            throw RowFault(
                Phrase(
                    zh: "\(columns[column].heading.chinese)：最多 \(longest) 个字。",
                    en: "\(columns[column].heading.english): \(longest) characters at most."))
        }
        return text
    }

    func required(_ value: String?, _ column: ImportColumn) throws(RowFault) -> String {
        guard let value else {
            throw RowFault(
                Phrase(
                    zh: "缺少\(column.heading.chinese)。",
                    en: "The \(column.heading.english) is missing."))
        }
        return value
    }

    /// A works number: `00123` stays as it is.
    func worksNumber(_ column: Int, _ columns: [ImportColumn]) throws(RowFault) -> String? {
        try word(column, columns, Word.worksNumber)
    }

    func code(_ column: Int, _ columns: [ImportColumn]) throws(RowFault) -> String? {
        try word(column, columns, Word.code)
    }

    func user(_ column: Int, _ columns: [ImportColumn]) throws(RowFault) -> String? {
        try word(column, columns, Word.user)
    }

    private func word(
        _ column: Int, _ columns: [ImportColumn], _ kind: Word
    ) throws(RowFault) -> String? {
        guard let text = self[column]?.narrowed else { return nil }
        guard kind.accepts(text) else {
            throw RowFault(column: columns[column].heading, text, wanted: kind.wanted)
        }
        return text
    }

    func day(_ column: Int, _ columns: [ImportColumn]) throws(RowFault) -> String? {
        guard let text = self[column] else { return nil }
        guard let day = CalendarDay(reading: text) else {
            throw RowFault(column: columns[column].heading, text, wanted: CalendarDay.forms)
        }
        return day.text
    }

    /// A whole number; `12.0`, as spreadsheets write it, is one.
    func integer(
        _ column: Int, _ columns: [ImportColumn], in range: ClosedRange<Int64>
    ) throws(RowFault) -> Int64? {
        guard let text = self[column]?.narrowed else { return nil }
        let whole = text.hasSuffix(".0") ? String(text.dropLast(2)) : text
        guard let number = Int64(whole), range.contains(number) else {
            let limits = "\(range.lowerBound)–\(range.upperBound)"
            throw RowFault(
                column: columns[column].heading, text,
                wanted: Phrase(zh: "整数（\(limits)）", en: "a whole number (\(limits))"))
        }
        return number
    }

    /// Yuan as fen; `¥12.50`, `12.5元` and `1,200` are read too.
    func fen(_ column: Int, _ columns: [ImportColumn]) throws(RowFault) -> Int64? {
        guard let text = self[column]?.narrowed else { return nil }
        let bare = text.filter { !"¥￥元, ".contains($0) }
        guard let fen = Forms.fen(bare) else {
            throw RowFault(
                column: columns[column].heading, text,
                wanted: Phrase(zh: "金额（元），如 12.50", en: "an amount in yuan, such as 12.50"))
        }
        return fen
    }

    func term(
        _ column: Int, _ columns: [ImportColumn], _ glossary: Glossary
    ) throws(RowFault) -> String? {
        guard let text = self[column] else { return nil }
        guard let code = glossary.code(for: text) else {
            throw RowFault(column: columns[column].heading, text, wanted: glossary.list)
        }
        return code
    }
}

/// The words of the wire that have a form.
private enum Word {
    case worksNumber
    case code
    case user

    func accepts(_ text: String) -> Bool {
        guard (1...32).contains(text.utf8.count), let first = text.utf8.first else { return false }
        switch self {
        case .worksNumber:
            return text.utf8.allSatisfy { isAlphanumeric($0) || $0 == 0x2D || $0 == 0x5F }
        case .code:
            return isAlphanumeric(first)
                && text.utf8.allSatisfy { isAlphanumeric($0) || "._-".utf8.contains($0) }
        case .user: return text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
        }
    }

    var wanted: Phrase {
        switch self {
        case .worksNumber: Phrase(zh: "工号（字母、数字、-、_）", en: "a works number (letters, digits, -, _)")
        case .code: Phrase(zh: "编码（字母、数字、.、_、-）", en: "a code (letters, digits, ., _, -)")
        case .user: Phrase(zh: "系统登录名", en: "a system user")
        }
    }

    private func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }
}
