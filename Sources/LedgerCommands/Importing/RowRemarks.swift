import Synchronization

/// What is said of a cell that counts otherwise than it stands there: the row goes in, and whoever
/// imports it is told.
package struct RowRemark: Hashable, Sendable {
    package enum Kind: Hashable, Sendable, CaseIterable {
        /// An occurrence's number that a spreadsheet has spoiled.
        case spoiled
        /// An occurrence's number that says there is none.
        case none
        /// A works number in other letters.
        case letters
        /// A weekday that is not the day's.
        case weekday
        /// A word of another system for one of ours.
        case word
    }

    package let kind: Kind
    /// As it stands in the file, and what it is read as.
    package let text: String
    package var meaning = Phrase("")
}

/// What a table is read with, the same for all of its rows.
final class ReadingNotes: Sendable {
    let columns: [ImportColumn]
    /// Where long numbers stand that end in other digits than zeros: those that do are whole there.
    let longNumbers: Set<Int>
    private let remarks = Mutex<[Int: [RowRemark]]>([:])

    init(_ columns: [ImportColumn], longNumbers: Set<Int>) {
        self.columns = columns
        self.longNumbers = longNumbers
    }

    func add(_ remark: RowRemark, line: Int) {
        remarks.withLock { remarks in
            if !remarks[line, default: []].contains(remark) {
                remarks[line, default: []].append(remark)
            }
        }
    }

    func remarks(line: Int) -> [RowRemark] { remarks.withLock { $0[line] ?? [] } }
}

extension RowRemark {
    /// One sentence for each kind, with the lines and what stands there.
    static func sentences(_ rows: [(line: Int, remarks: [RowRemark])]) -> [Phrase] {
        Kind.allCases.compactMap { kind in
            let found = rows.flatMap { row in
                row.remarks.filter { $0.kind == kind }.map { (line: row.line, remark: $0) }
            }
            guard !found.isEmpty else { return nil }
            let lines = found.prefix(most).map { String($0.line) }
            let more = found.count > most ? "…" : ""
            var shown: [Phrase] = []
            for (_, remark) in found where shown.count <= mostTexts {
                let text = remark.shown
                if !shown.contains(text) { shown.append(text) }
            }
            if shown.count > mostTexts { shown[mostTexts] = Phrase("…") }
            return kind.sentence(
                Phrase(
                    zh: "第 \(lines.joined(separator: "、"))\(more) 行",
                    en: (found.count == 1 ? "line " : "lines ")
                        + lines.joined(separator: ", ") + more),
                Phrase(
                    zh: shown.map(\.chinese).joined(separator: "、"),
                    en: shown.map(\.english).joined(separator: ", ")))
        }
    }

    private var shown: Phrase {
        meaning.chinese.isEmpty
            ? Phrase(text.visible) : Phrase(text.visible) + Phrase(" → ") + meaning
    }

    private static let most = 10
    private static let mostTexts = 20
}

extension RowRemark.Kind {
    fileprivate func sentence(_ lines: Phrase, _ texts: Phrase) -> Phrase {
        switch self {
        case .spoiled:
            Phrase(
                zh: "提醒：\(lines.chinese)的事由编号（\(texts.chinese)）是表格弄坏的数字，没有用；"
                    + "这几行不与别的申报按编号关联。要用，把那一列设成文本，重新填写。",
                en:
                    "Note: \(lines.english): the occurrence (\(texts.english)) is what a spreadsheet left "
                    + "of a number and is not used; nothing is linked by it. To use it, format the "
                    + "column as text and enter it again.")
        case .none:
            Phrase(
                zh: "\(lines.chinese)的事由编号（\(texts.chinese)）当作没有。",
                en: "\(lines.english): the occurrence (\(texts.english)) is read as none.")
        case .letters:
            Phrase(
                zh: "\(lines.chinese)的工号按台账的写法读：\(texts.chinese)。",
                en: "\(lines.english): works numbers read as the books have them: \(texts.english)."
            )
        case .word:
            Phrase(
                zh: "\(lines.chinese)读作：\(texts.chinese)。",
                en: "\(lines.english) read as: \(texts.english).")
        case .weekday:
            Phrase(
                zh: "提醒：\(lines.chinese)的星期和日期对不上（\(texts.chinese)），按日期读；请看看日期有没有写错。",
                en:
                    "Note: \(lines.english): the weekday is not the day's (\(texts.english)); the day "
                    + "counts. Is it right?")
        }
    }
}
