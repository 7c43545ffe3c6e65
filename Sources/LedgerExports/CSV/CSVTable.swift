/// A delimited file whose first row names its columns.
public struct CSVTable: Sendable {
    public let columns: [String]
    /// The rows below the header, without those whose fields are all blank.
    public let rows: [CSVRow]

    /// Reads a file's bytes: finds out encoding and delimiter, and takes the first row as header.
    ///
    /// A row may have fewer fields than the header (the rest is empty) or blank ones beyond it,
    /// as spreadsheets save them. What else stands beyond it is kept, for the reader to refuse the
    /// row.
    public init(file bytes: [UInt8]) throws(CSVFault) {
        if Self.isWorkbook(bytes) { throw .workbook }
        let text = try TextFile.decoded(bytes)
        var reader = CSVReader(text, dialect: .detected(in: text))
        guard let header = try reader.next() else { throw .empty }
        var names = header.fields.map(Self.trimmed)
        while names.last == "" { names.removeLast() }
        var seen: Set<String> = []
        for name in names where !name.isEmpty && !seen.insert(name).inserted {
            throw .repeatedColumn(name: name)
        }
        columns = names
        var rows: [CSVRow] = []
        while let row = try reader.next() {
            let fields = row.fields.map(Self.trimmed)
            guard let last = fields.lastIndex(where: { !$0.isEmpty }) else { continue }
            let count = max(last + 1, min(names.count, fields.count))
            rows.append(CSVRow(line: row.line, fields: Array(fields.prefix(count))))
        }
        self.rows = rows
    }

    /// ZIP (xlsx, ods) or the container of older Excel and WPS files (xls, et).
    private static func isWorkbook(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
            || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
    }

    /// The place of the first column that bears one of these names.
    public func column(named names: [String]) -> Int? {
        columns.firstIndex { names.contains($0) }
    }

    /// Without the blanks around it, the ideographic and the no-break space included.
    static func trimmed(_ text: String) -> String {
        var slice = text[...]
        while let first = slice.first, first.isWhitespace { slice.removeFirst() }
        while let last = slice.last, last.isWhitespace { slice.removeLast() }
        return String(slice)
    }
}
