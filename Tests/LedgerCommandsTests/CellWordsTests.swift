import JSON
import LedgerCommands
import LedgerExports
import Testing

@Suite struct `Words in the cells of other systems` {
    private func claim(item: String = "hazard", evidence: String = "", digest: String = "") throws
        -> ImportBatch
    {
        func quoted(_ cell: String) -> String { "\"\(cell)\"" }
        let row = [item, evidence, digest].map(quoted).joined(separator: ",")
        return try ImportBatch.claims(
            try CSVTable(file: Array("工号,发生日期,项目,证据,摘要\nE1,2026-11-03,\(row)\n".utf8)),
            items: [
                ["code": "hazard", "name": "发现一般隐患"], ["code": "attend", "name": "参与安全培训"],
                ["code": "ppe", "name": "正确佩戴劳动防护用品"],
            ])
    }

    @Test(arguments: [
        "1.发现一般隐患", "12、发现一般隐患", "（2）发现一般隐患", "一、发现一般隐患", "③发现一般隐患", "A.发现一般隐患",
        "发现一般隐患（10-20分）", "发现一般隐患【5分/次】", "发现一般隐患+10分", "发现一般隐患：15分", "1. 发现一般隐患 (10分)",
        "'发现一般隐患", "发现一般隐患\u{200B}", "ＨＡＺＡＲＤ",
    ])
    func `name an item with its number and score`(cell: String) throws {
        #expect(try claim(item: cell).elements.first?.json["item"] == "hazard")
    }

    @Test(arguments: [
        ("一般隐患", "hazard 发现一般隐患"), ("安全培训参与", "attend 参与安全培训"), ("参加安全培训", "attend 参与安全培训"),
        ("发现一般隐患、正确佩戴劳动防护用品", "hazard 发现一般隐患、ppe 正确佩戴劳动防护用品"),
    ])
    func `ask which item is meant`(cell: String, near: String) throws {
        let reason = try claim(item: cell).faults.first?.reason.chinese
        #expect(reason == "没有积分项目“\(cell)”。是不是 \(near)？")
    }

    private let digest = String(repeating: "0f", count: 32)

    @Test(arguments: [
        ("https://a.cn/1.jpg", ["https://a.cn/1.jpg"]),
        ("https://a.cn/1.jpg,https://a.cn/2.jpg", ["https://a.cn/1.jpg", "https://a.cn/2.jpg"]),
        ("https://a.cn/1.jpg?x=1,2;y http://b.cn", ["https://a.cn/1.jpg?x=1,2;y", "http://b.cn"]),
        ("https://a.cn/1.jpg\nhttps://a.cn/1.jpg", ["https://a.cn/1.jpg"]),
        ("https://a.cn/1.jpg;", ["https://a.cn/1.jpg"]),
        ("1.jpg，2.jpg┋3.jpg", ["1.jpg", "2.jpg", "3.jpg"]),
        ("照片 1.jpg", ["照片 1.jpg"]), ("无", []), ("/", []),
    ])
    func `refer to proofs`(cell: String, references: [String]) throws {
        let evidence = try claim(evidence: cell).elements.first?.json["evidence"]?.array ?? []
        #expect(evidence.map { $0["reference"]?.string } == references)
    }

    @Test func `give the digest of each proof, in the same cell or beside it`() throws {
        let beside = try claim(evidence: "https://a.cn/1", digest: digest.uppercased())
        let within = try claim(evidence: "https://a.cn/1 sha256:\(digest)")
        let proof: JSON = [["reference": "https://a.cn/1", "sha256": .string(digest)]]
        #expect(beside.elements.first?.json["evidence"] == proof)
        #expect(within.elements.first?.json["evidence"] == proof)
        let alone = try claim(digest: digest)
        #expect(
            alone.elements.first?.json["evidence"] == [
                ["reference": .string("sha256:\(digest)"), "sha256": .string(digest)]
            ])
    }

    @Test(arguments: [
        ("https://a.cn/1", "abc"), ("https://a.cn/1,https://a.cn/2", "D"), ("", "xyz"),
    ])
    func `are refused where a digest is none, or not of each`(cell: String, given: String) throws {
        let given = given == "D" ? digest : given
        let reason = try claim(evidence: cell, digest: given).faults.first?.reason.chinese
        #expect(reason?.hasPrefix("证明摘要：") == true)
    }

    @Test func `refer to twenty proofs at most`() throws {
        let links = (1...21).map { "https://a.cn/\($0)" }.joined(separator: " ")
        #expect(try claim(evidence: links).faults.first?.reason.chinese == "证明：有 21 个，最多 20 个。")
    }

    @Test(arguments: [
        ("正式", "regular"), ("正式员工", "regular"), ("合同工", "regular"), ("全职", "regular"),
        ("在编", "regular"), ("Full-time", "regular"), ("劳务派遣", "outsourced"),
        ("派遣", "outsourced"), ("外包", "outsourced"), ("劳务外包", "outsourced"),
        ("承包商", "outsourced"), ("相关方", "outsourced"), ("临时", "temporary"),
        ("临时工", "temporary"), ("实习生", "temporary"), ("退休返聘", "temporary"),
        ("ＦＵＬＬ ＴＩＭＥ", "regular"), ("外包（保洁）", "outsourced"),
    ])
    func `name a type of employment`(word: String, type: String) throws {
        let batch = try ImportBatch.employees(
            try CSVTable(file: Array("工号,姓名,部门,用工性质\nE1,甲,库房,\(word)\n".utf8)))
        #expect(batch.elements.first?.json["type"] == .string(type))
        let isOurs = word == "临时工"
        #expect(batch.elements.first?.remarks.isEmpty == isOurs)
    }
}
