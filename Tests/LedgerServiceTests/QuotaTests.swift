import JSON
import LedgerService
import Testing

/// R-ORG-12.
@Suite struct `Nobody takes up the whole ledger` {
    private let filed: JSONObject = ["item": "training-attend", "distinct": true]

    private func office(_ change: (inout Quotas) -> Void) throws -> Office {
        let office = try Office()
        change(&office.quotas)
        return office
    }

    @Test func `open claims of one person are bounded, and a decided one makes room`() throws {
        let office = try office { $0.own.openClaims = 3 }
        for _ in 0..<3 { #expect(office.change("claim.submit", filed, as: "E008").kind == nil) }
        let refused = office.change("claim.submit", filed, as: "E008")
        #expect(refused.kind == "quota_reached")
        #expect(refused["error"]?["data"]?["retryable"] == true)
        #expect(refused.facts?["what"] == "claims")
        #expect(refused.facts?["limit"] == 3)
        #expect(refused.facts?["next"]?.string?.hasPrefix("2026-10-16") == true)
        #expect(office.change("claim.submit", filed, as: "E007").kind == nil)
        office.change("claim.withdraw", ["claim": "C1"], as: "E008")
        #expect(office.change("claim.submit", filed, as: "E008").kind == nil)
        #expect(office.change("claim.submit", filed, as: "E008").kind == "quota_reached")
    }

    @Test func `what an administrator registers has a bound of its own`() throws {
        let office = try office {
            $0.own.openClaims = 2
            $0.registered.openClaims = 4
        }
        var params = filed
        params["employee"] = "E008"
        for _ in 0..<4 { #expect(office.change("claim.submit", params, as: "E001").kind == nil) }
        #expect(office.change("claim.submit", params, as: "E001").kind == "quota_reached")
        #expect(office.change("claim.submit", filed, as: "E008").kind == "quota_reached")
    }

    @Test func `a refusal for a quota is not remembered, so the same request may come again`()
        throws
    {
        let office = try office { $0.own.openClaims = 1 }
        office.change("claim.submit", filed, as: "E008")
        var params = filed
        params["request"] = "once-0001"
        #expect(office.change("claim.submit", params, as: "E008").kind == "quota_reached")
        office.change("claim.withdraw", ["claim": "C1"], as: "E008")
        #expect(office.change("claim.submit", params, as: "E008").result["claim"] == "C2")
    }

    @Test func `of a list each line counts, and each for itself those beyond are refused`() throws {
        let office = try office { $0.own.openClaims = 2 }
        let lines = JSON.array([JSON](repeating: .object(filed), count: 3))
        let each = office.change(
            "claim.submitMany", ["claims": lines, "mode": "each"], as: "E008")
        #expect(each.result["applied"] == 2)
        #expect(each.result["results"]?.array?[2]["error"]?["kind"] == "quota_reached")
        let all = office.change("claim.submitMany", ["claims": lines], as: "E007")
        #expect(all.kind == "batch.refused")
        #expect(office.change("claim.submit", filed, as: "E007").kind == nil)
    }

    @Test func `objections, appeals and holds of one person are bounded`() throws {
        let office = try office {
            $0.own.openObjections = 1
            $0.own.openAppeals = 1
            $0.own.openHolds = 1
        }
        for _ in 0..<2 { office.change("claim.submit", filed, as: "E008") }
        for id in ["C1", "C2"] {
            office.change("claim.approve", ["claim": .string(id)], as: "E003")
        }
        func object(_ id: JSON) -> JSON {
            office.change("objection.raise", ["claim": id, "reason": "不对"], as: "E007")
        }
        #expect(object("C1").kind == nil)
        #expect(object("C2").facts?["what"] == "objections")
        office.change("objection.dismiss", ["objection": "O1", "reason": "属实"], as: "E004")
        #expect(object("C2").kind == nil)

        for _ in 0..<2 {
            office.change(
                "deduction.record",
                ["employee": "E007", "item": "no-ppe", "reason": "未戴安全帽", "distinct": true],
                as: "E003")
        }
        func appeal(_ id: JSON) -> JSON {
            office.change("appeal.raise", ["deduction": id, "reason": "戴了"], as: "E007")
        }
        let (first, second) = (appeal("D1"), appeal("D2"))
        #expect(first.kind == nil)
        #expect(second.facts?["what"] == "appeals")
    }

    @Test func `what an administrator registers counts for the person it is for`() throws {
        let office = try office {
            $0.registered.openObjections = 1
            $0.registered.openAppeals = 1
        }
        for _ in 0..<2 { office.change("claim.submit", filed, as: "E008") }
        for id in 1...2 {
            office.change("claim.approve", ["claim": .string("C\(id)")], as: "E003")
        }
        for name in ["E007", "E004"] {
            office.change(
                "deduction.record",
                ["employee": .string(name), "item": "no-ppe", "reason": "未戴安全帽"], as: "E003")
        }
        office.change(
            "deduction.record",
            ["employee": "E007", "item": "no-ppe", "reason": "未戴手套"], as: "E003")
        office.change("role.grant", ["to": "user:li", "role": "administrator"], as: "user:zhao")
        // An administrator with a works number, and one without.
        for (number, administrator) in ["E001", "user:li"].enumerated() {
            func object(_ claim: Int, for person: JSON) -> JSON {
                office.change(
                    "objection.raise",
                    ["claim": .string("C\(claim)"), "employee": person, "reason": "不对"],
                    as: administrator)
            }
            let person: JSON = number == 0 ? "E007" : "E004"
            #expect(object(1 + number, for: person).kind == nil)
            #expect(object(2 - number, for: person).facts?["what"] == "objections")
        }
        func appeal(_ deduction: JSON, for person: JSON) -> JSON {
            office.change(
                "appeal.raise",
                ["deduction": deduction, "employee": person, "reason": "戴了"], as: "E001")
        }
        #expect(appeal("D1", for: "E007").kind == nil)
        #expect(appeal("D2", for: "E004").kind == nil)
        #expect(appeal("D3", for: "E007").facts?["what"] == "appeals")
    }

    @Test func `a login makes so many changes in its time, refusals and rehearsals counted`() throws
    {
        let office = try office { $0.registered.changesPerDay = 3 }
        var rehearsal = filed
        rehearsal["dryRun"] = true
        #expect(office.change("claim.submit", rehearsal, as: "E008").kind == nil)
        #expect(
            office.change("claim.submit", ["item": "no-such"], as: "E008").kind == "item.unknown")
        #expect(office.change("claim.submit", filed, as: "E008").kind == nil)
        let refused = office.change("claim.submit", filed, as: "E007")
        #expect(refused.facts?["what"] == "changes")
        #expect(refused.facts?["seconds"] == 86_400)
        let wait = refused.facts?["waitSeconds"]?.int ?? 0
        #expect((28_000...28_800).contains(wait))
    }

    @Test func `a repeat of what was answered is no change`() throws {
        let office = try office { $0.registered.changesPerDay = 1 }
        var params = filed
        params["request"] = "once-0001"
        let first = office.change("claim.submit", params, as: "E008")
        #expect(office.change("claim.submit", params, as: "E008") == first)
        #expect(office.change("claim.submit", filed, as: "E008").kind == "quota_reached")
    }

    @Test func `what changes bring is bounded too`() throws {
        let office = try office { $0.registered.kibibytesPerDay = 1 }
        var long = filed
        long["note"] = .string(String(repeating: "x", count: 1500))
        #expect(office.change("claim.submit", long, as: "E008").kind == nil)
        #expect(office.change("claim.submit", filed, as: "E008").facts?["what"] == "kibibytes")
    }

    @Test func `a list has so many lines at most`() throws {
        let office = try office { $0.registered.lines = 2 }
        let lines = JSON.array([JSON](repeating: .object(filed), count: 3))
        let refused = office.change("claim.submitMany", ["claims": lines], as: "E008")
        #expect(refused.facts?["what"] == "lines")
        #expect(refused.facts?["waitSeconds"] == nil)
    }

    @Test func `whoever may not do it is told that first, and costs nobody anything`() throws {
        let office = try office { $0.registered.changesPerDay = 1 }
        for _ in 0..<5 {
            #expect(
                office.change("budget.set", ["year": 2026, "fen": 1], as: "E008").kind
                    == "not_permitted")
        }
        #expect(office.change("claim.submit", filed, as: "E008").kind == nil)
    }
}
