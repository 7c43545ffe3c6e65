/// A page whose tables are the sheets, as many web programs save it under the name `.xls`.
///
/// Pages are read as leniently as browsers read tables: cells end where the next one begins, spans
/// count, whatever is no table is passed over, scripts and styles too.
struct PageTables {
    private var sheets: [Workbook.SheetEntry] = []
    private var contents: [Sheet] = []

    mutating func workbook(_ bytes: [UInt8]) throws(WorkbookFault) -> SheetsInMemory {
        var page = PageReader(bytes)
        var table: PageTable?
        while let token = page.next() {
            switch token {
            case .open("table", _):
                // A table inside of a cell is layout: its cells would be nobody's rows.
                if table == nil { table = PageTable() } else { table?.depth += 1 }
            case .close("table"):
                if table?.depth == 1 {
                    try finish(&table)
                } else {
                    table?.depth -= 1
                }
            case .open(let name, let attributes): try table?.open(name, attributes)
            case .close(let name): try table?.close(name)
            case .text(let text): table?.add(text)
            }
        }
        try finish(&table)
        return SheetsInMemory(sheets: sheets, contents: contents)
    }

    private mutating func finish(_ table: inout PageTable?) throws(WorkbookFault) {
        guard var done = table else { return }
        table = nil
        try done.endCell()
        let sheet = done.builder.sheet(
            name: String(sheets.count + 1), context: CellContext())
        sheets.append(.init(name: sheet.name, isHidden: false))
        contents.append(sheet)
    }
}

/// One table of a page while it is read.
private struct PageTable {
    var builder = SheetBuilder()
    var depth = 1
    private var row = 0
    private var column = 0
    private var cell: (text: String, across: Int, down: Int)?
    private var covered: [Int: Int] = [:]

    private static let fault = WorkbookFault.damaged(part: "HTML")

    mutating func open(_ name: String, _ attributes: [String: String]) throws(WorkbookFault) {
        guard depth == 1 else { return }
        switch name {
        case "tr":
            try endCell()
            row += 1
            column = 0
            guard builder.begin(row: row) else { throw Self.fault }
        case "td", "th":
            try endCell()
            if row == 0 { try open("tr", [:]) }
            column += 1
            while let last = covered[column], last >= row { column += 1 }
            cell = ("", Self.span(attributes["colspan"]), Self.span(attributes["rowspan"]))
        case "br", "p", "div":
            if let text = cell?.text, !text.isEmpty { cell?.text.append("\n") }
        default: return
        }
    }

    mutating func close(_ name: String) throws(WorkbookFault) {
        if depth == 1, ["td", "th", "tr"].contains(name) { try endCell() }
    }

    mutating func add(_ text: String) { cell?.text += text }

    mutating func endCell() throws(WorkbookFault) {
        guard let (text, across, down) = cell else { return }
        cell = nil
        let first = column
        column += across - 1
        guard column <= WorkbookLimits.columns, row + down - 1 <= WorkbookLimits.rows else {
            throw Self.fault
        }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
            $0.split { $0 == " " || $0 == "\t" || $0 == "\r" || $0 == "\u{A0}" }
                .joined(separator: " ")
        }
        let plain = lines.joined(separator: "\n").drop { $0 == "\n" }
        if let range = try builder.text(String(plain).trimmingLineEnds.utf8) {
            guard try builder.add(.own(range), column: first) else { throw Self.fault }
        }
        if across > 1 || down > 1 {
            builder.merged.append(
                CellRange(rows: row...row + down - 1, columns: first...column))
            if down > 1 { for index in first...column { covered[index] = row + down - 1 } }
        }
    }

    private static func span(_ text: String?) -> Int {
        min(max(text.flatMap { Int($0) } ?? 1, 1), 1000)
    }
}

extension String {
    fileprivate var trimmingLineEnds: Substring {
        var rest = self[...]
        while rest.last == "\n" { rest.removeLast() }
        return rest
    }
}
