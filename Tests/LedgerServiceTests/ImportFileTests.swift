import JSON
import LedgerTestSupport
import Testing

/// R-IMP-1, R-IMP-3: what a rehearsal says of a file is what a commit does with it.
@Suite struct `A file of rows` {
    private func pick(_ words: [String], _ random: inout SplitMix64) -> JSON {
        words.randomElement(using: &random).map { .string($0) } ?? .null
    }

    private func claims(_ random: inout SplitMix64, _ count: Int) -> [JSON] {
        (0..<count).map { _ in
            var row: JSONObject = [
                "employee": pick(["E007", "E008", "E003", "E999"], &random),
                "item": pick(["ppe", "training-attend", "hazard-general", "nothing"], &random),
                "on": .string("2026-10-\(Int.random(in: 10...13, using: &random))"),
                "note": pick(["", "松动"], &random),
            ]
            if Bool.random(using: &random) {
                row["occurrence"] = .string("YH-\(Int.random(in: 1...9, using: &random))")
            }
            if Int.random(in: 0..<4, using: &random) == 0 { row["distinct"] = true }
            return .object(row)
        }
    }

    private func openings(_ random: inout SplitMix64, _ count: Int) -> [JSON] {
        (0..<count).map { _ in
            var row: JSONObject = [
                "employee": pick(["E007", "E008", "E999"], &random),
                "on": .string("2026-0\(Int.random(in: 1...9, using: &random))-05"),
                "points": .int(Int64.random(in: -3...3, using: &random)),
                "reference": .string("p\(Int.random(in: 1...12, using: &random))"),
            ]
            if Bool.random(using: &random) {
                row["balance"] = .int(Int64.random(in: -2...2, using: &random))
            }
            return .object(row)
        }
    }

    private func send(_ rows: [JSON], _ kind: JSON, to office: Office, as who: String) {
        let begun = office.read("import.begin", ["upload": "upload-1", "kind": kind], as: who)
        #expect(begun.kind == nil)
        let half = rows.count / 2
        for (from, part) in [(0, rows[..<half]), (half, rows[half...])] {
            let sent = office.read(
                "import.rows",
                ["upload": "upload-1", "from": .int(Int64(from)), "rows": .array(Array(part))],
                as: who)
            #expect(sent.kind == nil)
        }
    }

    private func lines(_ rows: JSON?) -> [Int64] {
        (rows?.array ?? []).compactMap { $0["line"]?.int }
    }

    @Test(arguments: UInt64(0)..<12)
    func `is refused in the same rows when it is tried and when it is committed`(
        seed: UInt64
    ) throws {
        var random = SplitMix64(seed: seed)
        let office = try Office()
        let isClaims = seed % 2 == 0
        let who = isClaims ? "E001" : "E006"
        let kind: JSON = isClaims ? "claims" : "openings"
        for _ in 1...3 {
            let rows = isClaims ? claims(&random, 30) : openings(&random, 30)
            send(rows, kind, to: office, as: who)
            let told = office.read("import.rehearse", ["upload": "upload-1"], as: who).result
            let refused = lines(told["rows"])

            send(rows, kind, to: office, as: who)
            let whole = office.change("import.commit", ["upload": "upload-1"], as: who)
            #expect(whole.kind == (refused.isEmpty ? nil : "batch.refused"))
            if !refused.isEmpty { #expect(lines(whole.facts?["refused"]) == refused) }

            if !refused.isEmpty {
                send(rows, kind, to: office, as: who)
                _ = office.read("import.rehearse", ["upload": "upload-1"], as: who)
                let rest = office.change("import.commit", ["upload": "upload-1"], as: who)
                #expect(rest.result["applied"] == told["applied"])
                #expect(rest.result["already"] == told["already"])
            }
            // The same rows again: nothing goes in.
            send(rows, kind, to: office, as: who)
            let again = office.read("import.rehearse", ["upload": "upload-1"], as: who).result
            if isClaims { #expect(again["applied"] == 0) }
        }
        #expect(office.read("books.verify", as: "E001").result["rows"]?.array == [])
    }

    @Test func `is seen by nobody before its commit, and has a number after it`() throws {
        let office = try Office()
        send([["item": "ppe", "employee": "E007"]], "claims", to: office, as: "E001")
        #expect(office.read("claim.list", as: "E001").result["count"] == 0)
        #expect(
            office.read("import.rehearse", ["upload": "upload-1"], as: "E002").kind
                == "import.not_staged")
        let made = office.change("import.commit", ["upload": "upload-1"], as: "E001").result
        #expect(made["import"] == "I1")
        let listed = office.read("import.list", as: "user:county").result["rows"]?.array ?? []
        #expect(listed.map { $0["by"] } == ["E001"])
        #expect(listed.map { $0["rows"] } == [1])
    }

    @Test func `of somebody without a role is their own, and small`() throws {
        let office = try Office()
        send([["item": "ppe", "employee": "E008"]], "claims", to: office, as: "E007")
        #expect(
            office.change("import.commit", ["upload": "upload-1"], as: "E007").kind
                == "not_permitted")
        #expect(
            office.read("import.begin", ["upload": "upload-2", "kind": "products"], as: "E007").kind
                == nil)
        #expect(
            office.read(
                "import.rows", ["upload": "upload-2", "from": 0, "rows": []], as: "E007"
            ).kind == "not_permitted")
    }
}
