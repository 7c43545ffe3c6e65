import FoundationEssentials
import JSON
import LedgerAPI
import LedgerService
import LedgerTestSupport
import Testing

@Suite struct `Policies, calendars, clocks and kinds` {
    /// R-ITEM-2
    @Test func `a faulty policy is refused with every line named`() throws {
        let office = try Office()
        let text = """
            {
              name: "x", // the name
              items: [
                { code: "ppe", name: "佩戴", category: "daily", from: 1, to: 9 },
              ],
              notcie: { workingDays: 3 },
            }
            """
        let reply = office.change("policy.adopt", ["text": .string(text)], as: "E006")
        #expect(reply.kind == "policy.faulty")
        #expect(
            reply.facts?["faults"]?.array?.first == [
                "path": "notcie", "line": 6, "reason": "unknown", "nearest": "notice",
            ])
        let mended = text.replacing("notcie", with: "notice")
        let range = office.change("policy.adopt", ["text": .string(mended)], as: "E006")
        let fault = range.facts?["faults"]?.array?.first
        #expect(fault?["reason"] == "outsideCategory")
        #expect(fault?["item"] == "ppe")
        #expect(fault?["line"] == 4)
    }

    @Test func `a policy that is no JSON5 is refused with line and column`() throws {
        let office = try Office()
        let reply = office.change("policy.adopt", ["text": "{\n  name: 'x\n}"], as: "E006")
        #expect(reply.kind == "file.syntax")
        #expect(reply.facts?["line"] == 2)
    }

    @Test func `policy check says what would change for claims under review`() throws {
        let office = try Office()
        office.change("claim.submit", ["item": "training-attend", "points": 18], as: "E008")
        let text = try office.text("policy/jinzhai.json5")
            .replacing("code: \"training-attend\"", with: "code: \"training-join\"")
        let reply = office.read("policy.check", ["text": .string(text)], as: "E006")
        #expect(reply.result["changes"]?.array?.first?["claim"] == "C1")
        #expect(reply.result["changes"]?.array?.first?["change"] == "dropped")
    }

    /// R-TIME-3, R-TIME-6
    @Test func `a due time is provisional until its calendar is adopted`() throws {
        let office = try Office()
        office.change("clock.advance", ["by": "2026-12-30"])
        let filed = office.change("claim.submit", ["item": "training-attend"], as: "E008")
        #expect(filed.result["provisional"] == true)
        #expect(filed.result["due"] == "2027-01-06T00:00:00.000+08:00")
        let calendar = """
            {year: 2027, source: "示例", off: ["2027-01-04", "2027-01-05"], work: ["2027-01-03"]}
            """
        let adopted = office.change("calendar.adopt", ["text": .string(calendar)], as: "E006")
        #expect(adopted.result["rescheduled"] == 1)
        let claim = office.read("claim.show", ["claim": "C1"], as: "E008")
        #expect(claim.result["provisional"] == false)
        #expect(claim.result["due"] == "2027-01-04T00:00:00.000+08:00")
        // The file lacks days that are off by law.
        let worked = adopted.result["lawDaysWorked"]?.array?.compactMap(\.string)
        #expect(worked?.prefix(2) == ["2027-01-01", "2027-02-05"])
    }

    /// R-TIME-2
    @Test func `a clock that is behind takes no changes, and reading still works`() throws {
        let office = try Office()
        let options = ServiceOptions(
            path: office.folder.appendingPathComponent("real.sqlite").path, operators: [0])
        let writer = try LedgerWriter(LedgerService(options))
        let request = Request(
            id: .int(1), method: "books.open",
            params: ["enterprise": "厂", "kind": "training", "request": "open-0001"])
        _ = try writer.apply([ServiceCall(request, uid: 0)])
        let ahead = ServiceOptions(
            path: options.path, operators: [0], simulatedFrom: .day("2090-01-01"))
        let advanced = try LedgerWriter(LedgerService(ahead)).apply([
            ServiceCall(
                Request(
                    id: .int(1), method: "clock.advance",
                    params: ["by": "1d", "request": "advance-01"]), uid: 0)
        ])
        #expect(try JSON.parse(advanced[0].line()).kind == nil)
        let behind = try LedgerWriter(LedgerService(options)).apply([
            ServiceCall(
                Request(
                    id: .int(1), method: "role.grant",
                    params: ["to": "user:x", "role": "leader", "request": "grant-0001"]), uid: 0)
        ])
        let reply = try JSON.parse(behind[0].line())
        #expect(reply.kind == "clock_behind")
        #expect(reply.facts?["lastRecordedAt"] == "2090-01-02T00:00:00.000+08:00")
        var read: JSON = .null
        try LedgerReader(LedgerService(options)).answer(
            ServiceCall(Request(id: .int(1), method: "whoami"), uid: 0)
        ) { line in
            read = (try? JSON.parse(line)) ?? .null
            return true
        }
        #expect(read.result["enterprise"] == "厂")
    }

    /// R-TIME-5
    @Test func `a real book takes neither a simulated clock nor anybody else's name`() throws {
        let office = try Office(furnished: false)
        let real = office.change("books.open", ["enterprise": "厂", "kind": "real"])
        #expect(real.kind == "books.not_for_training")
        let options = ServiceOptions(
            path: office.folder.appendingPathComponent("real.sqlite").path, operators: [0])
        let writer = try LedgerWriter(LedgerService(options))
        func ask(_ method: String, _ params: JSONObject) throws -> JSON {
            let call = ServiceCall(Request(id: .int(1), method: method, params: params), uid: 0)
            return try JSON.parse(writer.apply([call])[0].line())
        }
        let opened = try ask(
            "books.open", ["enterprise": "厂", "kind": "real", "request": "open-0001"])
        #expect(opened.kind == nil)
        let acting = try ask(
            "role.grant",
            ["to": "user:a", "role": "leader", "request": "grant-0001", "as": "user:b"])
        #expect(acting.kind == "as_refused")
        let moved = try ask("clock.advance", ["by": "1d", "request": "advance-01"])
        #expect(moved.kind == "clock.not_simulated")
    }

    @Test func `before the books are opened everything else says so`() throws {
        let office = try Office(furnished: false)
        #expect(office.change("clock.advance", ["by": "1d"]).kind == "books_not_opened")
        #expect(office.read("board.show").kind == "books_not_opened")
        #expect(office.read("whoami").kind == nil)
    }

    /// R-ORG-9
    @Test func `the operator appoints a first leader, corrects them, and no second one`() throws {
        let office = try Office(furnished: false)
        office.change("books.open", ["enterprise": "厂", "kind": "training"])
        let first = office.change("role.grant", ["to": "user:zhao", "role": "leader"])
        #expect(first.kind == nil)
        let second = office.change("role.grant", ["to": "user:qian", "role": "leader"])
        #expect(second.result["instead"] == "user:zhao")
        let calendar = try office.text("calendars/2026.json5")
        office.change("calendar.adopt", ["text": .string(calendar)], as: "user:qian")
        let third = office.change("role.grant", ["to": "user:zhao", "role": "leader"])
        #expect(third.kind == "role.leader_exists")
    }

    /// Kinds are added, never renamed, reused or removed.
    @Test func `the list of kinds is frozen`() throws {
        let listed = try String(
            contentsOf: Office.config.deletingLastPathComponent()
                .appendingPathComponent("Tests/LedgerServiceTests/kinds.txt"), encoding: .utf8)
        #expect(
            ErrorKind.allCases.map(\.rawValue) == listed.split(separator: "\n").map(String.init))
    }

    @Test func `every method's errors are kinds, and its words are there`() {
        for method in Office.discovered {
            #expect(method["summary"]?.string?.isEmpty == false)
            #expect(method["result"]?.string?.hasPrefix("{") == true)
            for kind in method["errors"]?.array ?? [] {
                #expect(kind.string.flatMap(ErrorKind.init(rawValue:)) != nil)
            }
        }
    }

    @Test func `long answers are cut into lines from one snapshot`() throws {
        let office = try Office()
        let claims: [JSON] = (1...28).flatMap { day -> [JSON] in
            ["E007", "E008"].map { who in
                [
                    "item": "training-attend", "employee": .string(who),
                    "on": .string("2026-09-" + (day < 10 ? "0" : "") + String(day)),
                    "note": .string(String(repeating: "培训", count: 900)),
                ]
            }
        }
        #expect(
            office.change("claim.submitMany", ["claims": .array(claims)], as: "E001").kind == nil)
        let lines = office.lines("books.events", ["limit": 1000], as: "E006")
        #expect(lines.count > 3)
        #expect(lines.dropLast().allSatisfy { $0.result["continues"] == true })
        #expect(lines.dropLast().allSatisfy { $0.encoded().count <= 65_536 })
        let rows = lines.flatMap { $0.result["rows"]?.array ?? [] }
        #expect(lines.last?.result["count"] == .int(Int64(rows.count)))
        #expect(rows.compactMap { $0["seq"]?.int } == Array(1...Int64(rows.count)))
    }
}
