import JSON
import LedgerAPI
import SHA2
import Testing

/// R-BOOK-4: what is drawn follows from seed, period and head alone.
@Suite struct `The spot check` {
    let office: Office

    init() throws {
        office = try Office()
        for number in 0..<30 {
            office.change(
                "claim.submit",
                ["item": "training-attend", "distinct": true, "note": .string("\(number)")],
                as: number % 2 == 0 ? "E007" : "E008")
        }
    }

    private func sample(_ params: JSONObject = [:], as who: String = "user:county") -> JSON {
        var all: JSONObject = ["seed": "六月的雨", "from": "2026-10-01", "to": "2026-10-31"]
        for member in params.members { all[member.name] = member.value }
        return office.read("audit.sample", all, as: who)
    }

    @Test func `the claims drawn are those with the smallest keys`() throws {
        let result = sample(["count": 7]).result
        let head = try #require(result["at"]?["head"]?.string)
        let keys = (1...30).map { number in
            (SHA256.hash(Array("六月的雨\n\(head)\nC\(number)".utf8)).hex, "C\(number)")
        }
        let expected = keys.sorted { $0.0 < $1.0 }.prefix(7)
        let rows = result["rows"]?.array ?? []
        #expect(rows.compactMap { $0["id"]?.string } == expected.map(\.1))
        #expect(rows.compactMap { $0["key"]?.string } == expected.map(\.0))
        #expect(result["population"] == ["claims": 30, "redemptions": 0])
    }

    @Test func `an older head draws the same for ever, and nothing that came later`() throws {
        let before = sample(["count": 5]).result
        let seq = try #require(before["at"]?["seq"])
        let drawn = before["rows"]?.array?.first?["id"]?.string ?? ""
        office.change("claim.approve", ["claim": .string(drawn)], as: "E003")
        for _ in 0..<20 {
            office.change(
                "claim.submit", ["item": "training-attend", "distinct": true], as: "E008")
        }
        let again = sample(["count": 5, "at": seq]).result
        #expect(again["at"] == before["at"])
        #expect(again["population"] == before["population"])
        let ids = { (result: JSON) in result["rows"]?.array?.compactMap { $0["id"]?.string } }
        #expect(ids(again) == ids(before))
        #expect(ids(sample(["count": 5]).result) != ids(before))
    }

    @Test func `each one drawn tells its whole life`() {
        office.change("claim.approve", ["claim": "C1", "points": 20], as: "E003")
        office.change("clock.advance", ["by": "10d"])
        office.change(
            "product.add",
            [
                "product": "P1", "name": "肥皂", "kind": "household", "valueFen": 500,
                "price": 15,
            ], as: "E001")
        office.change("stock.receive", ["product": "P1", "count": 3], as: "E001")
        office.change("clock.advance", ["by": "2026-10-25"])
        office.change("redemption.request", ["product": "P1"], as: "E007")
        office.change("redemption.fulfil", ["redemption": "R1"], as: "E001")
        let rows = sample(["count": 100]).result["rows"]?.array ?? []
        #expect(rows.count == 31)
        let claim = rows.first { $0["id"] == "C1" }
        #expect(
            claim?["life"]?.array?.compactMap { $0["type"]?.string } == [
                "claim.submitted.v1", "claim.approved.v1", "claim.credited.v1",
            ])
        #expect(claim?["note"] == "0")
        #expect(
            rows.last?["life"]?.array?.compactMap { $0["type"]?.string } == [
                "redemption.requested.v1", "redemption.fulfilled.v1",
            ])
        #expect(sample(["from": "2026-10-13"]).result["population"]?["claims"] == 0)
    }

    @Test func `a head that the books do not have is refused`() {
        #expect(sample(["at": 100_000]).kind == "invalid_params")
        #expect(sample(as: "E003").kind == "not_permitted")
    }
}
