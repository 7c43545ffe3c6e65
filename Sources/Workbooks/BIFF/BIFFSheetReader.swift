/// Reads the records of one sheet of a binary workbook. Rows may come in any order there.
struct BIFFSheetReader {
    private var records: BIFFRecords
    private let strings: [TextRange]
    private var found: [Found] = []
    private var builder = SheetBuilder()
    /// The formula whose text stands in the record behind it.
    private var awaiting: (row: UInt16, column: UInt16, style: UInt16)?

    private struct Found {
        let row: UInt16
        let column: UInt16
        let style: UInt16
        let content: PackedCell.Content
    }

    private typealias Kind = BIFFRecords.RecordType

    init(_ records: BIFFRecords, strings: [TextRange]) {
        self.records = records
        self.strings = strings
    }

    mutating func sheet(name: String, context: CellContext) throws(WorkbookFault) -> Sheet {
        guard try records.next()?.type == Kind.beginning else { throw BIFFWorkbook.fault }
        var depth = 1
        while depth > 0, let record = try records.next() {
            switch record.type {
            // A chart inside of the sheet has a beginning and an end of its own.
            case Kind.beginning: depth += 1
            case Kind.end: depth -= 1
            case _ where depth > 1: continue
            default: try read(record)
            }
        }
        try build()
        return builder.sheet(name: name, context: context)
    }

    private mutating func read(_ record: BIFFRecords.Record) throws(WorkbookFault) {
        let body = record.body
        switch record.type {
        case Kind.sharedText:
            guard let index = body.long(at: 6), Int(index) < strings.count else {
                throw BIFFWorkbook.fault
            }
            let range = strings[Int(index)]
            if range.count > 0 { try add(body, .shared(range)) }
        case Kind.label, Kind.richText:
            var reader = BIFFTextReader(record, at: 6)
            if let text = try builder.text(reader.next().utf8) { try add(body, .own(text)) }
        case Kind.number:
            guard let number = body.double(at: 6) else { throw BIFFWorkbook.fault }
            try add(body, .number(number))
        case Kind.packedNumber:
            guard let packed = body.long(at: 6) else { throw BIFFWorkbook.fault }
            try add(body, .number(Self.number(packed)))
        case Kind.multipleNumbers: try addNumbers(body)
        case Kind.booleanOrError:
            guard body.bytes.count >= 8 else { throw BIFFWorkbook.fault }
            try add(body, Self.booleanOrError(body.bytes[6], isError: body.bytes[7] == 1))
        case Kind.formula: try addFormula(body)
        case Kind.formulaText:
            guard let cell = awaiting else { return }
            awaiting = nil
            var reader = BIFFTextReader(record, at: 0)
            if let text = try builder.text(reader.next().utf8) {
                try add(cell.row, cell.column, cell.style, .own(text))
            }
        case Kind.merged:
            for index in 0..<Int(body.short(at: 0) ?? 0) {
                let numbers = (0..<4).compactMap { body.short(at: 2 + index * 8 + $0 * 2) }
                guard numbers.count == 4, numbers[0] <= numbers[1], numbers[2] <= numbers[3] else {
                    throw BIFFWorkbook.fault
                }
                builder.merged.append(
                    CellRange(
                        rows: Int(numbers[0]) + 1...Int(numbers[1]) + 1,
                        columns: Int(numbers[2]) + 1...Int(numbers[3]) + 1))
            }
        default: return
        }
    }

    private mutating func addFormula(_ body: LittleEndian) throws(WorkbookFault) {
        guard let row = body.short(at: 0), let column = body.short(at: 2),
            let style = body.short(at: 4), let result = body.double(at: 6), body.bytes.count >= 14
        else { throw BIFFWorkbook.fault }
        guard body.bytes[12] == 0xFF, body.bytes[13] == 0xFF else {
            return try add(body, .number(result))
        }
        // The result is no number: which kind stands in its first byte (MS-XLS 2.5.133).
        switch body.bytes[6] {
        case 0: awaiting = (row, column, style)
        case 1: try add(body, .boolean(body.bytes[8] != 0))
        case 2: try add(body, .error(CellError(code: body.bytes[8])))
        default: return
        }
    }

    private mutating func addNumbers(_ body: LittleEndian) throws(WorkbookFault) {
        guard let row = body.short(at: 0), let first = body.short(at: 2) else {
            throw BIFFWorkbook.fault
        }
        for index in 0..<max(0, (body.bytes.count - 6) / 6) {
            guard let style = body.short(at: 4 + index * 6),
                let packed = body.long(at: 6 + index * 6)
            else { throw BIFFWorkbook.fault }
            try add(row, first &+ UInt16(index), style, .number(Self.number(packed)))
        }
    }

    private mutating func add(
        _ body: LittleEndian, _ content: PackedCell.Content
    ) throws(WorkbookFault) {
        guard let row = body.short(at: 0), let column = body.short(at: 2),
            let style = body.short(at: 4)
        else { throw BIFFWorkbook.fault }
        try add(row, column, style, content)
    }

    private mutating func add(
        _ row: UInt16, _ column: UInt16, _ style: UInt16, _ content: PackedCell.Content
    ) throws(WorkbookFault) {
        guard found.count < WorkbookLimits.cells else {
            throw .tooLarge(.cells, limit: WorkbookLimits.cells)
        }
        found.append(Found(row: row, column: column, style: style, content: content))
    }

    private mutating func build() throws(WorkbookFault) {
        found.sort { ($0.row, $0.column) < ($1.row, $1.column) }
        var row: UInt16?
        for cell in found {
            if cell.row != row {
                row = cell.row
                guard builder.begin(row: Int(cell.row) + 1) else { throw BIFFWorkbook.fault }
            }
            guard try builder.add(cell.content, column: Int(cell.column) + 1, style: cell.style)
            else { throw BIFFWorkbook.fault }
        }
    }

    /// Thirty bits of an integer or of a double's upper half, perhaps a hundredth (MS-XLS 2.5.217).
    private static func number(_ packed: UInt32) -> Double {
        let number =
            packed & 2 != 0
            ? Double(Int32(bitPattern: packed) >> 2)
            : Double(bitPattern: UInt64(packed & 0xFFFF_FFFC) << 32)
        return packed & 1 != 0 ? number / 100 : number
    }

    private static func booleanOrError(_ value: UInt8, isError: Bool) -> PackedCell.Content {
        isError ? .error(CellError(code: value)) : .boolean(value != 0)
    }
}
