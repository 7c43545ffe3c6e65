import JSON
import LedgerService
import Testing

/// R-RED-6: what the counter is answered.
@Suite struct `Handing over at the counter` {
    let office: Office

    init() throws {
        office = try Office()
        for (code, name, price) in [("P1", "铁锅", 1500), ("P2", "毛巾", 100)] as [(JSON, JSON, JSON)] {
            office.change(
                "product.add",
                [
                    "product": code, "name": name, "kind": "household", "valueFen": 12_800,
                    "price": price,
                ], as: "E002")
            office.change("stock.receive", ["product": code, "count": 3], as: "E002")
        }
        office.change(
            "opening.record",
            ["employee": "E008", "points": 2000, "on": "2026-10-01", "reference": "r"],
            as: "E006")
        office.change("clock.advance", ["by": "2026-10-25"])
    }

    private func handOver(
        _ lines: JSON, to employee: JSON = "E008", by who: String = "E001", request: JSON? = nil
    ) -> JSON {
        var params: JSONObject = ["employee": employee, "lines": lines]
        params["request"] = request
        return office.change("redemption.handOver", params, as: who)
    }

    /// R-RED-7
    @Test func `the answer names person, goods, counts, points, what is left, and a new price`() {
        office.change("product.price", ["product": "P1", "price": 1000], as: "E002")
        let result = handOver([["product": "P1"], ["product": "P2", "count": 2]]).result
        #expect(result["employee"] == "E008")
        #expect(result["name"] == "某人")
        #expect(result["department"] == "铸造车间")
        #expect(result["points"] == 1200)
        #expect(result["available"] == 800)
        let lines = result["lines"]?.array ?? []
        #expect(lines.map { $0["redemption"] } == ["R1", "R2"])
        #expect(lines.map { $0["productName"] } == ["铁锅", "毛巾"])
        #expect(lines.map { $0["count"] } == [1, 2])
        #expect(lines.map { $0["points"] } == [1000, 200])
        #expect(lines.map { $0["left"] } == [2, 1])
        #expect(lines.map { $0["stage"] } == ["fulfilled", "fulfilled"])
        #expect(lines.first?["priceChanges"]?.array?.map { $0["to"] } == [1000])
        #expect(lines.last?["priceChanges"] == nil)
    }

    @Test func `the same request id books it once`() {
        let first = handOver([["product": "P2"]], request: "0198c0de-0007")
        #expect(handOver([["product": "P2"]], request: "0198c0de-0007") == first)
        let balance = office.read("account.balance", ["employee": "E008"], as: "E001")
        #expect(balance.result["available"] == 1900)
        #expect(
            handOver([["product": "P1"]], request: "0198c0de-0007").kind == "request_reused")
    }

    @Test func `where one line is refused, none is booked`() {
        #expect(handOver([["product": "P2"], ["product": "P9"]]).kind == "product.unknown")
        #expect(
            handOver([["product": "P2"], ["product": "P2", "count": 3]]).kind
                == "stock.insufficient")
        #expect(handOver([]).kind == "invalid_params")
        #expect(
            handOver(.array(Array(repeating: ["product": "P2"], count: 21))).kind
                == "invalid_params")
        #expect(handOver([["product": "P2"]], to: "E001").facts == ["rule": "ownFulfilment"])
        let listed = office.read("redemption.list", as: "E001").result["rows"]
        #expect(listed == [])
    }

    /// R-FUND-1
    @Test func `a budget that is spent is said where the policy only warns`() {
        office.change("budget.set", ["year": 2026, "fen": 12_799], as: "E005")
        let warning = handOver([["product": "P2"]]).result["warning"]
        #expect(warning?["kind"] == "budget.exhausted")
        #expect(warning?["facts"]?["spentFen"] == 12_800)
    }

    @Test func `a rehearsal shows what would be, and books nothing`() {
        let params: JSONObject = [
            "employee": "E008", "lines": [["product": "P2"]], "dryRun": true,
        ]
        let reply = office.change("redemption.handOver", params, as: "E001")
        #expect(reply.result["postings"]?.array?.count == 2)
        #expect(office.read("redemption.list", as: "E001").result["rows"] == [])
    }
}
