import Foundation
import JSON
import Ledger
import LedgerAPI
import LedgerService
import Testing

/// R-ORG-12: what follows from a change in great number is recorded in steps, with others' changes
/// in between.
@Suite struct `A change with much to follow` {
    private static let count = 3000
    private let office: Office

    init() throws {
        office = try Office()
        office.quotas.own.openClaims = 1_000_000
        let claim: JSON = ["item": "training-attend", "distinct": true]
        for _ in 0..<3 {
            let claims = JSON.array([JSON](repeating: claim, count: 1000))
            office.change("claim.submitMany", ["claims": claims], as: "E008")
        }
        office.change("claim.submit", ["item": "training-attend"], as: "E007")
    }

    private func count(_ type: String) -> Int {
        office.lines("books.events", ["limit": 100_000], as: "E006")
            .flatMap { $0.result["rows"]?.array ?? [] }.count { $0["type"]?.string == type }
    }

    private var status: JSON { office.read("books.status", as: "E006").result }

    private func isIntact() -> Bool {
        office.read("books.verify", as: "E006").result["verdict"] == "intact"
    }

    /// 13 to 15 October become days off.
    private func calendar() throws -> String {
        try office.text("calendars/2026.json5").replacingOccurrences(
            of: "year: 2026,",
            with: """
                year: 2026,
                enterprise: { off: ["2026-10-13", "2026-10-14", "2026-10-15"] },
                """)
    }

    @Test func `who leaves has left at once, and their claims follow step by step`() throws {
        let params: JSONObject = ["employee": "E008", "request": "leave-0001"]
        let left = office.change("employee.leave", params, as: "E001")
        #expect(left.result["goesOn"] == true)
        #expect(left.result["withdrawn"] == [])
        #expect(office.change("employee.leave", params, as: "E001") == left)
        #expect(status["unfinished"]?.array?[0]["employee"] == "E008")
        #expect(office.change("claim.submit", ["item": "drill"], as: "E007").kind == nil)
        #expect(office.change("claim.approve", ["claim": "C3001"], as: "E003").kind == nil)
        #expect(count("claim.withdrawn.v1") < Self.count)
        try office.settle()
        #expect(count("claim.withdrawn.v1") == Self.count)
        #expect(count("work.ended.v1") == 1)
        #expect(status["unfinished"] == nil)
        #expect(status["claims"]?["underReview"] == 1)
        #expect(isIntact())
    }

    @Test func `what concerns everybody waits for it, and is not remembered as refused`() throws {
        office.change("employee.leave", ["employee": "E008"], as: "E001")
        let params: JSONObject = ["employee": "E008", "request": "return-0001"]
        let early = office.change("employee.return", params, as: "E001")
        #expect(early.kind == "overloaded")
        #expect(early.facts?["reason"] == "dueWork")
        try office.settle()
        #expect(office.change("employee.return", params, as: "E001").kind == nil)
        #expect(status["claims"]?["underReview"] == 1)
    }

    @Test func `a calendar counts all open terms again, each once`() throws {
        let adopted = office.change(
            "calendar.adopt", ["text": .string(try calendar())], as: "user:zhao")
        #expect(adopted.result["goesOn"] == true)
        try office.settle()
        #expect(count("claim.rescheduled.v1") == Self.count + 1)
        #expect(status["unfinished"] == nil)
        for id in ["C1", "C3000", "C3001"] {
            let claim = office.read("claim.show", ["claim": .string(id)], as: "E003").result
            #expect(claim["due"]?.string?.hasPrefix("2026-10-21") == true)
        }
        #expect(isIntact())
    }

    /// R-TIME-3
    @Test func `marks that rested on a provisional date go in steps as well`() throws {
        let office = try Office()
        office.quotas.own.openClaims = 1_000_000
        office.change("clock.advance", ["by": "2026-12-29"])
        let claims = JSON.array(
            [JSON](repeating: ["item": "training-attend", "distinct": true], count: 1000))
        for _ in 0..<2 { office.change("claim.submitMany", ["claims": claims], as: "E008") }
        office.change("clock.advance", ["by": "2027-01-05"])
        func overdue() -> JSON? {
            office.read("books.status", as: "E006").result["claims"]?["overdue"]
        }
        #expect(overdue() == 2000)
        let adopted = office.change(
            "calendar.adopt",
            ["text": #"{ year: 2027, off: ["2027-01-01", "2027-01-04", "2027-01-05"] }"#],
            as: "user:zhao")
        #expect(adopted.result["goesOn"] == true)
        try office.settle()
        #expect(overdue() == 0)
        let claim = office.read("claim.show", ["claim": "C2000"], as: "E003").result
        #expect(claim["due"] == "2027-01-07T00:00:00.000+08:00")
        #expect(office.read("books.verify", as: "E006").result["verdict"] == "intact")
    }

    @Test func `whoever is looked at meanwhile is counted again first`() throws {
        office.change("calendar.adopt", ["text": .string(try calendar())], as: "user:zhao")
        let approved = office.change("claim.approve", ["claim": "C3001"], as: "E003")
        #expect(approved.kind == nil)
        let life = office.read("claim.show", ["claim": "C3001"], as: "E003").result["life"]?.array
        #expect(
            life?.compactMap { $0["type"]?.string } == [
                "claim.submitted.v1", "claim.rescheduled.v1", "claim.approved.v1",
            ])
        try office.settle()
        #expect(isIntact())
    }

    @Test func `it goes on after a restart`() throws {
        office.change("employee.leave", ["employee": "E008"], as: "E001")
        let next = try LedgerWriter(LedgerService(office.options))
        #expect(next.isWorkUnfinished)
        while try next.settle() {}
        #expect(!next.isWorkUnfinished)
        #expect(count("claim.withdrawn.v1") == Self.count)
        #expect(isIntact())
    }

    @Test func `a rehearsal leaves nothing to be done`() throws {
        let params: JSONObject = ["employee": "E008", "dryRun": true]
        #expect(office.change("employee.leave", params, as: "E001").result["goesOn"] == true)
        #expect(status["unfinished"] == nil)
        #expect(office.change("claim.submit", ["item": "drill"], as: "E008").kind == nil)
    }

    /// R-FRAUD-1: somebody with many holds, and a claim of theirs that is revoked as false.
    private func holds(_ count: Int) throws -> Office {
        let office = try Office()
        office.quotas.own.openHolds = 10_000
        let policy = """
            {
                name: "办法", redemption: { windows: [] },
                items: [{ code: "course", name: "培训", category: "training", from: 5, to: 20 }],
            }
            """
        office.change("policy.adopt", ["text": .string(policy)], as: "user:zhao")
        office.change(
            "opening.record",
            ["employee": "E008", "points": 90_000, "on": "2026-01-05", "reference": "L1"],
            as: "user:zhao")
        office.change(
            "product.add",
            ["product": "P1", "name": "肥皂", "kind": "household", "valueFen": 500, "price": 15],
            as: "E001")
        office.change("stock.receive", ["product": "P1", "count": 9000], as: "E001")
        office.change("claim.submit", ["item": "course"], as: "E008")
        office.change("claim.approve", ["claim": "C1", "points": 5], as: "E003")
        office.change("clock.advance", ["by": "10d"])
        for _ in 0..<count { office.change("redemption.request", ["product": "P1"], as: "E008") }
        return office
    }

    private func frozen(_ office: Office) -> Int {
        office.lines("books.events", ["limit": 100_000], as: "E006")
            .flatMap { $0.result["rows"]?.array ?? [] }
            .count { $0["type"]?.string == "redemption.frozen.v1" }
    }

    @Test func `many holds of who claimed falsely are frozen step by step`() throws {
        let office = try holds(1500)
        let revoked = office.change(
            "claim.revoke", ["claim": "C1", "kind": "false", "reason": "没有做"], as: "E004")
        #expect(revoked.kind == nil)
        let status = office.read("books.status", as: "E006").result
        #expect(status["unfinished"]?.array?[0]["work"] == "freezing")
        #expect(frozen(office) < 1500)
        // Nothing is handed over meanwhile, wherever the steps have got to.
        let early = office.change("redemption.fulfil", ["redemption": "R1500"], as: "E001")
        #expect(early.kind == "redemption.frozen")
        #expect(office.change("claim.submit", ["item": "course"], as: "E007").kind == nil)
        try office.settle()
        #expect(frozen(office) == 1500)
        #expect(office.read("books.status", as: "E006").result["unfinished"] == nil)
        #expect(office.read("books.verify", as: "E006").result["verdict"] == "intact")
    }

    @Test func `a second false claim of the month freezes no hold again`() throws {
        let office = try holds(3)
        for claim in ["C1", "C2"] {
            if claim == "C2" {
                office.change(
                    "claim.submit", ["item": "course", "distinct": true], as: "E008")
                office.change("claim.approve", ["claim": "C2", "points": 5], as: "E003")
            }
            let revoked = office.change(
                "claim.revoke", ["claim": .string(claim), "kind": "false", "reason": "没有做"],
                as: "E004")
            #expect(revoked.kind == nil)
        }
        #expect(frozen(office) == 3)
    }
}
