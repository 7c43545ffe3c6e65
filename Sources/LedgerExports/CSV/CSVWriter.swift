/// A value of one field. Its kind decides how it is written, so that numbers stay numbers.
public enum CSVField: Sendable, Hashable {
    /// Free or typed text: defended against formulas and quoted where needed.
    case text(String)
    /// Written bare, also when negative.
    case integer(Int64)
    /// Hundredths of the unit, such as fen: `-1250` is written `-12.50`, bare.
    case hundredths(Int64)
    /// A day or a moment, `2026-11-03 09:00:00`: written bare.
    case moment(String)
    case empty
}

/// Writes delimited text that Excel and WPS open rightly (R-BOOK-2): UTF-8 with a byte order mark,
/// CRLF, RFC 4180 quoting. Whoever calls it gives each row as many fields as the first (R-BOOK-10).
///
/// No text can run as a formula: one that begins with `=`, `+`, `-`, `@`, a tab, CR or LF, or with
/// a full-width `＝`, `＋`, `－`, `＠` (which some locales evaluate too) gets a `'` before it. The
/// apostrophe is part of what another program then reads; a lossless form is JSON Lines. Numbers,
/// days and moments are written bare; text that could be taken for one, such as the works number
/// `00123`, is quoted, so that a reader can tell the two apart and keep its zeros.
public struct CSVWriter {
    public static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// What was written and not yet taken.
    public private(set) var bytes: [UInt8] = []
    let delimiter: UInt8
    private let lineEnd: [UInt8]
    /// Where the row under way begins, and whether it has no field yet.
    private var rowStart = 0
    private var isFirst = true

    static let quote = UInt8(ascii: "\"")
    private static let apostrophe = UInt8(ascii: "'")

    /// - Parameters:
    ///   - mark: whether the text begins with a byte order mark, without which Excel takes UTF-8 for
    ///     the system's encoding.
    ///   - lineEnd: after each row.
    public init(dialect: CSVDialect, mark: Bool = true, lineEnd: String = "\r\n") {
        delimiter = dialect.delimiter
        self.lineEnd = Array(lineEnd.utf8)
        if mark { bytes = Self.byteOrderMark }
        rowStart = bytes.count
    }

    /// Appends one row and its line end.
    public mutating func write(_ row: [CSVField]) {
        for field in row {
            switch field {
            case .text(let text): put(text)
            case .integer(let number): put(number)
            case .hundredths(let number): put(hundredths: number)
            case .moment(let text): put(moment: text)
            case .empty: putEmpty()
            }
        }
        endRow()
    }

    /// Hands over what was written so far and begins anew, keeping the storage small.
    public mutating func take() -> [UInt8] {
        defer {
            bytes.removeAll(keepingCapacity: true)
            rowStart = 0
        }
        return bytes
    }
}

/// Field by field, each at the end of the row that was begun.
extension CSVWriter {
    public mutating func put(_ text: String) {
        var text = text
        text.withUTF8 { put(UnsafeRawBufferPointer($0)) }
    }

    /// The bytes of a text in UTF-8.
    public mutating func put(_ text: UnsafeRawBufferPointer) {
        separate()
        let isQuoted = mustBeQuoted(text)
        if isQuoted { bytes.append(Self.quote) }
        if Self.couldBeFormula(text) { bytes.append(Self.apostrophe) }
        if isQuoted && text.contains(Self.quote) {
            for byte in text {
                if byte == Self.quote { bytes.append(Self.quote) }
                bytes.append(byte)
            }
        } else {
            bytes.append(contentsOf: text)
        }
        if isQuoted { bytes.append(Self.quote) }
    }

    /// A day or a moment.
    public mutating func put(moment text: String) {
        var text = text
        text.withUTF8 { put(moment: UnsafeRawBufferPointer($0)) }
    }

    public mutating func put(moment text: UnsafeRawBufferPointer) {
        guard isBare(text) else { return put(text) }
        separate()
        bytes.append(contentsOf: text)
    }

    public mutating func put(_ number: Int64) {
        separate()
        append(digitsOf: number)
    }

    public mutating func put(hundredths number: Int64) {
        separate()
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        let (whole, rest) = number.magnitude.quotientAndRemainder(dividingBy: 100)
        append(digitsOf: Int64(whole))
        bytes.append(UInt8(ascii: "."))
        bytes.append(UInt8(ascii: "0") + UInt8(rest / 10))
        bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
    }

    public mutating func putEmpty() { separate() }

    public mutating func endRow() {
        // A line without a character would be read as no row at all.
        if bytes.count == rowStart { bytes += [Self.quote, Self.quote] }
        bytes += lineEnd
        rowStart = bytes.count
        isFirst = true
    }

    private mutating func separate() {
        if !isFirst { bytes.append(delimiter) }
        isFirst = false
    }

    private mutating func append(digitsOf number: Int64) {
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        let start = bytes.count
        var rest = number.magnitude
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        bytes[start...].reverse()
    }
}
