import JSON

/// What in a roster looks as if a spreadsheet had taken the zeros from works numbers.
enum RosterRows {
    /// Works numbers of digits that differ in length among themselves; one that the books have with
    /// other zeros in front. Each a sentence.
    static func warnings(_ rows: [ImportBatch.Element], _ people: NameCheck?) -> [Phrase] {
        let numbers = rows.compactMap { row in
            row.json["employee"]?.string.map { (line: row.line, text: $0) }
        }.filter { $0.text.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        var warnings: [Phrase] = []
        let lengths = Set(numbers.map(\.text.utf8.count)).sorted()
        if lengths.count > 1 {
            let examples = lengths.prefix(4).compactMap { length in
                numbers.first { $0.text.utf8.count == length }
            }
            warnings.append(
                Phrase(
                    zh: "提醒：只有数字的工号长短不一（"
                        + examples.map { "第 \($0.line) 行 \($0.text)" }.joined(separator: "、")
                        + "），前面的零是不是被表格去掉了？工号登记后改不了。",
                    en: "Note: works numbers of digits differ in length ("
                        + examples.map { "line \($0.line): \($0.text)" }.joined(separator: ", ")
                        + "). Has a spreadsheet dropped zeros in front? A works number cannot be "
                        + "changed later."))
        }
        let twins = numbers.compactMap { number in
            people?.otherZeros(than: number.text).map { (number.line, number.text, $0) }
        }
        if let (line, text, other) = twins.first {
            let more =
                twins.count > 1
                ? Phrase(zh: "（共 \(twins.count) 行）", en: " (\(twins.count) lines)") : Phrase("")
            warnings.append(
                Phrase(
                    zh: "提醒：第 \(line) 行的工号 \(text) 只比台账里的 \(other.label.visible) 多或少几个零，是不是同一个人？",
                    en:
                        "Note: line \(line): \(text) differs from \(other.label.visible) in the books "
                        + "in nothing but zeros in front. Is it the same person?") + more)
        }
        return warnings
    }
}
