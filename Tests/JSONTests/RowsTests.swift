import JSON
import Testing

/// Rows of a long answer that are left as they came.
@Suite struct `Rows left as they came` {
    private let line = Array(
        #"""
        {"jsonrpc":"2.0","id":1,"result":{"rows":[{"seq":1,"name":"王建国","note":"a\"b","left":null},
         {"seq":-2, "name" : "","flags":[true,{"rows":[1]}]},{}],"continues":true,"sums":{"rows":[3]}}}
        """#.utf8)

    private func parts() throws -> (rest: JSON, rows: JSONRows) {
        let (rest, rows) = try JSON.parse(leavingRowsOf: line, limits: .stored)
        return (rest, try #require(rows))
    }

    @Test func `all but the rows is read`() throws {
        let rest = try parts().rest
        #expect(rest["result"]?["rows"] == [])
        #expect(rest["result"]?["continues"] == true)
        #expect(rest["result"]?["sums"] == ["rows": [3]])
    }

    @Test func `read later, they are what they would have been at once`() throws {
        let whole = try JSON.parse(line, limits: .stored)
        #expect(try parts().rows.values() == whole["result"]?["rows"]?.array)
    }

    @Test func `member by member, they are the same`() throws {
        var rows: [JSON] = []
        var row: JSONObject = [:]
        try parts().rows.forEach { name, value in
            row[String(decoding: name, as: UTF8.self)] =
                switch value {
                case .null: .null
                case .int(let number): .int(number)
                case .text(let text): .string(String(decoding: text, as: UTF8.self))
                case .other(let other): other
                }
        } rowEnd: {
            rows.append(.object(row))
            row = [:]
        }
        #expect(try rows == parts().rows.values())
    }

    @Test func `an answer without rows has none`() throws {
        for line in [#"{"result":{"count":3}}"#, #"{"rows":[1]}"#, #"{"result":{"rows":null}}"#] {
            #expect(try JSON.parse(leavingRowsOf: Array(line.utf8), limits: .stored).1 == nil)
        }
    }

    @Test func `rows that are no objects cannot be gone through`() throws {
        let line = Array(#"{"result":{"rows":[1,2]}}"#.utf8)
        let rows = try #require(try JSON.parse(leavingRowsOf: line, limits: .stored).1)
        #expect(try rows.values() == [1, 2])
        #expect(throws: JSONFault.self) {
            try rows.forEach { _, _ in
            } rowEnd: {
            }
        }
    }

    /// One byte after the other is changed, removed or put in twice: what cannot be read at once
    /// cannot be read with its rows left either, and the other way round; a name that comes twice
    /// in a row is found when the row is read.
    @Test func `damage is found as in any other line`() {
        for index in line.indices {
            for byte in [UInt8(ascii: "x"), UInt8(ascii: ","), UInt8(ascii: "}"), 0xFF, 0, 0x5C] {
                var changed = line
                changed[index] = byte
                expectSameVerdict(changed)
                changed.remove(at: index)
                expectSameVerdict(changed)
                changed = line
                changed.insert(byte, at: index)
                expectSameVerdict(changed)
            }
        }
    }

    private func expectSameVerdict(_ line: [UInt8]) {
        let whole = try? JSON.parse(line, limits: .stored)
        let left = try? JSON.parse(leavingRowsOf: line, limits: .stored)
        let values = try? left?.1?.values()
        let isReadable = left != nil && (left?.1 == nil || values != nil)
        #expect(isReadable == (whole != nil), "\(String(decoding: line, as: UTF8.self))")
        if let rows = whole?["result"]?["rows"]?.array, let values { #expect(values == rows) }
    }
}
