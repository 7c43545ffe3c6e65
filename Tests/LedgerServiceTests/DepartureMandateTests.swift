import JSON
import LedgerService
import Testing

/// R-ORG-9: roles end with leaving, so it is the leader's to say of whoever holds any.
@Suite struct `Who records that somebody leaves or is back` {
    let office: Office

    init() throws { office = try Office() }

    private func leave(_ employee: String, as who: String) -> JSON {
        office.change("employee.leave", ["employee": .string(employee)], as: who)
    }

    private func comeBack(_ employee: String, as who: String) -> JSON {
        office.change("employee.return", ["employee": .string(employee)], as: who)
    }

    @Test(arguments: ["E002", "E003", "E005", "E006"])
    func `an administrator does not, of somebody with a role`(employee: String) {
        let refused = leave(employee, as: "E001")
        #expect(refused.kind == "not_permitted")
        #expect(refused.facts == ["roles": ["leader"]])
        #expect(leave(employee, as: "user:zhao").kind == nil)
    }

    @Test func `the answer names the roles that are lost, and coming back brings none`() {
        office.change("role.grant", ["to": "E003", "role": "auditor"], as: "E006")
        #expect(leave("E003", as: "E006").result["roles"] == ["auditor", "reviewer"])
        #expect(leave("E008", as: "E001").result["roles"] == [])
        #expect(comeBack("E003", as: "E001").kind == nil)
        #expect(office.read("whoami", as: "E003").result["roles"] == ["employee"])
        #expect(comeBack("E008", as: "E001").kind == nil)
    }

    @Test func `a role of the login counts like one of the works number`() {
        office.change("employee.bind", ["employee": "E008", "user": "wang"], as: "E006")
        office.change("role.grant", ["to": "user:wang", "role": "finance"], as: "E006")
        #expect(leave("E008", as: "E001").facts == ["roles": ["leader"]])
    }

    @Test func `there is always a leader, and nobody goes by their own word`() {
        #expect(leave("E006", as: "E006").facts == ["rule": "ownDeparture"])
        #expect(
            office.change(
                "role.withdraw", ["to": "user:zhao", "role": "leader"], as: "E006"
            ).kind == nil)
        let last = office.change(
            "role.withdraw", ["to": "E006", "role": "leader"], as: "E006")
        #expect(last.kind == "role.last_leader")
        #expect(last.facts == ["to": "E006"])
    }

    /// R-RED-7
    @Test func `whoever fulfils is shown who changed the price`() {
        office.change(
            "product.add",
            [
                "product": "P1", "name": "铁锅", "kind": "household", "valueFen": 12_800,
                "price": 1500,
            ], as: "E002")
        office.change("stock.receive", ["product": "P1", "count": 3], as: "E002")
        office.change(
            "opening.record",
            ["employee": "E001", "points": 50, "on": "2026-10-01", "reference": "r"], as: "E006")
        office.change("clock.advance", ["by": "2026-10-25"])
        func price(_ points: Int64, as who: String) -> JSON {
            office.change("product.price", ["product": "P1", "price": .int(points)], as: who)
        }
        #expect(price(1, as: "E001").kind == nil)
        #expect(office.change("redemption.request", ["product": "P1"], as: "E001").kind == nil)
        #expect(price(1500, as: "E001").facts == ["rule": "ownPrice"])
        let change: JSON = [
            "at": "2026-10-25T00:00:00.000+08:00", "by": "E001", "to": 1, "from": 1500,
        ]
        let listed = office.read("redemption.list", ["stage": "held"], as: "E002").result["rows"]
        #expect(listed?.array?.first?["priceChanges"] == [change])
        let shown = office.read("redemption.show", ["redemption": "R1"], as: "E002")
        #expect(shown.result["priceChanges"] == [change])
        #expect(
            office.change("redemption.fulfil", ["redemption": "R1"], as: "E002")
                .result["priceChanges"] == [change])
    }
}
