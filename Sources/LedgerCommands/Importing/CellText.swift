import LedgerExports

extension String {
    /// The text of a cell as it counts where a number, a day, a code or a word is read: half-width,
    /// without blanks around it, without what cannot be seen, and without the apostrophe by which a
    /// spreadsheet marks a text.
    package var bare: String {
        let isPlain = utf8.allSatisfy { (0x21...0x7E).contains($0) }
        if isPlain, utf8.first != UInt8(ascii: "'") { return self }
        var plain = String.UnicodeScalarView()
        for scalar in narrowed.unicodeScalars where !scalar.properties.isDefaultIgnorableCodePoint {
            plain.append(scalar.properties.isWhitespace ? " " : scalar)
        }
        let text = String(plain).trimmed
        guard let mark = text.first, Self.apostrophes.contains(mark), text.count > 1 else {
            return text
        }
        return String(text.dropFirst()).trimmed
    }

    private static let apostrophes: Set<Character> = ["'", "’", "‘"]

    /// Whether it says that there is nothing: `无`, `/`, `#N/A`.
    var saysNothing: Bool {
        guard utf8.count <= 12 else { return false }
        return Self.nothing.contains(narrowed.lowercased())
    }

    private static let nothing: Set<String> = [
        "无", "没有", "暂无", "空", "(空)", "(无)", "/", "//", "\\", "-", "--", "---", "—", "——", "–", "─",
        "n/a", "#n/a", "null", "none", "nil", "(blank)",
    ]
}

/// A number of which a spreadsheet has kept 15 digits: what was typed is lost.
enum CutNumber {
    /// `2.02610E+20`, as a sheet shows a long number, or `####`, a column that was too narrow.
    static func isShown(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        if bytes.count > 1, bytes.allSatisfy({ $0 == UInt8(ascii: "#") }) { return true }
        guard let power = bytes.lastIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }), power > 0,
            power + 2 < bytes.count, bytes[power + 1] == UInt8(ascii: "+")
        else { return false }
        let mantissa = bytes[..<power].split(
            separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        return mantissa.allSatisfy { !$0.isEmpty && $0.allSatisfy(isDigit) }
            && bytes[(power + 2)...].allSatisfy(isDigit)
    }

    /// The error of a formula, which stands there in place of a number.
    static func isError(_ text: String) -> Bool {
        ["#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"].contains(text.uppercased())
    }

    /// Sixteen digits or more.
    static func isLong(_ text: String) -> Bool {
        text.utf8.count > kept && text.utf8.allSatisfy(isDigit)
    }

    /// Nothing but zeros behind the fifteenth digit of a long number.
    static func endsInZeros(_ text: String) -> Bool {
        text.utf8.dropFirst(kept).allSatisfy { $0 == UInt8(ascii: "0") }
    }

    /// Places of long numbers that end in other digits than zeros: there they are whole.
    static func longColumns(_ rows: [CSVRow]) -> Set<Int> {
        var places: Set<Int> = []
        for row in rows {
            for (place, field) in row.fields.enumerated()
            where isLong(field) && !endsInZeros(field) { places.insert(place) }
        }
        return places
    }

    private static let kept = 15

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}

extension RowFault {
    static func cut(_ column: Phrase, _ text: String) -> RowFault {
        RowFault(
            Phrase(
                zh: "\(column.chinese)：“\(text.visible)”是表格截短的数字，原来的已经丢了；把这一列设成文本，重新填写。",
                en:
                    "\(column.english): ‘\(text.visible)’ is what a spreadsheet left of a number; format "
                    + "the column as text and enter it again."))
    }
}
