/// Reads delimited text row by row, as RFC 4180 has it.
///
/// Lines end with LF, CRLF or CR. A quoted field may hold delimiters, line ends and doubled quotes.
/// Lines without a single character are passed over, so a trailing empty line is no row. A quote
/// inside an unquoted field stands for itself, as in spreadsheets.
public struct CSVReader {
    private let text: [UInt8]
    private let delimiter: UInt8
    private var position = 0
    private var line: Int

    private static let quote = UInt8(ascii: "\"")
    private static let newline = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    /// - Parameters:
    ///   - text: UTF-8 without a byte order mark, as `TextFile` gives it.
    ///   - firstLine: the number of its first line in the file.
    public init(_ text: [UInt8], dialect: CSVDialect, firstLine: Int = 1) {
        self.text = text
        line = firstLine
        self.delimiter = dialect.delimiter
    }

    /// The next row, or nil at the end of the text.
    public mutating func next() throws(CSVFault) -> CSVRow? {
        while position < text.count, isLineEnd(text[position]) { passLineEnd() }
        guard position < text.count else { return nil }
        let firstLine = line
        var fields: [String] = []
        while true {
            fields.append(try field())
            guard position < text.count else { break }
            if text[position] == delimiter {
                position += 1
                continue
            }
            passLineEnd()
            break
        }
        return CSVRow(line: firstLine, fields: fields)
    }

    /// Reads up to the delimiter or line end that closes the field, and stops before it.
    private mutating func field() throws(CSVFault) -> String {
        guard position < text.count, text[position] == Self.quote else { return try bareField() }
        return try quotedField()
    }

    private mutating func bareField() throws(CSVFault) -> String {
        let start = position
        while position < text.count {
            let byte = text[position]
            if byte == delimiter || isLineEnd(byte) { break }
            if byte == 0 { throw .nul(line: line) }
            position += 1
        }
        return String(decoding: text[start..<position], as: UTF8.self)
    }

    private mutating func quotedField() throws(CSVFault) -> String {
        let opening = line
        var content: [UInt8] = []
        position += 1
        while position < text.count {
            let byte = text[position]
            if byte == 0 { throw .nul(line: line) }
            if byte == Self.quote {
                position += 1
                if position < text.count, text[position] == Self.quote {
                    content.append(Self.quote)
                    position += 1
                    continue
                }
                try expectEndOfField()
                return String(decoding: content, as: UTF8.self)
            }
            if isLineEnd(byte) {
                let start = position
                passLineEnd()
                content.append(contentsOf: text[start..<position])
            } else {
                content.append(byte)
                position += 1
            }
        }
        throw .unclosedQuote(line: opening)
    }

    private func expectEndOfField() throws(CSVFault) {
        guard position < text.count else { return }
        let byte = text[position]
        guard byte == delimiter || isLineEnd(byte) else {
            throw .textAfterQuote(line: line, column: column(of: position))
        }
    }

    /// The character's place in its line, from 1.
    private func column(of index: Int) -> Int {
        var start = index
        while start > 0, !isLineEnd(text[start - 1]) { start -= 1 }
        return String(decoding: text[start..<index], as: UTF8.self).count + 1
    }

    private func isLineEnd(_ byte: UInt8) -> Bool {
        byte == Self.newline || byte == Self.carriageReturn
    }

    private mutating func passLineEnd() {
        if text[position] == Self.carriageReturn {
            position += 1
            if position < text.count, text[position] == Self.newline { position += 1 }
        } else {
            position += 1
        }
        line += 1
    }
}
