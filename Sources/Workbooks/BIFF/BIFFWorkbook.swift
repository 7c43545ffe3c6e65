/// Binary `.xls` of Excel 97–2003 (BIFF8, MS-XLS).
struct BIFFWorkbook: WorkbookContent {
    let sheets: [Workbook.SheetEntry]
    private let stream: LittleEndian
    private let places: [Int]
    private let context: CellContext
    private let strings: [TextRange]

    static let fault = WorkbookFault.damaged(part: "Workbook")

    private typealias Kind = BIFFRecords.RecordType

    init(_ bytes: [UInt8]) throws(WorkbookFault) {
        let file = try CompoundFile(bytes)
        guard let stream = try file.stream("Workbook") else {
            let names = Set(file.streams.map { $0.name.lowercased() })
            if names.contains("encryptedpackage") { throw .encrypted }
            throw .unsupported(names.contains("book") ? .oldExcel : .otherDocument)
        }
        self.stream = LittleEndian(stream)
        var globals = Globals()
        try globals.read(self.stream)
        sheets = globals.sheets
        places = globals.places
        context = globals.context
        strings = globals.strings
    }

    func sheet(at index: Int) throws(WorkbookFault) -> Sheet {
        var reader = BIFFSheetReader(
            BIFFRecords(stream, at: places[index]), strings: strings)
        return try reader.sheet(name: sheets[index].name, context: context)
    }

    /// What stands before the first sheet.
    private struct Globals {
        var sheets: [Workbook.SheetEntry] = []
        var places: [Int] = []
        var context = CellContext()
        var strings: [TextRange] = []
        private var own: [UInt16: NumberFormat] = [:]
        private var formatNumbers: [UInt16] = []

        mutating func read(_ stream: LittleEndian) throws(WorkbookFault) {
            var records = BIFFRecords(stream)
            guard let first = try records.next(), first.type == Kind.beginning,
                let version = first.body.short(at: 0)
            else { throw BIFFWorkbook.fault }
            guard version == 0x0600 else { throw .unsupported(.oldExcel) }
            while let record = try records.next(), record.type != Kind.end {
                switch record.type {
                case Kind.filePass: throw .encrypted
                case Kind.dateMode: context.isSince1904 = record.body.short(at: 0) == 1
                case Kind.sheet: try addSheet(record)
                case Kind.format:
                    guard let number = record.body.short(at: 0) else { throw BIFFWorkbook.fault }
                    var reader = BIFFTextReader(record, at: 2)
                    own[number] = NumberFormat(code: try reader.next())
                case Kind.style:
                    guard let number = record.body.short(at: 2),
                        formatNumbers.count < WorkbookLimits.styles
                    else { throw BIFFWorkbook.fault }
                    formatNumbers.append(number)
                case Kind.sharedTexts: try addTexts(record)
                default: continue
                }
            }
            context.formats = formatNumbers.map {
                own[$0] ?? NumberFormat(builtIn: Int($0))
            }
        }

        private mutating func addSheet(_ record: BIFFRecords.Record) throws(WorkbookFault) {
            guard let place = record.body.long(at: 0), record.body.bytes.count > 8,
                sheets.count < WorkbookLimits.sheets
            else { throw BIFFWorkbook.fault }
            // Charts and macros are sheets without cells.
            guard record.body.bytes[5] == 0 else { return }
            var reader = BIFFTextReader(record, at: 6)
            sheets.append(
                .init(
                    name: try reader.next(hasShortCount: true),
                    isHidden: record.body.bytes[4] & 3 != 0))
            places.append(Int(place))
        }

        private mutating func addTexts(_ record: BIFFRecords.Record) throws(WorkbookFault) {
            guard let count = record.body.long(at: 4) else { throw BIFFWorkbook.fault }
            var reader = BIFFTextReader(record, at: 8)
            for _ in 0..<count {
                let text = try reader.next().utf8
                guard context.sharedTexts.count + text.count <= WorkbookLimits.textBytes else {
                    throw .tooLarge(.textBytes, limit: WorkbookLimits.textBytes)
                }
                strings.append(
                    TextRange(
                        start: UInt32(context.sharedTexts.count), count: UInt32(text.count)))
                context.sharedTexts += text
            }
        }
    }
}
