/// The XML of one sheet, row by row.
struct SheetXML {
    /// What a row is, which its looks say.
    enum Weight {
        case plain
        case heading
        case total
    }

    private(set) var bytes: [UInt8] = []
    private(set) var rowCount = 0

    /// Narrowest and widest a column gets, in characters.
    private static let widthLimits = 6...60

    init() {}

    /// - Parameter frozen: rows that stay in sight.
    init(widths: [Int], frozen: Int, isFirst: Bool) {
        add(XLSXParts.declaration)
        add("<worksheet xmlns=\"\(XLSXParts.namespace)\"><sheetViews>")
        add("<sheetView workbookViewId=\"0\"\(isFirst ? " tabSelected=\"1\"" : "")>")
        if frozen > 0 {
            add("<pane ySplit=\"\(frozen)\" topLeftCell=\"A\(frozen + 1)\"")
            add(" activePane=\"bottomLeft\" state=\"frozen\"/>")
        }
        add("</sheetView></sheetViews><cols>")
        for (index, width) in widths.enumerated() {
            let limits = Self.widthLimits
            let width = min(max(width + 2, limits.lowerBound), limits.upperBound)
            add("<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(width)\"")
            add(" customWidth=\"1\"/>")
        }
        add("</cols><sheetData>")
    }

    mutating func add(_ row: [ExportField], _ weight: Weight) {
        rowCount += 1
        let number = String(rowCount)
        add("<row r=\"")
        add(number)
        add("\">")
        for (column, field) in row.enumerated() { add(field, column, number, weight) }
        add("</row>")
    }

    mutating func end() { add("</sheetData></worksheet>") }

    mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    private mutating func add(
        _ field: ExportField, _ column: Int, _ row: String, _ weight: Weight
    ) {
        switch field {
        case .empty: return
        case .text(let text):
            open(column, row, XLSXStyle.text(weight), kind: " t=\"inlineStr\"")
            add("<is><t xml:space=\"preserve\">")
            XMLText.append(text, to: &bytes)
            add("</t></is></c>")
        case .integer(let number):
            open(column, row, XLSXStyle.integer(weight))
            value(String(number))
        case .hundredths(let number):
            open(column, row, XLSXStyle.hundredths(weight))
            let (whole, rest) = number.magnitude.quotientAndRemainder(dividingBy: 100)
            value("\(number < 0 ? "-" : "")\(whole).\(rest < 10 ? "0" : "")\(rest)")
        case .day(let text):
            guard let moment = SerialMoment(text) else {
                return add(.text(text), column, row, weight)
            }
            open(column, row, XLSXStyle.day)
            value(String(moment.days))
        case .moment(let text):
            guard let moment = SerialMoment(text) else {
                return add(.text(text), column, row, weight)
            }
            open(column, row, XLSXStyle.moment)
            value(moment.text)
        }
    }

    private mutating func open(_ column: Int, _ row: String, _ style: Int, kind: String = "") {
        add("<c r=\"")
        add(Self.letters(column))
        add(row)
        add("\" s=\"")
        add(String(style))
        add("\"")
        add(kind)
        add(">")
    }

    private mutating func value(_ text: String) {
        add("<v>")
        add(text)
        add("</v></c>")
    }

    private mutating func add(_ text: String) { bytes += text.utf8 }

    /// `A`…`Z`, `AA`…
    private static func letters(_ column: Int) -> String {
        let last = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(column % 26)))
        return column < 26 ? last : letters(column / 26 - 1) + last
    }
}
