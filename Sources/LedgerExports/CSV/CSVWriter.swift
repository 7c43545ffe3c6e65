/// A value of one field. Its kind decides how it is written, so that numbers stay numbers.
public enum CSVField: Sendable, Hashable {
    /// Free or typed text: defended against formulas and quoted where needed.
    case text(String)
    /// Written bare, also when negative.
    case integer(Int64)
    /// Hundredths of the unit, such as fen: `-1250` is written `-12.50`, bare.
    case hundredths(Int64)
    case empty
}

/// Writes delimited text that Excel and WPS open rightly (R-BOOK-2): UTF-8 with a byte order mark,
/// CRLF, RFC 4180 quoting.
///
/// No text can run as a formula: one that begins with `=`, `+`, `-`, `@`, a tab, CR or LF, or with
/// a full-width `＝`, `＋`, `－`, `＠` (which some locales evaluate too) gets a `'` before it. The
/// apostrophe is part of what another program then reads; a lossless form is JSON Lines. Number
/// fields hold digits only and are written bare; text of digits only, such as the works number
/// `00123`, is quoted, so that a reader can tell the two apart and keep its zeros.
public struct CSVWriter {
    public static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// What was written and not yet taken.
    public private(set) var bytes: [UInt8] = []
    private let delimiter: UInt8

    private static let quote = UInt8(ascii: "\"")
    private static let apostrophe = UInt8(ascii: "'")

    /// - Parameter mark: whether the text begins with a byte order mark, without which Excel takes
    ///   UTF-8 for the system's encoding.
    public init(dialect: CSVDialect, mark: Bool = true) {
        delimiter = dialect.delimiter
        if mark { bytes = Self.byteOrderMark }
    }

    /// Appends one row and its line end.
    public mutating func write(_ row: [CSVField]) {
        let start = bytes.count
        for (index, field) in row.enumerated() {
            if index > 0 { bytes.append(delimiter) }
            append(field)
        }
        // A line without a character would be read as no row at all.
        if bytes.count == start { bytes += [Self.quote, Self.quote] }
        bytes += [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
    }

    /// Hands over what was written so far and begins anew, keeping the storage small.
    public mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    private mutating func append(_ field: CSVField) {
        switch field {
        case .text(let text): append(text)
        case .integer(let number): bytes += String(number).utf8
        case .hundredths(let number): appendHundredths(number)
        case .empty: break
        }
    }

    private mutating func append(_ text: String) {
        let defended = Self.couldBeFormula(text)
        let quoted =
            Self.looksLikeNumber(text)
            || text.utf8.contains { byte in
                byte == delimiter || byte == Self.quote || byte == UInt8(ascii: "\n")
                    || byte == UInt8(ascii: "\r")
            }
        guard quoted else {
            if defended { bytes.append(Self.apostrophe) }
            bytes += text.utf8
            return
        }
        bytes.append(Self.quote)
        if defended { bytes.append(Self.apostrophe) }
        for byte in text.utf8 {
            if byte == Self.quote { bytes.append(Self.quote) }
            bytes.append(byte)
        }
        bytes.append(Self.quote)
    }

    private mutating func appendHundredths(_ number: Int64) {
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        let (whole, rest) = number.magnitude.quotientAndRemainder(dividingBy: 100)
        bytes += String(whole).utf8
        bytes.append(UInt8(ascii: "."))
        bytes += [UInt8(ascii: "0") + UInt8(rest / 10), UInt8(ascii: "0") + UInt8(rest % 10)]
    }

    private static func looksLikeNumber(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    /// Whether a spreadsheet might evaluate a cell that holds this text.
    static func couldBeFormula(_ text: String) -> Bool {
        switch text.unicodeScalars.first {
        case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": true
        default: false
        }
    }
}
