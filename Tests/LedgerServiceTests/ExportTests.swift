import JSON
import LedgerAPI
import Testing

/// R-BOOK-2: a year of one factory, read by finance.
@Suite struct `What exports say` {
    let office: Office

    init() throws {
        office = try Office()
        for (employee, points) in [("E007", 30), ("E008", 20)] {
            let claim = office.change("claim.submit", ["item": "drill"], as: employee).result
            office.change(
                "claim.approve", ["claim": claim["claim"] ?? .null, "points": .int(Int64(points))],
                as: "E003")
        }
        office.change(
            "product.add",
            [
                "product": "P1", "name": "肥皂", "kind": "household", "valueFen": 600, "price": 10,
            ], as: "E001")
        office.change("stock.receive", ["product": "P1", "count": 9], as: "E001")
        office.change("clock.advance", ["by": "2026-10-25"])
        for _ in 0..<2 { office.change("redemption.request", ["product": "P1"], as: "E007") }
        office.change("redemption.fulfil", ["redemption": "R1"], as: "E001")
        office.change("clock.advance", ["by": "2026-11-25"])
        office.change(
            "stock.count", ["product": "P1", "counted": 7, "reason": "受潮"], as: "E002")
        office.change("redemption.request", ["product": "P1"], as: "E008")
        office.change("redemption.fulfil", ["redemption": "R3"], as: "E001")
        office.change("redemption.request", ["product": "P1"], as: "E007")
        office.change("clock.advance", ["by": "2027-01-02"])
    }

    private func export(
        _ what: String, from: JSON = "2026-01-01", to: JSON = "2026-12-31",
        _ more: JSONObject = [:]
    ) -> JSON {
        var params = more
        params["from"] = from
        params["to"] = to
        return office.read("export." + what, params, as: "E005").result
    }

    private func rows(_ export: JSON) -> [JSON] { export["rows"]?.array ?? [] }

    /// R-CLR-1: what is cleared at 24:00 on 31 December belongs to that day.
    @Test func `the year's clearing is in the year it closes`() {
        let year = export("clearing")
        #expect(rows(year).map { $0["employee"] } == ["E007", "E008"])
        #expect(rows(year).allSatisfy { $0["day"] == "2026-12-31" && $0["what"] == "yearEnd" })
        #expect(year["sums"] == ["points": 30, "kept": 0])
        #expect(rows(export("clearing", from: "2027-01-01", to: "2027-12-31")).isEmpty)
        #expect(rows(export("journal", from: "2027-01-01", to: "2027-12-31")).isEmpty)
    }

    @Test func `every export states the books, the period, the policy, who asked and the head`() {
        let status = office.read("books.status", as: "E005").result
        for what in ["redemptions", "earnings", "clearing", "stock", "journal", "liability"] {
            let result = export(what)
            #expect(result["enterprise"] == "示范厂")
            #expect(result["kind"] == "training")
            #expect(result["from"] == "2026-01-01")
            #expect(result["to"] == "2026-12-31")
            #expect(result["policy"] == status["policy"])
            #expect(result["by"] == "E005")
            #expect(result["head"] == status["head"])
        }
    }

    /// R-STORE-4
    @Test func `the stock goes on from what was on hand, and ends at what is`() {
        let november = export("stock", from: "2026-11-01", to: "2026-11-30")
        #expect(rows(november).map { $0["what"] } == ["opening", "counted", "fulfilled"])
        #expect(rows(november).map { $0["count"] } == [8, -1, -1])
        #expect(rows(november).map { $0["onHand"] } == [8, 7, 6])
        #expect(november["sums"]?["count"] == 6)
        let list = office.read("stock.list", as: "E005").result
        #expect(list["rows"]?.array?.first?["onHand"] == 6)
    }

    /// R-BOOK-1
    @Test func `the journal's postings lead from the opening balances to today's`() {
        var balances: [String: Int64] = [:]
        let journal = export("journal", from: "2026-11-01", ["opening": true])
        for row in rows(journal) {
            balances[row["from"]?.string ?? "", default: 0] -= row["points"]?.int ?? 0
            balances[row["to"]?.string ?? "", default: 0] += row["points"]?.int ?? 0
        }
        #expect(balances.values.reduce(0, +) == 0)
        #expect(balances["opening"] == 0)
        #expect(balances["available:E007"] == 0)
        #expect(balances["cleared:2026"] == 30)
        #expect(balances["redeemed"] == 20)
        #expect(balances["issued"] == -50)
        #expect(rows(journal).filter { $0["type"] == "opening" }.count == 4)
    }

    /// R-FUND-2
    @Test func `each month's liability is the last one's and what moved it`() {
        let months = rows(export("liability", from: "2026-10-01"))
        #expect(months.map { $0["opening"] } == [0, 40, 30])
        #expect(months.map { $0["credited"] } == [50, 0, 0])
        #expect(months.map { $0["redeemed"] } == [10, 10, 0])
        #expect(months.map { $0["cleared"] } == [0, 0, 30])
        #expect(months.map { $0["closing"] } == [40, 30, 0])
        #expect(months.map { $0["held"] } == [0, 10, 0])
        #expect(months.last?["to"] == "2026-12-31")
    }

    @Test func `a department's figures are of its own people`() {
        #expect(rows(export("journal", ["department": "铸造车间"])).count > 5)
        let cook: JSONObject = [
            "employee": "E090", "name": "某人", "department": "食堂", "type": "regular",
        ]
        office.change("employee.add", cook, as: "E006")
        for what in ["redemptions", "earnings", "clearing", "journal"] {
            #expect(rows(export(what, ["department": "食堂"])).isEmpty)
        }
        #expect(export("liability", ["department": "食堂"])["sums"]?["closing"] == 0)
    }

    @Test func `a department that nobody was ever in is refused, with the one that may be meant`() {
        for what in ["redemptions", "earnings", "clearing", "journal", "liability"] {
            let reply = office.read(
                "export." + what,
                ["from": "2026-01-01", "to": "2026-12-31", "department": "铸造车问"], as: "E005")
            #expect(reply.kind == "department.unknown")
            #expect(reply.facts == ["department": "铸造车问", "nearest": "铸造车间"])
        }
    }

    @Test func `earnings, redemptions and clearing add up to the liability`() {
        let sums = export("liability")["sums"]
        #expect(sums?["credited"] == export("earnings")["sums"]?["credited"])
        #expect(sums?["redeemed"] == export("redemptions")["sums"]?["points"])
        #expect(sums?["cleared"] == export("clearing")["sums"]?["points"])
    }

    /// R-BOOK-3
    @Test func `books extend an end they had, and no other`() {
        func anchor(_ params: JSONObject) -> JSON? {
            office.read("books.verify", params, as: "E005").result["anchor"]
        }
        let status = office.read("books.status", as: "E005").result
        let (seq, head) = (status["seq"] ?? .null, status["head"] ?? .null)
        #expect(anchor(["seq": seq, "head": head]) == "extended")
        office.change("claim.submit", ["item": "drill"], as: "E007")
        #expect(anchor(["seq": seq, "head": head]) == "extended")
        #expect(anchor(["seq": .int((seq.int ?? 0) - 1), "head": head]) == "different")
        #expect(anchor(["seq": 1_000_000, "head": head]) == "missing")
        #expect(anchor([:]) == nil)
        let half = office.read("books.verify", ["seq": seq], as: "E005")
        #expect(half.kind == "invalid_params")
    }
}
