/// Reads the part of one sheet, cell by cell (ECMA-376, part 1, 18.3.1).
struct XLSXSheetReader {
    private var xml: XMLReader
    private let strings: [TextRange]
    private let context: CellContext
    private var builder = SheetBuilder()
    private var row = 0
    private var column = 0
    private var value: [UInt8] = []

    init(_ xml: XMLReader, strings: [TextRange], context: CellContext) {
        self.xml = xml
        self.strings = strings
        self.context = context
    }

    mutating func sheet(name: String) throws(WorkbookFault) -> Sheet {
        var isInData = false
        while true {
            switch try xml.next() {
            case .start where xml.isNamed("sheetData"): isInData = true
            case .end where isInData && xml.isNamed("sheetData"): isInData = false
            case .start where isInData && xml.isNamed("row"):
                try beginRow()
            case .start where isInData && xml.isNamed("c"):
                try readCell()
            case .start where !isInData && xml.isNamed("mergeCell"):
                guard let text = xml.rawAttribute("ref"), let range = CellReference.range(text)
                else { throw xml.fault }
                builder.merged.append(range)
            case .finish: return builder.sheet(name: name, context: context)
            case .start, .end, .text: continue
            }
        }
    }

    private mutating func beginRow() throws(WorkbookFault) {
        if let number = xml.rawAttribute("r") {
            guard let number = CellReference.number(number) else { throw xml.fault }
            row = number
        } else {
            row += 1
        }
        column = 0
        guard builder.begin(row: row) else { throw xml.fault }
    }

    private enum Kind {
        case number, shared, own, inline, boolean, error, day
    }

    private mutating func readCell() throws(WorkbookFault) {
        if let reference = xml.rawAttribute("r") {
            guard let place = CellReference.cell(reference), place.row == row else {
                throw xml.fault
            }
            column = place.column
        } else {
            column += 1
        }
        let style = try xml.rawAttribute("s").map { text throws(WorkbookFault) in
            guard let number = CellReference.number(text), number <= UInt16.max else {
                throw xml.fault
            }
            return UInt16(number)
        }
        let kind = try self.kind()
        var hasFormula = false
        var hasValue = false
        value.removeAll(keepingCapacity: true)
        let outside = xml.depth - 1
        while xml.depth > outside {
            switch try xml.next() {
            case .start where xml.isNamed("v"):
                hasValue = true
                while try xml.next() == .text { try xml.appendText(to: &value) }
            case .start where xml.isNamed("f"):
                hasFormula = true
                try xml.skipElement()
            case .start where kind == .inline && xml.isNamed("is"):
                try RichText.append(from: &xml, to: &value)
            case .start: try xml.skipElement()
            case .end, .text, .finish: continue
            }
        }
        if value.isEmpty, hasFormula, !(hasValue && kind == .own) {
            try add(.uncalculated, style)
        } else if let content = try content(kind) {
            try add(content, style)
        }
    }

    private mutating func add(
        _ content: PackedCell.Content, _ style: UInt16?
    ) throws(WorkbookFault) {
        guard try builder.add(content, column: column, style: style ?? 0) else { throw xml.fault }
    }

    private func kind() throws(WorkbookFault) -> Kind {
        guard let text = xml.rawAttribute("t") else { return .number }
        return switch String(decoding: text, as: UTF8.self) {
        case "n": .number
        case "s": .shared
        case "str": .own
        case "inlineStr": .inline
        case "b": .boolean
        case "e": .error
        case "d": .day
        default: throw xml.fault
        }
    }

    private mutating func content(_ kind: Kind) throws(WorkbookFault) -> PackedCell.Content? {
        guard !value.isEmpty else { return nil }
        switch kind {
        case .number:
            guard let number = Double(try xml.string(value).trimmed), number.isFinite else {
                throw xml.fault
            }
            return .number(number)
        case .shared:
            guard let index = CellReference.number(value[...].trimmed), index < strings.count
            else { throw xml.fault }
            return strings[index].count == 0 ? nil : .shared(strings[index])
        case .own:
            var text: [UInt8] = []
            _ = try xml.string(value)
            EscapedText.append(value, to: &text)
            return try builder.text(text).map(PackedCell.Content.own)
        case .inline: return try builder.text(value).map(PackedCell.Content.own)
        case .boolean:
            return .boolean(value[0] == UInt8(ascii: "1") || value[0] == UInt8(ascii: "t"))
        case .error: return .error(CellError(text: try xml.string(value)))
        case .day:
            let text = try xml.string(value)
            guard let day = ISODay(text) else { throw xml.fault }
            return .serial(day.serial, day.shows)
        }
    }
}

extension String {
    fileprivate var trimmed: Substring {
        drop { $0 == " " || $0 == "\n" }
    }
}

extension ArraySlice<UInt8> {
    fileprivate var trimmed: ArraySlice<UInt8> { drop { XMLReader.isBlank($0) } }
}
