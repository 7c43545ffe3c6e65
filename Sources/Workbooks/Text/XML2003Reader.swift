/// XML Spreadsheet 2003, which reports of offices and template engines save as `.xls`.
struct XML2003Reader {
    private var sheets: [Workbook.SheetEntry] = []
    private var contents: [Sheet] = []
    private var xml: XMLReader
    private var builder = SheetBuilder()
    private var row = 0
    private var column = 0
    /// For each column, rows below that a merged cell covers.
    private var covered: [Int: Int] = [:]

    init(_ bytes: [UInt8]) {
        xml = XMLReader(BytesInMemory(bytes), part: "XML 2003")
    }

    mutating func workbook() throws(WorkbookFault) -> SheetsInMemory {
        var name = ""
        var isInTable = false
        while true {
            switch try xml.next() {
            case .start where xml.isNamed("Worksheet"):
                guard sheets.count < WorkbookLimits.sheets else {
                    throw .tooLarge(.sheets, limit: WorkbookLimits.sheets)
                }
                name = try xml.attribute("Name") ?? ""
                sheets.append(.init(name: name, isHidden: false))
                builder = SheetBuilder()
                row = 0
                covered = [:]
            case .end where xml.isNamed("Worksheet"):
                contents.append(builder.sheet(name: name, context: CellContext()))
            case .start where xml.isNamed("Table"): isInTable = true
            case .end where xml.isNamed("Table"): isInTable = false
            case .start where isInTable && xml.isNamed("Row"): try beginRow()
            case .start where isInTable && xml.isNamed("Cell"): try readCell()
            case .start where xml.isNamed("Visible"):
                var text: [UInt8] = []
                while try xml.next() == .text { try xml.appendText(to: &text) }
                if try xml.string(text).contains("Hidden"), let last = sheets.indices.last {
                    sheets[last] = .init(name: sheets[last].name, isHidden: true)
                }
            case .finish: return SheetsInMemory(sheets: sheets, contents: contents)
            case .start, .end, .text: continue
            }
        }
    }

    private mutating func number(_ name: StaticString) throws(WorkbookFault) -> Int? {
        guard let text = xml.rawAttribute(name) else { return nil }
        guard let number = CellReference.number(text) else { throw xml.fault }
        return number
    }

    private mutating func beginRow() throws(WorkbookFault) {
        row = try number("Index") ?? row + 1
        column = 0
        guard builder.begin(row: row) else { throw xml.fault }
    }

    private mutating func readCell() throws(WorkbookFault) {
        if let index = try number("Index") {
            guard index > column else { throw xml.fault }
            column = index
        } else {
            column += 1
            while let last = covered[column], last >= row { column += 1 }
        }
        let first = column
        let across = try number("MergeAcross") ?? 0
        let down = try number("MergeDown") ?? 0
        let hasFormula = xml.rawAttribute("Formula") != nil
        guard first + across <= WorkbookLimits.columns, row + down <= WorkbookLimits.rows else {
            throw xml.fault
        }
        let outside = xml.depth - 1
        var isFilled = false
        while xml.depth > outside {
            guard try xml.next() == .start else { continue }
            guard xml.isNamed("Data") else {
                try xml.skipElement()
                continue
            }
            if let content = try content() {
                isFilled = true
                guard try builder.add(content, column: first) else { throw xml.fault }
            }
        }
        if hasFormula, !isFilled {
            guard try builder.add(.uncalculated, column: first) else { throw xml.fault }
        }
        column += across
        if across > 0 || down > 0 {
            builder.merged.append(CellRange(rows: row...row + down, columns: first...column))
            if down > 0 { for index in first...column { covered[index] = row + down } }
        }
    }

    /// The value of the `Data` element that has just begun, with all text inside of it.
    private mutating func content() throws(WorkbookFault) -> PackedCell.Content? {
        let type = try xml.attribute("Type") ?? "String"
        var text: [UInt8] = []
        let outside = xml.depth - 1
        while xml.depth > outside {
            if try xml.next() == .text { try xml.appendText(to: &text) }
        }
        let string = try xml.string(text)
        guard !string.isEmpty else { return nil }
        switch type {
        case "Number":
            guard let number = Double(string), number.isFinite else { throw xml.fault }
            return .number(number)
        case "DateTime":
            guard let day = ISODay(string) else { throw xml.fault }
            // Midnight is how a day without a time is written.
            return .serial(day.serial, day.serial == day.serial.rounded() ? .day : day.shows)
        case "Boolean": return .boolean(string == "1")
        case "Error": return .error(CellError(text: string))
        default: return try builder.text(text).map(PackedCell.Content.own)
        }
    }
}
