import Foundation
import LedgerExports
import Testing
import ZIP

/// R-BOOK-2
@Suite struct `Workbooks` {
    /// What Python's zipfile and XML reader, which know nothing of us, make of a workbook.
    private func opened(_ bytes: [UInt8], _ expression: String) throws -> JSONValue {
        let program = """
            import io, json, sys, zipfile, xml.etree.ElementTree as tree
            book = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))
            assert book.testzip() is None
            space = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
            def sheet(number):
                return tree.fromstring(book.read(f'xl/worksheets/sheet{number}.xml'))
            def cells(number):
                return [[(c.get('r'), c.get('t'), ''.join(c.itertext())) for c in row]
                        for row in sheet(number).find(space + 'sheetData')]
            print(json.dumps(\(expression)))
            """
        return try JSONDecoder().decode(
            JSONValue.self, from: try PythonProgram.output(of: program, input: bytes))
    }

    private func workbook(_ rows: [[ExportField]], title: String? = nil) -> [UInt8] {
        var writer = XLSXWriter(
            sheet: "rows", title: title, headings: ["工号", "n"], measure: { $0.utf8.count })
        for row in rows { writer.write(row) }
        writer.end(
            totals: [.text("sum"), .integer(-5)], notesSheet: "about",
            notes: [[.text("head"), .text("abc")]])
        return writer.take()
    }

    @Test func `numbers are numbers, text is text, and nothing is a formula`() throws {
        let book = workbook([
            [.text("00123"), .integer(-7)], [.text("=1+1"), .hundredths(-1250)],
            [.day("2026-11-03"), .moment("2026-11-03 18:00:00")], [.empty, .text("a<b>&\"\u{1}")],
        ])
        let cells = try opened(book, "[[c[1:] for c in row] for row in cells(1)]")
        #expect(
            cells == [
                [["inlineStr", "工号"], ["inlineStr", "n"]],
                [["inlineStr", "00123"], [nil, "-7"]], [["inlineStr", "=1+1"], [nil, "-12.50"]],
                [[nil, "46329"], [nil, "46329.75"]], [["inlineStr", "a<b>&\"_x0001_"]],
                [["inlineStr", "sum"], [nil, "-5"]],
            ])
        #expect(try opened(book, "[c[0] for c in cells(1)[4]]") == ["B5"])
        #expect(try opened(book, "b'<f' in book.read('xl/worksheets/sheet1.xml')") == false)
    }

    @Test func `every part that is named is there, the theme too`() throws {
        let named = """
            sorted(part.get('PartName') for part in tree.fromstring(
                book.read('[Content_Types].xml')) if part.get('PartName'))
            """
        #expect(
            try opened(workbook([]), named) == [
                "/xl/styles.xml", "/xl/theme/theme1.xml", "/xl/workbook.xml",
            ])
        let related = """
            sorted(one.get('Target') for one in tree.fromstring(
                book.read('xl/_rels/workbook.xml.rels')) if 'xl/' + one.get('Target') in book.namelist())
            """
        #expect(
            try opened(workbook([]), related) == [
                "styles.xml", "theme/theme1.xml", "worksheets/sheet1.xml", "worksheets/sheet2.xml",
            ])
        let theme = "len(list(tree.fromstring(book.read('xl/theme/theme1.xml')).iter())) > 50"
        #expect(try opened(workbook([]), theme) == true)
    }

    @Test func `the heading is frozen, with the line above it`() throws {
        let plain = workbook([])
        let titled = workbook([], title: "演练台账")
        let pane = "sheet(1).find('.//' + space + 'pane').get('topLeftCell')"
        #expect(try opened(plain, pane) == "A2")
        #expect(try opened(titled, pane) == "A3")
        #expect(try opened(titled, "cells(1)[0][0][2]") == "演练台账")
    }

    @Test func `columns are as wide as what they hold`() throws {
        let book = workbook([[.text(String(repeating: "x", count: 30)), .integer(1)]])
        let widths = "[c.get('width') for c in sheet(1).iter(space + 'col')]"
        #expect(try opened(book, widths) == ["32", "6"])
    }

    @Test func `a long sheet is packed and unpacked without loss`() throws {
        var generator = SeededGenerator(state: 7)
        let rows = (0..<5000).map { index -> [ExportField] in
            [
                .text("员工\(generator.next() % 90)" + String(repeating: "重", count: index % 300)),
                .integer(Int64(bitPattern: generator.next()) >> 12),
            ]
        }
        var writer = XLSXWriter(sheet: "r", title: nil, headings: ["a", "b"], measure: { _ in 4 })
        var bytes: [UInt8] = []
        for row in rows {
            writer.write(row)
            bytes += writer.take()
        }
        writer.end(totals: [], notesSheet: "about", notes: [])
        bytes += writer.take()
        let expected = rows.map { row -> JSONValue in
            guard case .text(let text) = row[0], case .integer(let number) = row[1] else {
                return .null
            }
            return .array([.string(text), .string(String(number))])
        }
        let cells = try opened(bytes, "[[c[2] for c in row] for row in cells(1)[1:-1]]")
        #expect(cells == .array(expected))
        #expect(bytes.count < 600_000)
    }

    @Test func `a workbook says when it is full`() {
        var writer = XLSXWriter(
            sheet: "r", title: nil, headings: ["a"], limit: 20_000, measure: { _ in 4 })
        var rows: Int64 = 0
        while !writer.isFull, rows < 1_000_000 {
            writer.write([.integer(rows &* 7_919)])
            rows += 1
        }
        #expect((1000..<100_000).contains(rows))
    }
}

/// R-BOOK-2
@Suite struct `Check sums` {
    @Test(arguments: [
        ("", UInt32(0)), ("123456789", 0xCBF4_3926), ("a", 0xE8B7_BE43),
        ("The quick brown fox jumps over the lazy dog", 0x414F_A339),
    ]) func `CRC-32 is the one of the ZIP format`(text: String, expected: UInt32) {
        var sum = CRC32()
        sum.update(Array(text.utf8))
        #expect(sum.value == expected)
    }

    @Test func `pieces give the same sum as the whole`() {
        var pieces = CRC32()
        for byte in "123456789".utf8 { pieces.update([byte]) }
        #expect(pieces.value == 0xCBF4_3926)
    }
}

private struct SeededGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 3
    }
}

/// A value of JSON, to compare with.
private enum JSONValue: Decodable, Equatable, ExpressibleByStringLiteral,
    ExpressibleByArrayLiteral, ExpressibleByNilLiteral, ExpressibleByBooleanLiteral
{
    case null
    case bool(Bool)
    case string(String)
    case array([JSONValue])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let bool = try? container.decode(Bool.self) {
            self = .bool(bool)
        } else if let string = try? container.decode(String.self) {
            self = .string(string)
        } else {
            self = .array(try container.decode([JSONValue].self))
        }
    }

    init(stringLiteral value: String) { self = .string(value) }
    init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    init(nilLiteral: ()) { self = .null }
    init(booleanLiteral value: Bool) { self = .bool(value) }
}
