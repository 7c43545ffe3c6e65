/// A delimited file whose first row names its columns.
public struct CSVTable: Sendable {
    public let columns: [String]
    /// The rows below the header, without those whose fields are all blank.
    public let rows: [CSVRow]

    /// Reads a file's bytes: finds out encoding and delimiter, and takes the first row as header.
    ///
    /// A row may have fewer fields than the header (the rest is empty) or blank ones beyond it,
    /// as spreadsheets save them; anything else beyond it is a fault.
    public init(file bytes: [UInt8]) throws(CSVFault) {
        let text = try TextFile.decoded(bytes)
        var reader = CSVReader(text, dialect: .detected(in: text))
        guard let header = try reader.next() else { throw .empty }
        var names = header.fields.map(Self.trimmed)
        while names.last == "" { names.removeLast() }
        for (index, name) in names.enumerated()
        where !name.isEmpty && names[..<index].contains(name) {
            throw .repeatedColumn(name: name)
        }
        columns = names
        var rows: [CSVRow] = []
        while let row = try reader.next() {
            let fields = row.fields.map(Self.trimmed)
            guard let last = fields.lastIndex(where: { !$0.isEmpty }) else { continue }
            guard last < names.count else {
                throw .tooManyFields(line: row.line, expected: names.count, found: last + 1)
            }
            rows.append(CSVRow(line: row.line, fields: Array(fields.prefix(names.count))))
        }
        self.rows = rows
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
