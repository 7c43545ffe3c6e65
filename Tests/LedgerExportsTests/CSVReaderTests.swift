import LedgerExports
import Testing
import TextFiles

private func rows(_ text: String, _ dialect: CSVDialect = .commas) throws -> [CSVRow] {
    var reader = CSVReader(Array(text.utf8), dialect: dialect)
    var rows: [CSVRow] = []
    while let row = try reader.next() { rows.append(row) }
    return rows
}

@Suite struct `Reading delimited text` {
    @Test func `a row knows the line on which it begins`() throws {
        let text = "a,b\r\n\"two\nlines\",\"say \"\"hi\"\"\"\n\n\nlast,"
        #expect(
            try rows(text) == [
                CSVRow(line: 1, fields: ["a", "b"]),
                CSVRow(line: 2, fields: ["two\nlines", "say \"hi\""]),
                CSVRow(line: 6, fields: ["last", ""]),
            ])
    }

    @Test(arguments: ["a,b\n", "a,b\r\n", "a,b\r", "a,b", "a,b\n\n", "a,b\r\n\r\n"])
    func `every line end ends a line, and a trailing empty line is no row`(text: String) throws {
        #expect(try rows(text) == [CSVRow(line: 1, fields: ["a", "b"])])
    }

    @Test func `tabs separate where the dialect says so`() throws {
        #expect(try rows("a,b\tc\n", .tabs) == [CSVRow(line: 1, fields: ["a,b", "c"])])
        #expect(CSVDialect.detected(in: Array("工号\t姓名\n1,2".utf8)) == .tabs)
        #expect(CSVDialect.detected(in: Array("\r\n工号;姓名\n1,2".utf8)) == .semicolons)
        #expect(CSVDialect.detected(in: Array("工号,姓名;别名\n1".utf8)) == .commas)
        #expect(CSVDialect.detected(in: Array("工号,姓\t名\n".utf8)) == .commas)
    }

    @Test func `a quote inside a bare field stands for itself`() throws {
        #expect(try rows("5\" pipe,x") == [CSVRow(line: 1, fields: ["5\" pipe", "x"])])
    }

    @Test func `a quote that never closes is named with its line`() {
        #expect(throws: CSVFault.unclosedQuote(line: 2)) { try rows("a\n\"b\nc\n") }
    }

    @Test func `text after a closing quote is named with line and column`() {
        #expect(throws: CSVFault.textAfterQuote(line: 2, column: 6)) {
            try rows("a\n一,\"b\"x\n")
        }
    }

    @Test func `a U+0000 is refused`() {
        #expect(throws: CSVFault.nul(line: 3)) { try rows("a\nb\nc\0\n") }
    }
}

@Suite struct `Reading files people save` {
    private let text = "工号,姓名\n00123,张三\n"
    private let gb18030: [UInt8] = [
        0xB9, 0xA4, 0xBA, 0xC5, 0x2C, 0xD0, 0xD5, 0xC3, 0xFB, 0x0A,
        0x30, 0x30, 0x31, 0x32, 0x33, 0x2C, 0xD5, 0xC5, 0xC8, 0xFD, 0x0A,
    ]

    @Test func `UTF-8 is read with and without a mark`() throws {
        #expect(try TextFile.decoded(Array(text.utf8)) == Array(text.utf8))
        #expect(try TextFile.decoded([0xEF, 0xBB, 0xBF] + text.utf8) == Array(text.utf8))
    }

    @Test func `GB18030 is read, its four-byte characters included`() throws {
        #expect(try TextFile.decoded(gb18030) == Array(text.utf8))
        #expect(try TextFile.decoded([0x95, 0x34, 0xB2, 0x35]) == Array("𠮷".utf8))
    }

    @Test func `UTF-16 with a mark is read`() throws {
        var bytes: [UInt8] = [0xFF, 0xFE]
        for unit in text.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        #expect(try TextFile.decoded(bytes) == Array(text.utf8))
    }

    @Test func `bytes of no encoding are refused`() {
        #expect(throws: UnknownEncoding(line: 1)) { try TextFile.decoded([0x61, 0xFF, 0xFF]) }
        #expect(throws: UnknownEncoding(line: 3)) {
            try TextFile.decoded([0x61, 0x0A, 0xD6, 0xD0, 0x0A, 0xFF, 0xFF, 0x0A])
        }
        #expect(throws: UnknownEncoding(line: 2)) {
            try TextFile.decoded([0xEF, 0xBB, 0xBF, 0x0A, 0xFF])
        }
        #expect(throws: UnknownEncoding(line: 1)) { try TextFile.decoded([0xD6, 0xD0, 0xD6]) }
    }

    @Test func `GB18030 is read where the system's converter refuses it`() throws {
        // As Python's codec writes U+FE10–FE19 and U+9FB4–9FBB.
        let codes: [UInt32] = [
            0x84318236, 0x84318237, 0x84318238, 0x84318239, 0x84318330, 0x84318331,
            0x84318332, 0x84318333, 0x84318334, 0x84318335, 0x82359037, 0x82359038,
            0x82359039, 0x82359130, 0x82359131, 0x82359132, 0x82359133, 0x82359134,
        ]
        let bytes = codes.flatMap { code in [24, 16, 8, 0].map { UInt8(code >> $0 & 0xFF) } }
        let scalars = (Array(0xFE10...0xFE19) + Array(0x9FB4...0x9FBB)).compactMap {
            Unicode.Scalar(UInt32($0))
        }
        let text = String(String.UnicodeScalarView(scalars))
        #expect(try TextFile.decoded(bytes) == Array(text.utf8))
        #expect(try TextFile.decoded([0xD6, 0xD0, 0x80, 0x80, 0x31]) == Array("中€€1".utf8))
    }

    @Test func `a table has columns by name and passes over blank rows`() throws {
        let table = try CSVTable(file: Array("工号, 姓名 ,,\n00123,　张三\n,,,\n7,\n".utf8))
        #expect(table.columns == ["工号", "姓名"])
        #expect(table.column(named: ["name", "姓名"]) == 1)
        #expect(
            table.rows == [
                CSVRow(line: 2, fields: ["00123", "张三"]), CSVRow(line: 4, fields: ["7", ""]),
            ])
    }

    @Test func `a row keeps what it has beyond the header, but no blanks`() throws {
        let table = try CSVTable(file: Array("a,b\n1,2,3\n1,2,,\n".utf8))
        #expect(table.rows.map(\.fields) == [["1", "2", "3"], ["1", "2"]])
    }

    @Test(arguments: [[0x50, 0x4B, 3, 4, 0], [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]])
    func `a workbook is no text file`(bytes: [UInt8]) {
        #expect(throws: CSVFault.workbook) { try CSVTable(file: bytes) }
    }

    @Test func `two columns may bear one name, but a file needs a header`() throws {
        #expect(try CSVTable(file: Array("a,b,a\n".utf8)).columns == ["a", "b", "a"])
        #expect(throws: CSVFault.empty) { try CSVTable(file: []) }
    }

    @Test(arguments: [
        // Groups above the names.
        "基本,,工作\nid,name,unit\n1,x,y\n", "t\n基本,,工作\nid,name,unit\n1,x,y\n",
        // Names that reach over both lines, before and after a group.
        "id,姓,,unit\n,name,second\n1,x,z,y\n", "id,name,上班,\n,,unit,时间\n1,x,y,z\n",
        "no,基本,,unit\n,id,name,\n9,1,x,y\n",
    ])
    func `a header may be of two lines`(text: String) throws {
        let table = try CSVTable(file: Array(text.utf8)) { names in
            let found = ["id", "name", "unit"].filter(names.contains).count
            return found == 3 ? .header : .columns(found)
        }
        #expect(Set(table.columns).isSuperset(of: ["id", "name", "unit"]))
        let row = try #require(table.rows.first)
        #expect(row.fields[try #require(table.columns.firstIndex(of: "id"))] == "1")
        #expect(row.fields[try #require(table.columns.firstIndex(of: "unit"))] == "y")
        #expect(table.rows.count == 1)
    }
}
