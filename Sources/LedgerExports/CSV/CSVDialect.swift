/// How fields are set apart: by commas (RFC 4180), tabs or semicolons, with the same quoting.
public enum CSVDialect: Sendable, Hashable {
    case commas
    case tabs
    case semicolons

    var delimiter: UInt8 {
        switch self {
        case .commas: UInt8(ascii: ",")
        case .tabs: UInt8(ascii: "\t")
        case .semicolons: UInt8(ascii: ";")
        }
    }

    /// What the first line, the header, is set apart by: commas where it has any, else tabs, else
    /// semicolons. What stands in quotes does not count.
    ///
    /// Spreadsheets save "text" with tabs and "CSV" with commas under the same menu, and "CSV" with
    /// semicolons where the system's decimal sign is a comma.
    public static func detected(in text: [UInt8]) -> CSVDialect {
        let signs = bareSigns(ofFirstLineIn: text)
        return inOrder.first { signs.contains($0.delimiter) } ?? .commas
    }

    /// In the order in which they are tried.
    static let inOrder: [CSVDialect] = [.commas, .tabs, .semicolons]

    private static func bareSigns(ofFirstLineIn text: [UInt8]) -> Set<UInt8> {
        let quote = UInt8(ascii: "\"")
        let ends: Set = [UInt8(ascii: "\n"), UInt8(ascii: "\r")]
        let delimiters = Set(inOrder.map(\.delimiter))
        var signs: Set<UInt8> = []
        var isQuoted = false
        var isFieldStart = true
        for byte in text.drop(while: ends.contains) {
            if isQuoted {
                // Of a doubled quote the second opens again what the first closed.
                if byte == quote { isQuoted = false }
                isFieldStart = byte == quote
                continue
            }
            if ends.contains(byte) { break }
            isQuoted = byte == quote && isFieldStart
            isFieldStart = delimiters.contains(byte)
            if isFieldStart { signs.insert(byte) }
        }
        return signs
    }
}
