/// The part `workbook.xml`: the sheets in the order of their tabs, and which epoch days count from.
struct XLSXSheetList {
    struct Sheet {
        let name: String
        let relation: String
        let isHidden: Bool
    }

    private(set) var sheets: [Sheet] = []
    private(set) var isSince1904 = false

    init(_ reader: XMLReader) throws(WorkbookFault) {
        var xml = reader
        while true {
            switch try xml.next() {
            case .start where xml.isNamed("workbookPr"):
                isSince1904 = ["1", "true", "on"].contains(try xml.attribute("date1904") ?? "0")
            case .start where xml.isNamed("sheet"):
                guard let name = try xml.attribute("name"), let relation = try xml.attribute("id")
                else { throw xml.fault }
                sheets.append(
                    Sheet(
                        name: name, relation: relation,
                        isHidden: try xml.attribute("state")?.lowercased().contains("hidden")
                            ?? false))
            case .finish: return
            case .start, .end, .text: continue
            }
        }
    }
}

/// The part `styles.xml`: the number format of each style of cells (`cellXfs`).
struct XLSXStyles {
    private(set) var formats: [NumberFormat] = []

    init(_ reader: XMLReader) throws(WorkbookFault) {
        var xml = reader
        var own: [Int: NumberFormat] = [:]
        var isInCellStyles = false
        while true {
            switch try xml.next() {
            case .start where xml.isNamed("numFmt"):
                guard let id = try xml.attribute("numFmtId").flatMap({ Int($0) }),
                    let code = try xml.attribute("formatCode")
                else { throw xml.fault }
                // Formats of differences (dxfs) repeat numbers; the first is the workbook's.
                if own[id] == nil { own[id] = NumberFormat(code: code) }
            case .start where xml.isNamed("cellXfs"): isInCellStyles = true
            case .end where xml.isNamed("cellXfs"): isInCellStyles = false
            case .start where isInCellStyles && xml.isNamed("xf"):
                guard formats.count < WorkbookLimits.styles else {
                    throw .tooLarge(.styles, limit: WorkbookLimits.styles)
                }
                let id = try xml.attribute("numFmtId").flatMap { Int($0) } ?? 0
                formats.append(own[id] ?? NumberFormat(builtIn: id))
            case .finish: return
            case .start, .end, .text: continue
            }
        }
    }
}

/// The part `sharedStrings.xml`: every text once, in one pool of bytes.
struct SharedStrings {
    private(set) var texts: [UInt8] = []
    private(set) var ranges: [TextRange] = []

    init(_ reader: XMLReader) throws(WorkbookFault) {
        var xml = reader
        var text: [UInt8] = []
        while true {
            switch try xml.next() {
            case .start where xml.isNamed("si"):
                text.removeAll(keepingCapacity: true)
                try RichText.append(from: &xml, to: &text)
                guard texts.count + text.count <= WorkbookLimits.textBytes else {
                    throw .tooLarge(.textBytes, limit: WorkbookLimits.textBytes)
                }
                ranges.append(TextRange(start: UInt32(texts.count), count: UInt32(text.count)))
                texts += text
            case .finish: return
            case .start, .end, .text: continue
            }
        }
    }
}
