import LedgerExports

/// Text files that people write.
enum TextInput {
    /// The text, whatever its encoding.
    static func read(_ path: String) throws(Failure) -> String {
        let bytes = try LocalFile.read(path)
        do {
            return String(decoding: try TextFile.decoded(bytes), as: UTF8.self)
        } catch {
            throw .said(error.phrase(path), .usage)
        }
    }

    static func table(_ path: String) throws(Failure) -> CSVTable {
        let bytes = try LocalFile.read(path)
        do {
            return try CSVTable(file: bytes)
        } catch {
            throw .said(error.phrase(path), .usage)
        }
    }
}

extension CSVFault {
    func phrase(_ path: String) -> Phrase {
        let what =
            switch self {
            case .unknownEncoding:
                Phrase(zh: "不是 UTF-8 也不是 GB18030。", en: "neither UTF-8 nor GB18030.")
            case .unclosedQuote(let line):
                Phrase(zh: "第 \(line) 行的引号没有结束。", en: "a quote on line \(line) never closes.")
            case .textAfterQuote(let line, let column):
                Phrase(
                    zh: "第 \(line) 行第 \(column) 个字：引号后面还有字。",
                    en: "text after a closing quote on line \(line), character \(column).")
            case .nul(let line):
                Phrase(zh: "第 \(line) 行有空字符。", en: "line \(line) holds a U+0000.")
            case .empty: Phrase(zh: "是空的。", en: "is empty.")
            case .repeatedColumn(let name):
                Phrase(
                    zh: "有两列都叫“\(name.visible)”。", en: "two columns are called ‘\(name.visible)’.")
            case .tooManyFields(let line, let expected, let found):
                Phrase(
                    zh: "第 \(line) 行有 \(found) 列，表头只有 \(expected) 列。",
                    en: "line \(line) has \(found) fields, the header \(expected).")
            }
        return Phrase("\(path.visible): ") + what
    }
}
