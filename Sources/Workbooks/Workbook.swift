import ZIP

/// A file of a spreadsheet program, read for its cells: `.xlsx` and `.xlsm`, binary `.xls` of
/// Excel 97–2003, and pages or XML 2003 that programs save as `.xls`.
///
/// It knows nothing of what the cells are for. Sizes are bounded (``WorkbookLimits``,
/// ``/ZIP/ZIPLimits``); a file that lies about them costs no more.
public struct Workbook: Sendable {
    public let sheets: [SheetEntry]
    private let content: any WorkbookContent

    /// A sheet as the workbook lists it.
    public struct SheetEntry: Hashable, Sendable {
        public let name: String
        public let isHidden: Bool

        public init(name: String, isHidden: Bool) {
            self.name = name
            self.isHidden = isHidden
        }
    }

    /// Whether bytes are those of a spreadsheet, whatever the file is called: an archive, an OLE
    /// container, a page with a table, or XML 2003.
    public static func isWorkbook(_ bytes: [UInt8]) -> Bool { Form(bytes) != nil }

    /// Whether they are a page or XML, which may be in any encoding.
    public static func isText(_ bytes: [UInt8]) -> Bool {
        switch Form(bytes) {
        case .xml, .page: true
        case .archive, .container, nil: false
        }
    }

    /// - Parameter bytes: the whole file; of text (pages, XML 2003) in UTF-8.
    /// - Throws: ``WorkbookFault``.
    public init(_ bytes: [UInt8]) throws(WorkbookFault) {
        switch Form(bytes) {
        case .archive: content = try XLSXWorkbook(bytes)
        case .container: content = try BIFFWorkbook(bytes)
        case .xml:
            var reader = XML2003Reader(bytes)
            content = try reader.workbook()
        case .page:
            var tables = PageTables()
            content = try tables.workbook(bytes)
        case nil: throw .unsupported(.otherDocument)
        }
        sheets = content.sheets
    }

    /// The sheet that is read when none is named: the first that is not hidden and holds something,
    /// else the first.
    public func firstSheet() throws(WorkbookFault) -> Sheet {
        for index in sheets.indices where !sheets[index].isHidden {
            let sheet = try content.sheet(at: index)
            if sheet.rowCount > 0 { return sheet }
        }
        guard !sheets.isEmpty else { throw .missing(part: "sheet") }
        return try content.sheet(at: sheets.firstIndex { !$0.isHidden } ?? 0)
    }

    /// The sheet of that name; letter case does not count.
    public func sheet(named name: String) throws(WorkbookFault) -> Sheet {
        let index =
            sheets.firstIndex { $0.name == name }
            ?? sheets.firstIndex { $0.name.lowercased() == name.lowercased() }
        guard let index else { throw .noSheet(name, found: sheets.map(\.name)) }
        return try content.sheet(at: index)
    }

    private enum Form {
        case archive, container, xml, page

        init?(_ bytes: [UInt8]) {
            if ZIPArchive.isArchive(bytes) {
                self = .archive
            } else if CompoundFile.isCompoundFile(bytes) {
                self = .container
            } else {
                let start = String(decoding: bytes.prefix(4096), as: UTF8.self).lowercased()
                    .drop { $0.isWhitespace || $0 == "\u{FEFF}" }
                guard start.hasPrefix("<") else { return nil }
                if start.contains("urn:schemas-microsoft-com:office:spreadsheet"),
                    start.contains("<workbook") || start.contains(":workbook")
                {
                    self = .xml
                } else if start.contains("<table") || start.contains("<html")
                    || start.contains("<!doctype html") || start.contains("<meta")
                {
                    self = .page
                } else {
                    return nil
                }
            }
        }
    }
}

/// What each form of a workbook gives.
protocol WorkbookContent: Sendable {
    var sheets: [Workbook.SheetEntry] { get }

    func sheet(at index: Int) throws(WorkbookFault) -> Sheet
}

/// Sheets that were read with the file that lists them.
struct SheetsInMemory: WorkbookContent {
    let sheets: [Workbook.SheetEntry]
    let contents: [Sheet]

    func sheet(at index: Int) -> Sheet { contents[index] }
}
