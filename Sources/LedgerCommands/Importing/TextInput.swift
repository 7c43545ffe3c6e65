import LedgerExports
import TextFiles

/// Text files that people write.
enum TextInput {
    /// The text, whatever its encoding; never empty.
    static func read(_ path: String) throws(Failure) -> String {
        let bytes = try LocalFile.read(path)
        let text: [UInt8]
        do {
            text = try TextFile.decoded(bytes)
        } catch {
            throw .said(CSVFault.unknownEncoding(line: error.line).phrase(path), .usage)
        }
        let string = String(decoding: text, as: UTF8.self)
        if string.allSatisfy(\.isWhitespace) { throw .said(CSVFault.empty.phrase(path), .usage) }
        if let line = lineOfLoss(string) {
            throw .said(
                Phrase(
                    zh: "\(path.visible)：第 \(line) 行的 \u{FFFD} 是转换编码时丢掉的字。",
                    en:
                        "\(path.visible): the \u{FFFD} on line \(line) stands for a letter that was "
                        + "lost in a conversion."),
                advice: Phrase(zh: "用原来的文件。", en: "Use the file that it was made from."), .usage)
        }
        return string
    }

    /// The first line, from 1, in which a letter was lost before the file came here.
    private static func lineOfLoss(_ text: String) -> Int? {
        guard let place = text.unicodeScalars.firstIndex(of: "\u{FFFD}") else { return nil }
        return text.unicodeScalars[..<place].reduce(1) { $0 + ($1 == "\n" ? 1 : 0) }
    }
}

extension CSVFault {
    func phrase(_ path: String) -> Phrase {
        switch self {
        case .workbook:
            Phrase(
                zh: "\(path.visible) 是 Excel 或 WPS 的工作簿；请在里面另存为 CSV 再导入。",
                en:
                    "\(path.visible) is a workbook of Excel or WPS: save it as CSV there and import that."
            )
        case .empty: Phrase(zh: "\(path.visible) 是空的。", en: "\(path.visible) is empty.")
        case .unknownEncoding(let line):
            Phrase(
                zh: "\(path.visible) 不是 UTF-8 也不是 GB18030：第 \(line) 行读不出来。另存为 UTF-8 再来。",
                en:
                    "\(path.visible) is neither UTF-8 nor GB18030: line \(line) cannot be read. Save it as "
                    + "UTF-8.")
        case .unclosedQuote(let line):
            place(
                path, Phrase(zh: "第 \(line) 行的引号没有结束。", en: "a quote on line \(line) never closes.")
            )
        case .textAfterQuote(let line, let column):
            place(
                path,
                Phrase(
                    zh: "第 \(line) 行第 \(column) 个字：引号后面还有字。",
                    en: "text after a closing quote on line \(line), character \(column)."))
        case .nul(let line):
            place(path, Phrase(zh: "第 \(line) 行有空字符。", en: "line \(line) holds a U+0000."))
        }
    }

    private func place(_ path: String, _ what: Phrase) -> Phrase {
        Phrase(zh: "\(path.visible)：", en: "\(path.visible): ") + what
    }
}
