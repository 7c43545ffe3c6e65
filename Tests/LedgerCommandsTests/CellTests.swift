import JSON
import LedgerCommands
import LedgerExports
import Testing

@Suite struct `Cells as other programs fill them` {
    private func claims(_ lines: String...) throws -> ImportBatch {
        let text = (["工号,项目,发生日期,说明,事由编号,分值"] + lines).joined(separator: "\n")
        return try ImportBatch.claims(
            try CSVTable(file: Array(text.utf8)),
            items: [["code": "ppe", "name": "正确佩戴劳动防护用品"]])
    }

    @Test(arguments: [
        ("'00014", "00014"), ("202600013.0", "202600013"), ("Ｅ０１８", "E018"),
        ("E019\u{200B}", "E019"),
    ])
    func `hold a works number`(cell: String, number: String) throws {
        let batch = try claims("\(cell),ppe,2026-11-03,,,")
        #expect(batch.elements.first?.json["employee"] == .string(number))
    }

    @Test(arguments: ["3.42523E+17", "110101199001010000", "####", "#REF!"])
    func `hold no works number where a spreadsheet has cut it`(cell: String) throws {
        let batch = try claims("\(cell),ppe,2026-11-03,,,")
        #expect(batch.faults.first?.reason.chinese.contains("是表格截短的数字") == true)
    }

    @Test(arguments: ["2.02610E+20", "202610121423000000000", "2e+15", "#VALUE!"])
    func `hold no occurrence where a spreadsheet has cut it, and both claims go in`(
        cell: String
    ) throws {
        let batch = try claims(
            "E1,ppe,2026-11-03,灭火器过期,\(cell),", "E1,ppe,2026-11-03,配电箱未上锁,\(cell),")
        #expect(batch.faults.isEmpty)
        #expect(batch.elements.map { $0.json["occurrence"] } == [nil, nil])
        #expect(batch.elements.map { $0.json["distinct"] } == [nil, true])
        #expect(batch.elements.flatMap { $0.remarks.map(\.kind) } == [.spoiled, .spoiled])
    }

    @Test func `hold a long number that is whole`() throws {
        let batch = try claims(
            "E1,ppe,2026-11-03,,202610121423000123456,",
            "E2,ppe,2026-11-03,,202610121423000000000,",
            "E3,ppe,2026-11-03,,'202610121423000123457,", "E4,ppe,2026-11-03,,16759806.0,")
        #expect(
            batch.elements.map { $0.json["occurrence"] } == [
                "202610121423000123456", "202610121423000000000", "202610121423000123457",
                "16759806",
            ])
    }

    @Test(arguments: ["无", "/", "-", "—", "——", "#N/A", "n/a", "空", "N/A", "／", "NULL"])
    func `say in some word that there is nothing`(cell: String) throws {
        let batch = try claims("E1,ppe,2026-11-03,\(cell),\(cell),\(cell)")
        #expect(
            batch.elements.map(\.json) == [["employee": "E1", "item": "ppe", "on": "2026-11-03"]])
        #expect(batch.elements.first?.remarks.map(\.kind) == [RowRemark.Kind.none])
        let needed = try claims("E1,ppe,\(cell),,,")
        #expect(needed.faults.first?.reason.chinese == "发生日期：“\(cell)”等于没写，这一列必须有。")
    }

    @Test(arguments: [
        ("5分", 5), ("5.00", 5), ("+5", 5), ("５", 5), ("5 分", 5), (" 5.0分", 5), ("'5", 5), ("5", 5),
    ])
    func `hold points`(cell: String, points: Int64) throws {
        let batch = try claims("E1,ppe,2026-11-03,,,\(cell)")
        #expect(batch.elements.first?.json["points"] == .int(points))
    }

    @Test(arguments: ["五分", "5-10", "=5+5", "\"1,0\"", "5.5", "2.02E+20", "5%", "5点"])
    func `hold no points where they are to be guessed`(cell: String) throws {
        #expect(try claims("E1,ppe,2026-11-03,,,\(cell)").elements.isEmpty)
    }
}
