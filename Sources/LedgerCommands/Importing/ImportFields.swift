/// Readers of the fields that import files have.
extension ImportTable.Row {
    func text(_ column: Int, _ columns: [ImportColumn], longest: Int) throws(RowFault) -> String? {
        guard let text = self[column] else { return nil }
        guard !text.unicodeScalars.contains("\u{FFFD}") else {
            throw RowFault(
                Phrase(
                    zh: "\(columns[column].heading.chinese)：\u{FFFD} 是转换编码时丢掉的字，请用原来的文件。",
                    en: "\(columns[column].heading.english): \u{FFFD} stands for a letter that was "
                        + "lost in a conversion; use the file that this was made from."))
        }
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
            let place = notes.columns.firstIndex { $0.names == column.names }
            if let word = place.flatMap(written) {
                throw RowFault(
                    Phrase(
                        zh: "\(column.heading.chinese)：“\(word.visible)”等于没写，这一列必须有。",
                        en:
                            "\(column.heading.english): ‘\(word.visible)’ says nothing; it is needed."
                    ))
            }
            throw RowFault(
                Phrase(
                    zh: "缺少\(column.heading.chinese)。",
                    en: "The \(column.heading.english) is missing."))
        }
        return value
    }

    /// A works number: `00123` stays as it is, and `123.0` is 123.
    func worksNumber(_ column: Int, _ columns: [ImportColumn]) throws(RowFault) -> String? {
        try word(column, columns, Word.worksNumber)
    }

    /// The number of an occurrence. One that a spreadsheet has spoiled, or that says there is none, is
    /// not used, and that is said.
    func occurrence(_ column: Int, _ columns: [ImportColumn]) throws(RowFault) -> String? {
        guard let written = written(column) else { return nil }
        if isSpoiled(column) {
            notes.add(RowRemark(kind: .spoiled, text: written), line: line)
            return nil
        }
        guard let text = try text(column, columns, longest: 100) else {
            notes.add(RowRemark(kind: .none, text: written), line: line)
            return nil
        }
        let bare = text.bare
        // What cannot be seen stays in nobody's way; the letters stay as they were written.
        return Self.whole(bare) ?? (text.first == "'" ? String(text.dropFirst()).trimmed : text)
    }

    /// `16759806.0`, as programs save a number, without its places.
    private static func whole(_ text: String) -> String? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count > 3, !parts[1].isEmpty,
            parts[0].allSatisfy({ $0.isASCII && $0.isNumber }), parts[1].allSatisfy({ $0 == "0" })
        else { return nil }
        return String(parts[0])
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
        guard var text = self[column]?.bare else { return nil }
        if kind != .user, isSpoiled(column) { throw .cut(columns[column].heading, text) }
        if kind == .worksNumber, let whole = Self.whole(text) { text = whole }
        if kind == .worksNumber, let written = self[column], written.narrowed != written {
            notes.add(RowRemark(kind: .letters, text: written, meaning: Phrase(text)), line: line)
        }
        guard kind.accepts(text) else {
            throw RowFault(
                column: columns[column].heading, text, wanted: kind.wanted,
                worksNumber: kind == .worksNumber ? text : nil)
        }
        return text
    }

    /// A day without its year takes it from when the row was written.
    func day(_ column: Int, _ columns: [ImportColumn]) throws(RowFault) -> String? {
        guard let text = self[column] else { return nil }
        do throws(DayFault) {
            let read = try CalendarDay.read(text, yearFrom: dayOfWriting)
            if read.isOtherWeekday {
                notes.add(
                    RowRemark(kind: .weekday, text: text, meaning: Phrase(read.day.text)),
                    line: line)
            }
            return read.day.text
        } catch .unreadable {
            throw RowFault(column: columns[column].heading, text, wanted: CalendarDay.forms)
        } catch {
            throw RowFault(
                Phrase(
                    zh:
                        "\(columns[column].heading.chinese)：“\(text.visible)”\(error.phrase.chinese)。",
                    en: "\(columns[column].heading.english): ‘\(text.visible)’: "
                        + "\(error.phrase.english)."))
        }
    }

    /// A whole number; `12.0`, as spreadsheets write it, is one.
    /// - Parameter unit: a word that may stand behind it.
    func integer(
        _ column: Int, _ columns: [ImportColumn], in range: ClosedRange<Int64>,
        unit: String? = nil
    ) throws(RowFault) -> Int64? {
        guard let text = self[column] else { return nil }
        let limits = "\(range.lowerBound)–\(range.upperBound)"
        let wanted = Phrase(zh: "整数（\(limits)）", en: "a whole number (\(limits))")
        let number = try written(text, columns[column], wanted) { () throws(WrittenNumber.Fault) in
            try WrittenNumber(reading: text, unit: unit).integer
        }
        guard range.contains(number) else {
            throw RowFault(column: columns[column].heading, text, wanted: wanted)
        }
        return number
    }

    /// Yuan as fen; `¥12.50`, `12.5元` and `1,200` are read too.
    func fen(_ column: Int, _ columns: [ImportColumn]) throws(RowFault) -> Int64? {
        guard let text = self[column] else { return nil }
        let wanted = Phrase(zh: "金额（元），如 12.50", en: "an amount in yuan, such as 12.50")
        return try written(text, columns[column], wanted) { () throws(WrittenNumber.Fault) in
            try WrittenNumber.amount(reading: text).fen
        }
    }

    private func written(
        _ text: String, _ column: ImportColumn, _ wanted: Phrase,
        _ read: () throws(WrittenNumber.Fault) -> Int64?
    ) throws(RowFault) -> Int64 {
        let number: Int64?
        do {
            number = try read()
        } catch {
            if CutNumber.isShown(text.bare) { throw .cut(column.heading, text) }
            guard error == .comma else {
                throw RowFault(column: column.heading, text, wanted: wanted)
            }
            throw RowFault(
                Phrase(
                    zh: "\(column.heading.chinese)：“\(text.visible)”里的逗号不是千位分隔（如 1,200）；小数点要写“.”。",
                    en:
                        "\(column.heading.english): the comma in ‘\(text.visible)’ sets no thousands "
                        + "apart, as in 1,200; a decimal point is written ‘.’."))
        }
        guard let number else { throw RowFault(column: column.heading, text, wanted: wanted) }
        return number
    }

    func term(
        _ column: Int, _ columns: [ImportColumn], _ glossary: Glossary
    ) throws(RowFault) -> String? {
        guard let text = self[column] else { return nil }
        guard let code = glossary.code(in: text) else {
            throw RowFault(column: columns[column].heading, text, wanted: glossary.list)
        }
        if glossary.code(for: text.bare) == nil {
            let meaning = glossary.phrase(for: code)
            notes.add(RowRemark(kind: .word, text: text, meaning: meaning), line: line)
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
