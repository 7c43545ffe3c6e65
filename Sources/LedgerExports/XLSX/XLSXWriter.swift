import ZIP

/// Writes a workbook that Excel, WPS and LibreOffice open (R-BOOK-2): numbers, days and moments as
/// such, text as text that can never run as a formula, the heading frozen, a row of totals, and a
/// second sheet with what there is to say about the first.
///
/// Rows go out as they come; only the first few wait, to find how wide the columns must be. Where
/// a sheet is full, the next one goes on. A workbook is less than 4 GiB: `isFull` says when no more
/// can be written.
public struct XLSXWriter {
    private let sheet: String
    /// A line above the heading, such as that the books are for training.
    private let title: String?
    private let headings: [String]
    /// How many columns of a screen a text takes.
    private let measure: @Sendable (String) -> Int
    private var zip = ZIPWriter()
    private var xml = SheetXML()
    private var sheets: [String] = []
    private var waiting: [[ExportField]]? = []
    private var widths: [Int] = []

    /// Rows by which the widths of the columns are found.
    private static let sampleSize = 200
    /// What a sheet of Excel can hold, less room for the totals.
    private static let fullSheet = 1_048_000
    private static let pieceSize = 60_000
    /// The XML of a sheet must stay below 4 GiB, too.
    private static let fullSheetBytes: UInt32 = 3 << 30
    private let limit: UInt32

    /// - Parameter limit: bytes at which the workbook counts as full.
    public init(
        sheet: String, title: String?, headings: [String], limit: UInt32 = 0xE000_0000,
        measure: @escaping @Sendable (String) -> Int
    ) {
        self.limit = limit
        self.sheet = sheet
        self.title = title
        self.headings = headings
        self.measure = measure
        zip.begin("[Content_Types].xml")
        zip.write(XLSXParts.contentTypes)
    }

    /// No further row may be written, and what there is must not be used: it is not all.
    public var isFull: Bool { zip.offset >= limit }

    public mutating func write(_ row: [ExportField]) {
        guard waiting != nil else { return add(row, .plain) }
        waiting?.append(row)
        if waiting?.count == Self.sampleSize { release() }
    }

    /// Ends the rows with their totals, and states `notes`, a name and a value each.
    public mutating func end(totals: [ExportField], notesSheet: String, notes: [[ExportField]]) {
        release()
        add(totals, .total)
        endSheet()
        let widths = [16, notes.map { measure($0.last?.shown ?? "") }.max() ?? 0]
        beginSheet(notesSheet, widths: widths, frozen: 0)
        for row in notes { xml.add(row, .plain) }
        endSheet()
        zip.begin("xl/workbook.xml")
        zip.write(XLSXParts.workbook(sheets))
        zip.begin("xl/_rels/workbook.xml.rels")
        zip.write(XLSXParts.workbookRelations(sheets.count))
        zip.begin("xl/styles.xml")
        zip.write(XLSXParts.styles)
        zip.begin("xl/theme/theme1.xml")
        zip.write(XLSXTheme.part)
        zip.begin("_rels/.rels")
        zip.write(XLSXParts.relations)
        zip.finish()
    }

    /// What was written since the last time.
    public mutating func take() -> [UInt8] { zip.take() }

    private mutating func release() {
        guard let rows = waiting else { return }
        waiting = nil
        widths = headings.indices.map { column in
            rows.reduce(measure(headings[column])) {
                max($0, $1.indices.contains(column) ? measure($1[column].shown) : 0)
            }
        }
        beginData()
        for row in rows { add(row, .plain) }
    }

    private mutating func beginData() {
        let name = sheets.isEmpty ? sheet : "\(sheet) \(sheets.count + 1)"
        beginSheet(name, widths: widths, frozen: title == nil ? 1 : 2)
        if let title { xml.add([.text(title)], .heading) }
        xml.add(headings.map { .text($0) }, .heading)
    }

    private mutating func add(_ row: [ExportField], _ weight: SheetXML.Weight) {
        if xml.rowCount >= Self.fullSheet || zip.openSize >= Self.fullSheetBytes {
            endSheet()
            beginData()
        }
        xml.add(row, weight)
        if xml.bytes.count >= Self.pieceSize { zip.write(xml.take()) }
    }

    private mutating func beginSheet(_ name: String, widths: [Int], frozen: Int) {
        sheets.append(XLSXParts.sheetName(name))
        zip.begin("xl/worksheets/sheet\(sheets.count).xml")
        xml = SheetXML(widths: widths, frozen: frozen, isFirst: sheets.count == 1)
    }

    private mutating func endSheet() {
        xml.end()
        zip.write(xml.take())
    }
}
