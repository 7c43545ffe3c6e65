import Foundation
import LedgerExports
import Testing
import TextFiles

/// Python's csv module: what it reads, as JSON, or what it writes.
private func python(_ program: String, input: [UInt8]) throws -> Data {
    try PythonProgram.output(of: "import csv, io, json, sys\n" + program, input: input)
}

/// Fields made of the characters that go wrong, the same for the same seed.
private struct HostileFields {
    private var state: UInt64
    private let pieces = [
        "a", "工", "\"", ",", "\t", "\n", "\r\n", "\r", " ", "'", "=", "-", "＝", "é", "👷", "1", "",
    ]

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    private mutating func number(below bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(bound))
    }

    mutating func rows() -> [[String]] {
        let width = 1 + number(below: 5)
        return (0..<40).map { _ in
            (0..<width).map { _ in
                (0..<number(below: 6)).map { _ in pieces[number(below: pieces.count)] }.joined()
            }
        }
    }
}

@Suite struct `Python's csv module as judge` {
    @Test(arguments: UInt64(1)...12)
    func `Python reads what is written here`(seed: UInt64) throws {
        var fields = HostileFields(seed: seed)
        let rows = fields.rows()
        for (dialect, name) in [(CSVDialect.commas, "excel"), (.tabs, "excel-tab")] {
            var writer = CSVWriter(dialect: dialect)
            for row in rows { writer.write(row.map(CSVField.text)) }
            let read = try python(
                """
                text = sys.stdin.buffer.read().decode("utf-8-sig")
                json.dump(list(csv.reader(io.StringIO(text, newline=""), "\(name)")), sys.stdout)
                """, input: writer.bytes)
            let defended = rows.map { row in
                row.map { text in
                    text.unicodeScalars.first.map { "=+-@\t\r\n＝＋－＠".unicodeScalars.contains($0) }
                        == true ? "'" + text : text
                }
            }
            #expect(try JSONDecoder().decode([[String]].self, from: read) == defended)
        }
    }

    @Test(arguments: UInt64(1)...12)
    func `what Python writes is read here`(seed: UInt64) throws {
        var fields = HostileFields(seed: seed)
        let rows = fields.rows()
        let encoding = seed.isMultiple(of: 2) ? "gb18030" : "utf-8-sig"
        let file = try python(
            """
            text = io.StringIO(newline="")
            csv.writer(text).writerows(json.load(sys.stdin))
            sys.stdout.buffer.write(text.getvalue().encode("\(encoding)"))
            """, input: Array(try JSONEncoder().encode(rows)))
        var reader = CSVReader(try TextFile.decoded(Array(file)), dialect: .commas)
        var read: [[String]] = []
        while let row = try reader.next() { read.append(row.fields) }
        #expect(read == rows)
    }
}
