import TextFiles
public import Workbooks

/// A delimited file whose first row names its columns.
public struct CSVTable: Sendable {
    public let columns: [String]
    /// The rows below the header, without those whose fields are all blank.
    public let rows: [CSVRow]

    /// The line on which the header begins.
    public let headerLine: Int
    /// What stands above the header: a title, a unit.
    public let above: [CSVRow]

    /// How many rows at the head of a file may be the header.
    public static let headerLines = 10

    /// How far a row is the header that is looked for.
    public enum Likeness: Sendable, Hashable {
        /// All that is needed is there.
        case header
        /// So many columns are known.
        case columns(Int)

        var rank: Int {
            switch self {
            case .header: .max
            case .columns(let count): count
            }
        }
    }

    /// Reads a file's bytes, and takes its first row as header.
    public init(file bytes: [UInt8]) throws(CSVFault) {
        try self.init(file: bytes) { _ in .columns(0) }
    }

    /// Reads a file's bytes: finds out encoding, delimiter and header.
    ///
    /// The header is the first row among ``headerLines`` that is one, alone or with the row below,
    /// under the delimiter that makes it one; where none is, the one most like it. Excel's own
    /// `sep=;` is passed over.
    ///
    /// A row may have fewer fields than the header (the rest is empty) or blank ones beyond it,
    /// as spreadsheets save them. What else stands beyond it is kept, for the reader to refuse the
    /// row.
    public init(
        file bytes: [UInt8], _ likeness: ([String]) -> Likeness
    ) throws(CSVFault) {
        if Self.isWorkbook(bytes) { throw .workbook }
        let decoded: [UInt8]
        do {
            decoded = try TextFile.decoded(bytes)
        } catch {
            throw .unknownEncoding(line: error.line)
        }
        if decoded.allSatisfy({ [0x09, 0x0A, 0x0D, 0x20].contains($0) }) { throw .empty }
        let text = Self.withoutSeparatorLine(decoded)
        let (dialect, place) = Self.headerPlace(in: text.bytes, likeness)
        var reader = CSVReader(text.bytes, dialect: dialect, firstLine: text.firstLine)
        try self.init(place) { () throws(CSVFault) in try reader.next() }
    }

    /// Takes a sheet of a workbook, whose header is found as that of a file is. What an error, a
    /// formula without a result or a cut number stand for is nobody's guess: such fields are empty
    /// and have a fault. What is merged downwards below the header stands in each of its rows.
    public init(
        sheet: Sheet, _ likeness: ([String]) -> Likeness
    ) throws(CSVFault) {
        let head = (0..<min(Self.headerLines + 1, sheet.rowCount)).map {
            CSVRow(sheet.row(at: $0), width: WorkbookLimits.columns).trimmed
        }
        let header = HeaderPlace(in: head.map(\.fields), likeness)
        guard !head.isEmpty else { throw .empty }
        var merged = MergedFields(sheet.merged, below: head[header.last].line)
        var rows = sheet.rows.makeIterator()
        try self.init(header) { () throws(CSVFault) in
            rows.next().map { merged.filled(CSVRow($0, width: header.names.count)) }
        }
    }

    private init(
        _ header: HeaderPlace, _ next: () throws(CSVFault) -> CSVRow?
    ) throws(CSVFault) {
        var above: [CSVRow] = []
        for _ in 0..<header.first {
            if let row = try next()?.trimmed { above.append(row) }
        }
        guard let row = try next() else { throw .empty }
        for _ in header.first..<header.last { _ = try next() }
        self.above = above.filter { $0.fields.contains { !$0.isEmpty } }
        headerLine = row.line
        columns = header.names
        var rows: [CSVRow] = []
        while let row = try next()?.trimmed {
            let last = row.fields.lastIndex { !$0.isEmpty } ?? -1
            let end = max(last, row.faults.keys.max() ?? -1) + 1
            guard end > 0 else { continue }
            let count = max(end, min(columns.count, row.fields.count))
            rows.append(
                CSVRow(
                    line: row.line, fields: Array(row.fields.prefix(count)), faults: row.faults))
        }
        self.rows = rows
    }

    /// Under which delimiter the header is found, and where.
    private static func headerPlace(
        in text: [UInt8], _ likeness: ([String]) -> Likeness
    ) -> (CSVDialect, HeaderPlace) {
        let usual = CSVDialect.detected(in: text)
        var best: (dialect: CSVDialect, place: HeaderPlace)?
        for dialect in [usual] + CSVDialect.inOrder.filter({ $0 != usual }) {
            var reader = CSVReader(text, dialect: dialect)
            var head: [[String]] = []
            // What cannot be read under this delimiter is told if it is the one.
            while head.count <= headerLines, let row = try? reader.next()?.trimmed {
                head.append(row.fields)
            }
            let place = HeaderPlace(in: head, likeness)
            if place.rank == .max { return (dialect, place) }
            if best.map({ place.rank > $0.place.rank }) ?? true { best = (dialect, place) }
        }
        return best ?? (usual, HeaderPlace(in: [], likeness))
    }

    /// Without a first line `sep=;`, with which a file tells Excel its delimiter.
    private static func withoutSeparatorLine(
        _ text: [UInt8]
    ) -> (bytes: [UInt8], firstLine: Int) {
        let ends: Set = [UInt8(ascii: "\n"), UInt8(ascii: "\r")]
        let line = text.prefix(while: { !ends.contains($0) })
        let bare = line.filter { $0 != UInt8(ascii: "\"") }
        guard bare.count <= 6, bare.starts(with: "sep=".utf8) || bare.starts(with: "SEP=".utf8)
        else { return (text, 1) }
        let isPair = text.dropFirst(line.count).starts(with: "\r\n".utf8)
        return (Array(text.dropFirst(line.count + (isPair ? 2 : 1))), 2)
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
}

extension CSVRow {
    fileprivate var trimmed: CSVRow {
        CSVRow(line: line, fields: fields.map(CSVTable.trimmed), faults: faults)
    }
}

extension CSVTable {
    /// Without the blanks around it, the ideographic and the no-break space included.
    static func trimmed(_ text: String) -> String {
        var slice = text[...]
        while let first = slice.first, first.isWhitespace { slice.removeFirst() }
        while let last = slice.last, last.isWhitespace { slice.removeLast() }
        return String(slice)
    }
}
