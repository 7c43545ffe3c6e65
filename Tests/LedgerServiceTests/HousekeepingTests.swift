import JSON
import LedgerService
import Testing

@Suite struct `Room on the disk` {
    @Test func `without it changes are refused and may be tried again, and reads go on`() throws {
        let office = try Office()
        office.housekeeping.diskReserve = 1 << 50
        let refused = office.change("claim.submit", ["item": "training-attend"], as: "E008")
        #expect(refused.kind == "storage_full")
        #expect(refused["error"]?["data"]?["retryable"] == true)
        #expect(refused.facts?["reserve"]?.int == 1 << 50)
        #expect(office.read("account.balance", as: "E008").kind == nil)
        #expect(office.read("books.status", as: "E001").result["claims"]?["underReview"] == 0)
    }

    @Test func `it recovers by itself, and the same request id is carried out then`() throws {
        let office = try Office()
        let params: JSONObject = ["item": "training-attend", "request": "once-0001"]
        office.housekeeping.diskReserve = 1 << 50
        #expect(office.change("claim.submit", params, as: "E008").kind == "storage_full")
        office.housekeeping.diskReserve = 1
        #expect(office.change("claim.submit", params, as: "E008").result["claim"] == "C1")
    }

    @Test func `a request that was answered gets its answer again all the same`() throws {
        let office = try Office()
        let params: JSONObject = ["item": "training-attend", "request": "once-0001"]
        let first = office.change("claim.submit", params, as: "E008")
        office.housekeeping.diskReserve = 1 << 50
        #expect(office.change("claim.submit", params, as: "E008") == first)
    }

    @Test func `whoever may not do it is told that first`() throws {
        let office = try Office()
        office.housekeeping.diskReserve = 1 << 50
        #expect(
            office.change("budget.set", ["year": 2026, "fen": 1], as: "E008").kind
                == "not_permitted")
    }

    @Test func `what falls due waits`() throws {
        let office = try Office()
        office.housekeeping.diskReserve = 1 << 50
        try office.settle()
        #expect(office.change("clock.advance", ["by": "400d"]).kind == "storage_full")
    }
}

@Suite struct `What was answered is remembered` {
    private let params: JSONObject = ["item": "training-attend", "request": "old-00001"]

    @Test func `for ninety days of recorded time, then no more`() throws {
        let office = try Office()
        let first = office.change("claim.submit", params, as: "E008")
        #expect(first.result["claim"] == "C1")
        office.change("clock.advance", ["by": "90d"])
        _ = try office.tidy()
        #expect(office.change("claim.submit", params, as: "E008") == first)
        office.change("clock.advance", ["by": "1d"])
        #expect(try office.tidy() > 0)
        // Carried out anew: the rules have nothing against a claim for another day.
        #expect(office.change("claim.submit", params, as: "E008").result["claim"] == "C2")
    }

    @Test func `longer where the configuration says so`() throws {
        let office = try Office()
        office.housekeeping.requestDays = 365
        let first = office.change("claim.submit", params, as: "E008")
        office.change("clock.advance", ["by": "364d"])
        #expect(try office.tidy() == 0)
        #expect(office.change("claim.submit", params, as: "E008") == first)
    }

    @Test func `refusals are remembered and forgotten likewise`() throws {
        let office = try Office()
        let params: JSONObject = ["product": "none", "request": "old-00001"]
        let first = office.change("product.retire", params, as: "E001")
        #expect(first.kind == "product.unknown")
        office.change("clock.advance", ["by": "91d"])
        _ = try office.tidy()
        let again = office.change("product.retire", params, as: "E001")
        #expect(again.kind == "product.unknown")
        #expect(again["error"]?["data"]?["seq"] != first["error"]?["data"]?["seq"])
    }

    @Test func `a step looks at a thousand, however many there are`() throws {
        let office = try Office()
        for number in 0..<1500 {
            office.change(
                "product.retire", ["product": "none", "request": .string("many-\(number)-00")],
                as: "E001")
        }
        office.change("clock.advance", ["by": "91d"])
        #expect(try office.tidyOnce())
        #expect(office.forgotten <= 1024)
        #expect(try office.tidy() >= 1500)
    }

    @Test func `once a day is enough`() throws {
        let office = try Office()
        _ = try office.tidy()
        office.change("clock.advance", ["by": "12h"])
        #expect(try !office.tidyOnce())
    }
}
