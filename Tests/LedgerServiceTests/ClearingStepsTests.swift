import JSON
import Ledger
import LedgerAPI
import LedgerService
import Testing

/// R-CLR-2: many accounts are cleared in steps, and others are served between them.
@Suite struct `The clearing of many` {
    private static let count = 540
    private static func policy(clearing mode: String) -> JSON {
        .string(
            """
            {
                name: "办法", redemption: { windows: [] }, clearing: \(mode),
                items: [{ code: "course", name: "培训", category: "training", from: 5, to: 20 }],
            }
            """)
    }
    private let office: Office

    init() throws {
        office = try Office()
        office.change(
            "policy.adopt", ["text": Self.policy(clearing: #"{ mode: "clear" }"#)], as: "user:zhao")
        for start in stride(from: 0, to: Self.count, by: 270) {
            let people = (start..<start + 270).map { number -> JSON in
                [
                    "employee": .string(Self.name(number)), "name": "某人", "department": "车间",
                    "type": "regular",
                ]
            }
            office.change("employee.addMany", ["employees": .array(people)], as: "user:zhao")
            let lines = (start..<start + 270).map { number -> JSON in
                [
                    "employee": .string(Self.name(number)), "points": 40, "on": "2026-01-05",
                    "reference": .string("L\(number)"),
                ]
            }
            office.change("opening.recordMany", ["openings": .array(lines)], as: "user:zhao")
        }
        office.change(
            "product.add",
            ["product": "P1", "name": "肥皂", "kind": "household", "valueFen": 500, "price": 15],
            as: "E001")
        office.change("stock.receive", ["product": "P1", "count": 9], as: "E001")
        office.change("clock.advance", ["by": "2026-12-30"])
        office.change("redemption.request", ["product": "P1"], as: Self.name(539))
    }

    private static func name(_ number: Int) -> String { "N\(number + 1000)" }

    /// The books at the first moment of the new year, before anything of it was recorded.
    private func newYear() throws -> Keeper {
        try Keeper(office.options.path, operators: office.options.operators, on: "2027-01-01")
    }

    /// From the first account's clearing on.
    private func events() -> ArraySlice<JSON> {
        office.lines("books.events", ["limit": 100_000], as: "E006")
            .flatMap { $0.result["rows"]?.array ?? [] }
            .drop { $0["type"] != "clearing.account-cleared.v1" }
    }

    private func clearedOnce() -> Bool {
        let cleared = events().filter { $0["type"] == "clearing.account-cleared.v1" }
        return cleared.count == Self.count
            && Set(cleared.compactMap { $0["stream"]?.string }).count == Self.count
    }

    @Test func `a change is answered in the middle of it, and its own account is cleared first`()
        throws
    {
        let keeper = try newYear()
        #expect(try keeper.writer.settle())
        let replies = try keeper.apply([
            ("redemption.request", ["product": "P1"], as: Self.name(538)),
            ("claim.submit", ["item": "course"], as: Self.name(536)),
            ("redemption.cancel", ["redemption": "R1", "reason": "改主意"], as: Self.name(539)),
        ])
        #expect(replies[0].kind == "redemption.insufficient_points")
        #expect(replies[0].facts?["available"] == 0)
        #expect(replies[1].kind == nil)
        #expect(replies[2].kind == nil)
        #expect(office.read("account.balance", as: Self.name(537)).result["available"] == 40)
        while try keeper.writer.settle() {}

        #expect(clearedOnce())
        #expect(events().contains { $0["actor"] != "clock" })
        let year = try #require(events().last)
        #expect(year["type"] == "clearing.year-cleared.v1")
        #expect(year["body"]?["accounts"]?.int == Int64(Self.count))
        #expect(year["body"]?["points"]?.int == Int64(Self.count * 40 - 15))
        for number in [0, 255, 256, 538, 539] {
            #expect(office.read("account.balance", as: Self.name(number)).result["available"] == 0)
        }
        #expect(office.read("books.verify").result["verdict"] == "intact")
    }

    @Test func `interrupted, it goes on where it was, and clears nobody twice`() throws {
        _ = try newYear().writer.settle()
        let again = try newYear()
        while try again.writer.settle() {}
        #expect(clearedOnce())
        #expect(events().last?["type"] == "clearing.year-cleared.v1")
    }

    @Test func `what bears on everybody waits until all of it is recorded`() throws {
        let keeper = try newYear()
        _ = try keeper.writer.settle()
        let late: JSONObject = [
            "employee": .string(Self.name(0)), "points": 10, "on": "2026-12-31",
            "reference": "late",
        ]
        let refused = try keeper.apply([("opening.record", late, as: "user:zhao")])[0]
        #expect(refused.kind == "opening.year_cleared")
        #expect(try !keeper.writer.settle())
        #expect(events().count { $0["type"] == "clearing.year-cleared.v1" } == 1)
    }

    /// R-ORG-5: who left is cleared whatever the mode, but only if they left before the year's end.
    @Test func `who leaves in the middle of it was there at the year's end`() throws {
        let keeps = Self.policy(clearing: #"{ mode: "carryOverUpTo", upTo: 42 }"#)
        office.change("policy.adopt", ["text": keeps], as: "user:zhao")
        let keeper = try newYear()
        let left = try keeper.apply([
            ("redemption.cancel", ["redemption": "R1", "reason": "改主意"], as: Self.name(539)),
            ("employee.leave", ["employee": .string(Self.name(538))], as: "E001"),
        ])
        #expect(left.compactMap(\.kind) == [])
        while try keeper.writer.settle() {}
        for number in [0, 538, 539] {
            #expect(office.read("account.balance", as: Self.name(number)).result["available"] == 40)
        }
        #expect(events().isEmpty)
    }

    @Test func `the journal keeps the order of the days`() throws {
        let keeper = try newYear()
        _ = try keeper.writer.settle()
        let reason: JSONObject = ["redemption": "R1", "reason": "错"]
        _ = try keeper.apply([("redemption.cancel", reason, as: Self.name(539))])
        while try keeper.writer.settle() {}
        let period: JSONObject = ["from": "2026-01-01", "to": "2027-12-31"]
        let days = office.lines("export.journal", period, as: "E005")
            .flatMap { $0.result["rows"]?.array ?? [] }.compactMap { $0["day"]?.string }
        #expect(days.count == Self.count * 2 + 2)
        #expect(days == days.sorted())
    }
}

/// A writer of books whose simulated clock begins on a day.
private final class Keeper {
    let writer: LedgerWriter
    private var requests = 0

    init(_ path: String, operators: Set<UInt32>, on day: String) throws {
        guard let start = Day(day) else { preconditionFailure("a day") }
        writer = try LedgerWriter(
            LedgerService(
                ServiceOptions(path: path, operators: operators, simulatedFrom: .day(start))))
    }

    /// All in one batch.
    func apply(_ calls: [(method: String, params: JSONObject, as: String)]) throws -> [JSON] {
        let calls = calls.map { call in
            requests += 1
            var params = call.params
            params["request"] = .string("keeper-\(requests)")
            params["as"] = .string(call.as)
            return ServiceCall(
                Request(id: .int(1), method: call.method, params: params), uid: 0)
        }
        return try writer.apply(calls).map { try JSON.parse($0.line(), limits: .stored) }
    }
}
