/// How fields are set apart: by commas (RFC 4180) or by tabs, with the same quoting.
public enum CSVDialect: Sendable, Hashable {
    case commas
    case tabs

    var delimiter: UInt8 {
        switch self {
        case .commas: UInt8(ascii: ",")
        case .tabs: UInt8(ascii: "\t")
        }
    }

    /// Tabs where the first line has a tab and no comma, else commas.
    ///
    /// Spreadsheets save "text" with tabs and "CSV" with commas under the same menu.
    public static func detected(in text: [UInt8]) -> CSVDialect {
        let firstLine = text.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        let hasTab = firstLine.contains(UInt8(ascii: "\t"))
        return hasTab && !firstLine.contains(UInt8(ascii: ",")) ? .tabs : .commas
    }
}
