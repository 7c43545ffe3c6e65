import LedgerExports
import Testing

private func written(
    _ rows: [[CSVField]], _ dialect: CSVDialect = .commas, mark: Bool = false
) -> String {
    var writer = CSVWriter(dialect: dialect, mark: mark)
    for row in rows { writer.write(row) }
    return String(decoding: writer.bytes, as: UTF8.self)
}

@Suite struct `Writing delimited text` {
    @Test func `a file begins with a mark and its lines end with CRLF`() {
        var writer = CSVWriter(dialect: .commas)
        writer.write([.text("工号"), .text("分值")])
        #expect(writer.bytes == [0xEF, 0xBB, 0xBF] + Array("工号,分值\r\n".utf8))
    }

    @Test func `fields are quoted where they must be, and only there`() {
        #expect(
            written([[.text("a b"), .text("a,b"), .text("say \"hi\""), .text("two\nlines")]])
                == "a b,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"\r\n")
        #expect(written([[.text("a,b"), .text("c\td")]], .tabs) == "a,b\t\"c\td\"\r\n")
    }

    /// R-BOOK-10
    @Test(arguments: ["00123", "1E05", "1-12", "2026-10", "1.5", ".5", "12345678901234567890"])
    func `text that looks like a number is quoted, days and moments are not`(text: String) {
        #expect(
            written([[.text(text), .integer(5), .moment("2026-11-03 09:00:00")]])
                == "\"\(text)\",5,2026-11-03 09:00:00\r\n")
    }

    @Test func `what is no moment after all is defended as text is`() {
        #expect(written([[.moment("=1"), .moment("-1"), .moment("a,b")]]) == "'=1,'-1,\"a,b\"\r\n")
    }

    @Test func `rows end as they are wanted to end`() {
        var writer = CSVWriter(dialect: .tabs, mark: false, lineEnd: "\n")
        writer.write([.text("a"), .integer(1)])
        #expect(writer.bytes == Array("a\t1\n".utf8))
    }

    @Test(arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠x"])
    func `no text can run as a formula`(text: String) {
        #expect(written([[.text(text)]]) == "'\(text)\r\n")
    }

    @Test(arguments: ["\t=1", "\r=1", "\n=1"])
    func `blanks before a formula do not hide it`(text: String) {
        let field = text.first == "\t" ? "'\(text)" : "\"'\(text)\""
        #expect(written([[.text(text)]]) == "\(field)\r\n")
    }

    @Test func `numbers stay numbers, negative ones too`() {
        #expect(
            written([[.integer(-12), .hundredths(-5), .hundredths(1250), .empty, .integer(.min)]])
                == "-12,-0.05,12.50,,-9223372036854775808\r\n")
    }

    @Test func `a row of one empty field is still a row`() throws {
        let text = written([[.empty], [.text("")], []])
        #expect(text == "\"\"\r\n\"\"\r\n\"\"\r\n")
        var reader = CSVReader(Array(text.utf8), dialect: .commas)
        #expect(try reader.next() == CSVRow(line: 1, fields: [""]))
    }

    @Test func `what was taken is not handed over twice`() {
        var writer = CSVWriter(dialect: .commas, mark: false)
        writer.write([.integer(1)])
        #expect(writer.take() == Array("1\r\n".utf8))
        writer.write([.integer(2)])
        #expect(writer.take() == Array("2\r\n".utf8))
    }
}
