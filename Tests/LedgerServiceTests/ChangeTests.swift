import JSON
import LedgerAPI
import LedgerService
import Testing

@Suite struct `Changes` {
    let office: Office

    init() throws { office = try Office() }

    @Test func `the same request gets the same reply, and changes nothing twice`() {
        let params: JSONObject = ["item": "training-attend", "request": "0198c0de-0001"]
        let first = office.change("claim.submit", params, as: "E008")
        let again = office.change("claim.submit", params, as: "E008")
        #expect(first.kind == nil)
        #expect(first == again)
        #expect(office.read("claim.list", as: "E008").result["count"] == 1)
    }

    @Test func `a refusal is remembered too`() {
        let params: JSONObject = ["redemption": "R1", "request": "0198c0de-0002"]
        let first = office.change("redemption.fulfil", params, as: "E001")
        #expect(first.kind == "redemption.unknown")
        #expect(first["error"]?["data"]?["seq"]?.int != nil)
        #expect(office.change("redemption.fulfil", params, as: "E001") == first)
    }

    @Test func `the same id with other content is refused`() {
        office.change(
            "claim.submit", ["item": "training-attend", "request": "0198c0de-0003"], as: "E008")
        let other = office.change(
            "claim.submit", ["item": "drill", "request": "0198c0de-0003"], as: "E008")
        #expect(other.kind == "request_reused")
    }

    @Test func `a change without a request id is refused`() {
        let reply = office.apply([("claim.submit", ["item": "drill", "as": "E008"])])[0]
        #expect(reply.kind == "request_required")
    }

    @Test func `a reply names the head that the entry has`() {
        let reply = office.change("claim.submit", ["item": "training-attend"], as: "E008")
        let seq = reply.result["seq"]?.int ?? 0
        let entry = office.read("books.events", ["after": .int(seq - 1), "limit": 1], as: "E006")
        #expect(entry.result["rows"]?.array?.first?["hash"] == reply.result["head"])
    }

    @Test func `a dry run shows postings and balances, and changes nothing`() throws {
        office.change("claim.submit", ["item": "training-attend", "points": 20], as: "E008")
        office.change("claim.approve", ["claim": "C1"], as: "E003")
        office.change("clock.advance", ["by": "10d"])
        office.change(
            "product.add",
            [
                "product": "P1", "name": "肥皂", "kind": "household", "valueFen": 500,
                "price": 15,
            ], as: "E001")
        office.change("stock.receive", ["product": "P1", "count": 3], as: "E001")
        office.change("clock.advance", ["by": "2026-10-25"])
        let before = office.read("books.status", as: "E006").result["seq"]
        let reply = office.change(
            "redemption.request", ["product": "P1", "dryRun": true], as: "E008")
        #expect(reply.result["balances"]?.array?.first?["available"] == 5)
        #expect(
            reply.result["postings"]?.array?.first == [
                "employee": "E008", "from": "available:E008", "to": "held:R1", "points": 15,
            ])
        #expect(office.read("books.status", as: "E006").result["seq"] == before)
        #expect(office.read("account.balance", as: "E008").result["available"] == 20)
    }

    @Test func `a list is applied whole or not at all`() {
        let claims: JSON = [
            ["item": "training-attend", "employee": "E007"],
            ["item": "nothing", "employee": "E007"],
        ]
        let refused = office.change("claim.submitMany", ["claims": claims], as: "E001")
        #expect(refused.kind == "batch.refused")
        #expect(refused.facts?["refused"]?.array?.first?["line"] == 1)
        #expect(office.read("claim.list", as: "E001").result["count"] == 0)

        let each = office.change(
            "claim.submitMany", ["claims": claims, "mode": "each"], as: "E001")
        #expect(each.result["applied"] == 1)
        #expect(each.result["results"]?.array?.last?["error"]?["kind"] == "item.unknown")
        #expect(office.read("claim.list", as: "E001").result["count"] == 1)
    }

    /// R-ITEM-4
    @Test func `a list is checked against itself`() {
        let claims: JSON = [
            ["item": "training-attend", "employee": "E007"],
            ["item": "training-attend", "employee": "E007"],
        ]
        let reply = office.change("claim.submitMany", ["claims": claims], as: "E001")
        #expect(
            reply.facts?["refused"]?.array?.first?["error"]?["kind"] == "claim.duplicate")
    }

    @Test func `an unknown member is refused, and the nearest named`() {
        let reply = office.change("claim.submit", ["item": "drill", "occurence": "x"], as: "E008")
        #expect(reply.kind == "invalid_params")
        #expect(reply.facts?["nearest"] == "occurrence")
    }

    @Test(
        arguments: [
            ["item": "a b"], ["item": "drill", "on": "2026-02-30"],
            ["item": "drill", "points": -1],
            ["item": "drill", "evidence": [["reference": "x", "sha256": "ABC"]]], [:],
            ["item": "drill", "note": 5], ["item": "drill", "points": 9_007_199_254_740_991],
        ] as [JSONObject]) func `what is not of its kind is refused before any rule`(
            params: JSONObject
        )
    {
        #expect(office.change("claim.submit", params, as: "E008").kind == "invalid_params")
    }

    /// R-ITEM-4: what looks the same on the screen must be the same in the books.
    @Test(arguments: ["YH-1 ", " YH-1", "YH-\u{200B}1", "YH\u{FEFF}-1", "YH-1\u{2028}", "\u{3000}"])
    func `an occurrence or a department with something invisible is refused`(text: String) {
        let claim = office.change(
            "claim.submit", ["item": "drill", "occurrence": .string(text)], as: "E008")
        #expect(claim.kind == "invalid_params")
        let move = office.change(
            "employee.move", ["employee": "E008", "department": .string(text)], as: "E001")
        #expect(move.kind == "invalid_params")
    }

    /// The compiler takes it in no literal.
    private static let notACharacter = Unicode.Scalar(0xFDD0).map { String($0) } ?? ""

    @Test(arguments: ["张\u{FFFE}三", "\u{FFFF}", "\u{10FFFE}a", Self.notACharacter])
    func `what is no character at all is refused in names, reasons and departments`(text: String) {
        let calls: [(String, JSONObject)] = [
            ("employee.rename", ["employee": "E008", "name": .string(text)]),
            ("employee.move", ["employee": "E008", "department": .string(text)]),
            (
                "product.add",
                [
                    "product": "soap", "name": .string(text), "kind": "household",
                    "valueFen": 500,
                ]
            ),
        ]
        for (method, params) in calls {
            let reply = office.change(method, params, as: "E001")
            #expect(reply.kind == "invalid_params", "\(method)")
            #expect(reply.facts?["problem"] == "invalid", "\(method)")
        }
    }

    /// R-TIME-5
    @Test func `a simulated clock goes no further than days can be written`() {
        #expect(office.change("clock.advance", ["by": "3000-01-01"]).kind == "invalid_params")
        #expect(office.change("clock.advance", ["by": "9999-12-31"]).kind == "invalid_params")
        #expect(office.change("clock.advance", ["by": "2999-12-31"]).kind == nil)
        #expect(office.change("clock.advance", ["by": "3d"]).kind == "invalid_params")
    }

    /// R-ORG-3: two roles in one person do not make two people.
    @Test func `nobody approves their own claim, nor one they filed for somebody`() {
        office.change("role.grant", ["to": "E003", "role": "administrator"], as: "E006")
        office.change("claim.submit", ["item": "training-attend"], as: "E003")
        office.change(
            "claim.submit", ["item": "training-attend", "employee": "E008"], as: "E003")
        for claim in ["C1", "C2"] {
            let reply = office.change("claim.approve", ["claim": .string(claim)], as: "E003")
            #expect(reply.kind == "four_eyes")
        }
        #expect(office.change("claim.approve", ["claim": "C2"], as: "E004").kind == nil)
    }

    /// R-ORG-2
    @Test func `a role withdrawn between asking and committing is refused`() {
        office.change("claim.submit", ["item": "training-attend"], as: "E008")
        let replies = office.apply([
            (
                "role.withdraw",
                ["to": "E003", "role": "reviewer", "request": "0198c0de-a", "as": "E006"]
            ),
            ("claim.approve", ["claim": "C1", "request": "0198c0de-b", "as": "E003"]),
        ])
        #expect(replies[0].kind == nil)
        #expect(replies[1].kind == "not_permitted")
    }

    /// R-RED-1, R-STORE-4
    @Test func `of fifty requests for most of a balance exactly one succeeds`() {
        office.change("claim.submit", ["item": "training-attend", "points": 20], as: "E008")
        office.change("claim.approve", ["claim": "C1"], as: "E003")
        office.change(
            "product.add",
            [
                "product": "P1", "name": "肥皂", "kind": "household", "valueFen": 500,
                "price": 12,
            ], as: "E001")
        office.change("stock.receive", ["product": "P1", "count": 100], as: "E001")
        office.change("clock.advance", ["by": "2026-10-25"])
        let calls = (0..<50).map { number -> (String, JSONObject) in
            (
                "redemption.request",
                ["product": "P1", "request": .string("parallel-\(number)"), "as": "E008"]
            )
        }
        let replies = office.apply(calls)
        #expect(replies.filter { $0.kind == nil }.count == 1)
        #expect(replies.filter { $0.kind == "redemption.insufficient_points" }.count == 49)
    }
}
