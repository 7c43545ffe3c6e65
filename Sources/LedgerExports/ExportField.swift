/// A value of an export before it is written in some format, with the kind that decides how.
public enum ExportField: Sendable, Hashable {
    case text(String)
    case integer(Int64)
    /// Hundredths of the unit, such as fen.
    case hundredths(Int64)
    /// A day, `2026-11-03`.
    case day(String)
    /// A moment of the ledger's own time, `2026-11-03 09:00:00`.
    case moment(String)
    case empty

    /// As delimited text holds it.
    public var delimited: CSVField {
        switch self {
        case .text(let text): .text(text)
        case .day(let text), .moment(let text): .moment(text)
        case .integer(let number): .integer(number)
        case .hundredths(let number): .hundredths(number)
        case .empty: .empty
        }
    }

    /// As people read it.
    var shown: String {
        switch self {
        case .text(let text), .day(let text), .moment(let text): text
        case .integer(let number): String(number)
        case .hundredths(let number): String(number) + "."
        case .empty: ""
        }
    }
}
