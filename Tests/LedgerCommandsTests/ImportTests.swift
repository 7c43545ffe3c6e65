import JSON
import LedgerCommands
import LedgerExports
import Testing

private let columns = [
    ImportColumn(["工号", "employee"], required: true),
    ImportColumn(["单价(元)", "value"], required: true), ImportColumn(["说明", "note"]),
]

private func table(_ text: String) throws -> ImportTable {
    let csv = try CSVTable(file: Array(text.utf8)) { ImportTable.recognised($0, columns) }
    return try ImportTable(csv, columns)
}

private func headerFault(_ text: String) -> HeaderFault? {
    #expect(throws: HeaderFault.self) { try table(text) }
}

@Suite struct `An import file` {
    @Test(arguments: [
        "工号,单价(元),说明\nE1,2,x\n", "说明, 工号* ,单价（元）\nx,E1,2\n", "Value,EMPLOYEE,note\n2,E1,x\n",
        "工号\t单价 (元)\t说明\r\nE1\t2\tx\r\n", "\r\n工号;单价（元）;说明\r\nE1;2;x\r\n",
        "sep=;\r\n工号;单价（元）;说明\r\nE1;2;x\r\n", "SEP=,\n工号,单价（元）,说明\nE1,2,x\n",
        "示范厂2026年9月\n\n单位：元\n工号;单价（元）;说明\nE1;2;x\n", "九月,单价,表\n工号,单价（元）,说明\nE1,2,x\n",
    ])
    func `finds its columns by their headings`(text: String) throws {
        let table = try table(text)
        #expect(table.rows.count == 1)
        #expect([table.rows[0][0], table.rows[0][1], table.rows[0][2]] == ["E1", "2", "x"])
        #expect(table.unknownHeadings == [])
    }

    @Test func `names the columns that it lacks and those it has too many`() throws {
        #expect(
            headerFault("工号,备注\n")?.phrase.chinese
                == "表头缺少：单价(元)。找到的是：工号、备注。在别的列名下，用 --map 单价=列名；整个文件一样，用 --set 单价=值。")
        #expect(
            headerFault("工号,备注\n")?.phrase.english
                == "The header lacks: value (单价(元)). It has: 工号, 备注. Where it has another "
                + "heading: --map value=COLUMN; where it is the same for all: --set value=VALUE.")
        #expect(
            headerFault("工号，单价(元)\n")?.phrase.chinese.hasSuffix("列与列之间要用半角的逗号、分号或制表符。")
                == true)
        #expect(
            headerFault("九月份\n工号,备注\n")?.phrase.chinese.hasPrefix(
                "第 2 行的表头缺少：单价(元)。找到的是：工号、备注。") == true)
        #expect(
            headerFault("九月份\n")?.phrase.chinese
                == "表头缺少：工号、单价(元)。找到的是：九月份。列名要在文件前 10 行里的一行上。")
        #expect(try table("工号,单价(元),备注\n").unknownHeadings == ["备注"])
    }

    @Test(arguments: ["工号,单价(元),说明,NOTE\n", "工号,value,单价（元）\n", "工号, 工号*,单价(元)\n"])
    func `does not choose between two columns that fit one`(header: String) {
        guard case .ambiguous(_, let found) = headerFault(header + "E1,2,x,y\n") else {
            Issue.record("one was chosen")
            return
        }
        #expect(found.count == 2)
    }

    @Test(arguments: [
        "1、您的工号：,2、单价（元）,说明（选填）\n", "Q1 工号*,Q2_单价（人民币）,三、说明\n",
        "工号（必填）,\"单价\n（元）\",说明【如有】\n", "第1题 工号,(2)单价[必填]:,(三)请输入您的说明\n",
    ])
    func `knows its columns without numbers, units and remarks`(header: String) throws {
        let table = try table(header + "E1,2,x\n")
        #expect([table.rows[0][0], table.rows[0][1], table.rows[0][2]] == ["E1", "2", "x"])
    }

    @Test(arguments: ["单价（分）", "单价（万元）", "单 价 额", "含税单价"])
    func `does not pass over a column that looks like one it lacks`(heading: String) {
        let text = "工号,\(heading)\nE1,2\n"
        guard case .missing(_, _, _, let like) = headerFault(text) else {
            Issue.record("nothing was asked")
            return
        }
        #expect(like.map(\.heading) == [heading])
        guard case .unread(_, let found) = headerFault("工号,单价,补充说明栏\nE1,2,x\n") else {
            Issue.record("a note was dropped")
            return
        }
        #expect(found == ["补充说明栏"])
    }

    @Test func `reads the columns that the user names, and leaves what is to be left`() throws {
        var wishes = ImportWishes()
        wishes.map("employee", "编号")
        wishes.map("单价", "C")
        wishes.map("note", "")
        let csv = try CSVTable(file: Array("编号,单价,价,说明\nE1,2,3,x\n".utf8))
        let table = try ImportTable(csv, columns, wishes)
        #expect([table.rows[0][0], table.rows[0][1], table.rows[0][2]] == ["E1", "3", nil])
        #expect(table.unknownHeadings == ["单价", "说明"])
        wishes.map("颜色", "A")
        #expect(throws: HeaderFault.self) { try ImportTable(csv, columns, wishes) }
    }

    @Test(arguments: ["\"甲, 乙\"", "\"a\nb\"\"c, d\""])
    func `is set apart by what stands outside of quotes`(heading: String) throws {
        let table = try table("工号;单价(元);说明;\(heading)\nE1;2;x;y\n")
        #expect(table.headings.count == 4)
        #expect(table.rows.map { $0[2] } == ["x"])
        let text = Array("\(heading);b\n1,2\n".utf8)
        #expect(CSVDialect.detected(in: text) == .semicolons)
    }

    @Test func `knows lines by their numbers below what stands above the header`() throws {
        let table = try table("sep=,\n九月份\n工号,单价(元)\n\nE1,2\n")
        #expect(table.rows.map(\.line) == [5])
    }

    @Test func `knows each row's line and which fields are empty`() throws {
        let table = try table("工号,单价(元)\n\nE1,2\n,\nE2\n")
        #expect(table.rows.map(\.line) == [3, 5])
        #expect(table.rows[1][1] == nil)
        #expect(table.rows[0][2] == nil)
    }
}

@Suite struct `Claims from a file` {
    private func batch(_ text: String) throws -> ImportBatch {
        try ImportBatch.claims(
            try CSVTable(file: Array(text.utf8)),
            items: [["code": "ppe", "name": "正确佩戴劳动防护用品"], ["code": "report", "name": "主动报告隐患"]])
    }

    @Test func `become what the daemon takes`() throws {
        let batch = try batch(
            """
            工号,项目,发生日期,说明,事由编号,分值
            00123,主动报告隐患,2026年11月3日,"松动, 已处理",YH-1,5
            E2,ppe,46329,,,
            """)
        #expect(batch.faults.isEmpty)
        #expect(batch.elements.map(\.line) == [2, 3])
        #expect(
            batch.elements.map(\.json) == [
                [
                    "employee": "00123", "item": "report", "on": "2026-11-03",
                    "note": "松动, 已处理", "occurrence": "YH-1", "points": 5,
                ],
                ["employee": "E2", "item": "ppe", "on": "2026-11-03"],
            ])
    }

    @Test func `are told line by line with what is wrong`() throws {
        let batch = try batch(
            """
            工号,项目,发生日期,分值
            E1,ppe,昨天,
            张三,ppe,2026-11-03,
            E1,睡觉,2026-11-03,
            E1,ppe,2026-11-03,300
            ,ppe,2026-11-03,
            E1,ppe,2026-11-03,5.0
            E1,ppe,2026/11/3,5
            """)
        #expect(
            batch.faults.map { "\($0.line) \($0.reason.chinese)" } == [
                "2 发生日期：“昨天”看不懂，要写日期，如 2026-11-03、2026/11/3、2026年11月3日。",
                "3 工号：“张三”看不懂，要写工号（字母、数字、-、_）。", "4 没有积分项目“睡觉”。",
                "5 分值：“300”看不懂，要写整数（1–200）。", "6 缺少工号。",
                "8 和第 7 行重复：同一人、同一项目、同一天；确是另一次，在“另一次”列写“是”，或两行都写事由编号。",
            ])
        #expect(batch.elements.map(\.line) == [7])
    }

    @Test func `of one day are told apart by their occurrences, or by a word`() throws {
        let batch = try batch(
            """
            工号,项目,发生日期,说明,事由编号,另一次
            E1,ppe,2026-11-03,1号机漏油,YH-1,
            E1,ppe,2026-11-03,2号门堵塞,YH-2,
            E1,ppe,2026-11-03,3号门堵塞,,是
            E1,ppe,2026-11-03,3号门堵塞,,是
            E1,ppe,2026-11-03,4号门堵塞,,
            E1,report,2026-11-03,1号机漏油,YH-1,
            E1,report,2026-11-04,,,也许
            """)
        #expect(
            batch.faults.map { "\($0.line) \($0.reason.english)" } == [
                "5 It repeats line 4: the same in every column.",
                "6 It repeats line 2: the same person, item and day; if it is another occurrence, "
                    + "write yes in a column ‘distinct’, or name an occurrence in both.",
                "7 It repeats line 2: the same person and occurrence.",
                "8 distinct: ‘也许’ is not yes or no.",
            ])
        #expect(batch.elements.map { $0.json["distinct"] } == [nil, nil, true])
    }

    @Test func `say how their headings are read`() throws {
        let csv = try CSVTable(file: Array("工号,项目,日期,事由,备注\nE1,ppe,2026-11-03,x,y\n".utf8))
        let table = try ImportTable(
            csv,
            [
                ImportColumn(["工号", "employee"]), ImportColumn(["发生日期", "日期", "date"]),
                ImportColumn(["说明", "事由", "note"]),
            ])
        #expect(
            table.renamed.map { "\($0.heading) → \($0.column.chinese)" } == [
                "日期 → 发生日期", "事由 → 说明",
            ])
        #expect(table.unknownHeadings == ["项目", "备注"])
    }

    @Test func `have what they are about in a column of its own, not in the note's`() throws {
        let batch = try batch("工号,项目,日期,事由\nE1,ppe,2026-11-03,十一月抽查\n")
        #expect(batch.elements.map { $0.json["note"] } == ["十一月抽查"])
        #expect(batch.elements.map { $0.json["occurrence"] } == [nil])
    }

    @Test func `go out in requests that the wire takes`() throws {
        var text = "工号,项目,发生日期,说明,事由编号,分值\n"
        let note = String(repeating: "长", count: 700)
        for row in 0..<3000 {
            text += "E\(row),ppe,2026-11-03,\(row < 1000 ? note : "短"),T\(row),3\n"
        }
        let batch = try batch(text)
        #expect(batch.elements.count == 3000)
        let chunks = batch.elements.chunks
        #expect(chunks.flatMap { $0.map(\.line) } == Array(2...3001))
        for chunk in chunks {
            #expect(chunk.count <= 1000)
            let list = JSON.array(chunk.map(\.json))
            #expect(list.encoded().count < 1_000_000)
            #expect(throws: Never.self) { try JSON.parse(list.encoded()) }
        }
    }
}

@Suite struct `Employees, products and deliveries from a file` {
    @Test func `become what the daemon takes`() throws {
        let employees = try ImportBatch.employees(
            try CSVTable(
                file: Array("工号,姓名,部门,用工性质,登录名\nE1,张三,一车间,外包人员,zhang\nE2,李四,装卸,regular,\n".utf8)))
        #expect(
            employees.elements.map(\.json) == [
                [
                    "employee": "E1", "name": "张三", "department": "一车间", "type": "outsourced",
                    "user": "zhang",
                ],
                ["employee": "E2", "name": "李四", "department": "装卸", "type": "regular"],
            ])
        let products = try ImportBatch.products(
            try CSVTable(
                file: Array(
                    "商品编码,名称,类别,单价(元),每人每月限兑\ntowel,毛巾,生活用品,￥12.50,2\ncup,杯,特色商品,1200,\n".utf8)))
        #expect(
            products.elements.map(\.json) == [
                [
                    "product": "towel", "name": "毛巾", "kind": "household", "valueFen": 1250,
                    "limit": ["month": 2],
                ],
                ["product": "cup", "name": "杯", "kind": "specialty", "valueFen": 120_000],
            ])
        let deliveries = try ImportBatch.deliveries(
            try CSVTable(file: Array("商品编码,数量\ntowel,100\ntowel,20\ncup,0\n".utf8)))
        #expect(
            deliveries.elements.map(\.json) == [
                ["product": "towel", "count": 100], ["product": "towel", "count": 20],
            ])
        #expect(deliveries.faults.map(\.line) == [4])
    }
}

@Suite struct `Numbers in a file` {
    private func price(_ text: String) throws -> (JSON?, String?) {
        let batch = try ImportBatch.products(
            try CSVTable(file: Array("编码;名称;类别;单价\nQ1;肥皂;生活用品;\(text)\n".utf8)))
        return (batch.elements.first?.json["valueFen"], batch.faults.first?.reason.chinese)
    }

    @Test(arguments: [
        "12.5", "12.50", "¥12.5", "￥ 12.50", "12.50元", "１２．５", "+12.5", "012.50",
    ])
    func `are amounts as people write them`(text: String) throws {
        #expect(try price(text).0 == 1250)
    }

    @Test(arguments: ["1,200", "1,200.00", "1，200", "¥1,200.0", "1200"])
    func `may set thousands apart`(text: String) throws {
        #expect(try price(text).0 == 120_000)
    }

    @Test(arguments: [
        "12,5", "2,00", "1,2345", "1,20.5", "1234,567", "0,125", ",5", "12,", "1,,200", "12.5,0",
        "1，2",
        "¥12,5",
    ])
    func `never take a comma for nothing`(text: String) throws {
        let (fen, reason) = try price(text)
        #expect(fen == nil)
        #expect(reason?.contains("不是千位分隔") == true)
    }

    @Test(arguments: [
        "", "-12", "(12)", "1 200", "12 5", "12.505", "1.200", "1.", ".", "1e3", "十二",
    ])
    func `are refused where they are none, or none that a price can be`(text: String) throws {
        #expect(try price(text).0 == nil)
    }

    private func opening(_ points: String, _ balance: String) throws -> [JSON?] {
        let header = "工号;日期;积分;出处;结余\n"
        let batch = try ImportBatch.openings(
            try CSVTable(file: Array("\(header)E1;2025-12-31;\(points);p1;\(balance)\n".utf8)))
        return batch.elements.flatMap { [$0.json["points"], $0.json["balance"]] }
    }

    @Test(arguments: [
        ("15.00", "1,200", 15, 1200), ("15分", "1200.00", 15, 1200), ("１５", "1200.0", 15, 1200),
        ("(120)", "−120", -120, -120), ("（120）", "-120", -120, -120), ("–120", "－１２０", -120, -120),
        ("-1,200.00", "(1,200)", -1200, -1200), ("- 120", "(120分)", -120, -120),
    ])
    func `are whole numbers as spreadsheets write them`(
        points: String, balance: String, inPoints: Int64, inBalance: Int64
    ) throws {
        #expect(try opening(points, balance) == [.int(inPoints), .int(inBalance)])
    }

    @Test(arguments: [
        "15.5", "1,5", "1.000", "(-5)", "--5", "5-", "1 5", "5分分", "0x5", "99999999999999999999",
    ])
    func `are not guessed`(points: String) throws {
        #expect(try opening(points, "5") == [])
    }
}
