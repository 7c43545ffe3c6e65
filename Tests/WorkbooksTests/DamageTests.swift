import Testing
import Workbooks

@Suite struct `Damaged and hostile workbooks` {
    @Test(arguments: [
        "<row r=\"1\"><c r=\"A1\"><v>1</v></row>", "<row r='1'><c r='A2'><v>1</v></c></row>",
        "<row r='2'/><row r='1'/>", "<row r='1'><c r='B1'><v>1</v></c><c r='A1'><v>1</v></c></row>",
        "<row r='1'><c r='A1'><v>x</v></c></row>", "<row r='1'><c r='A1' t='s'><v>9</v></c></row>",
        "<row r='1'><c r='A1' t='zzz'><v>9</v></c></row>", "<row r='1' r='1'/>",
        "<row r='1'><c r='A1'><v>&undefined;</v></c></row>", "<row r='1' s=1/>", "<row r='1'",
        "<row r='1'><c r='A1' t='inlineStr'><is><t>&#0;</t></is></c></row>",
        "<row r='1048577'/>", "<row r='1'><c r='XFE1'><v>1</v></c></row>", "<row r='0'/>",
        "<row r='1'><c r='A1'><v>nan</v></c></row>", "<row r='1'><c r='A1'><v>1e999</v></c></row>",
        "<row r='1'><c r='A1' t='d'><v>tomorrow</v></c></row>", "<row r='1'>]]></row><",
    ])
    func `what contradicts itself is damage`(sheetData: String) throws {
        let book = try Workbook(workbook(sheetData: sheetData))
        #expect(throws: WorkbookFault.damaged(part: "xl/worksheets/sheet1.xml")) {
            try book.firstSheet()
        }
    }

    @Test func `a document type is refused, whatever it declares`() throws {
        let book = try Workbook(
            workbook(sheetData: "<!DOCTYPE a [<!ENTITY b 'c'>]><row r='1'/>"))
        #expect(throws: WorkbookFault.damaged(part: "xl/worksheets/sheet1.xml")) {
            try book.firstSheet()
        }
    }

    @Test func `depth, tags and cells have their bounds`() throws {
        let deep = String(repeating: "<a>", count: 70) + String(repeating: "</a>", count: 70)
        #expect(throws: WorkbookFault.tooLarge(.depth, limit: WorkbookLimits.depth)) {
            try Workbook(workbook(sheetData: deep)).firstSheet()
        }
        let long = "<row r='1' spans='" + String(repeating: "1", count: 1 << 21) + "'/>"
        #expect(throws: WorkbookFault.tooLarge(.tokenBytes, limit: WorkbookLimits.tokenBytes)) {
            try Workbook(workbook(sheetData: long)).firstSheet()
        }
    }

    @Test func `no cut and no changed byte brings the reader down`() throws {
        let good = workbook(
            sheetData: "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1'><v>2</v></c></row>",
            shared: "<si><t>张伟</t></si>")
        var refused = 0
        var read = 0
        func attempt(_ bytes: [UInt8]) {
            do {
                let book = try Workbook(bytes)
                let sheet = try book.firstSheet()
                for row in sheet.rows { for cell in row.cells { _ = cell.cell.text } }
                read += 1
            } catch {
                refused += 1
            }
        }
        for count in 0..<good.count { attempt(Array(good[..<count])) }
        for place in good.indices {
            for bit in [0x01, 0x80] as [UInt8] {
                var bytes = good
                bytes[place] ^= bit
                attempt(bytes)
            }
        }
        #expect(refused > good.count)
        #expect(read > 0)
    }
}
