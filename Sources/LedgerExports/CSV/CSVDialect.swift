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
    /// semicolons.
    ///
    /// Spreadsheets save "text" with tabs and "CSV" with commas under the same menu, and "CSV" with
    /// semicolons where the system's decimal sign is a comma.
    public static func detected(in text: [UInt8]) -> CSVDialect {
        let firstLine = text.drop { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }.prefix {
            $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r")
        }
        return [.commas, .tabs, .semicolons].first { firstLine.contains($0.delimiter) } ?? .commas
    }
}
