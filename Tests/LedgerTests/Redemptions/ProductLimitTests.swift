import Ledger
import LedgerTestSupport
import Testing

/// R-STORE-5, R-CAP-1: how much one person may redeem.
struct ProductLimitTests {
    private func limited(_ limit: ProductLimit) -> Given {
        Given(.earned(2000), .earned(2000, by: .wang), .stocked(price: 10, limit: limit))
    }

    private func reached(_ limit: Int64, _ period: LimitPeriod, used: Int64) -> Refusal {
        .redemption(.limitReached(.gloves, limit: limit, period, used: used))
    }

    /// R-STORE-5
    @Test func `a product may limit the units that one person redeems in a month`() {
        let given = limited(ProductLimit(month: 3))
        given.when(.request(count: 4)).refused(reached(3, .month, used: 0))
        let used = given.and(.request(count: 2), .fulfil("R1"))
        used.when(.request(count: 2)).refused(reached(3, .month, used: 2))
        #expect(used.and(.request()).surprises == [])
        #expect(used.and(.request(count: 3, for: .wang)).surprises == [])
        #expect(used.and(.at("2026-04-01 00:00"), .request(count: 3)).surprises == [])
    }

    /// R-STORE-5
    @Test func `or in a year`() {
        let used = limited(ProductLimit(month: 3, year: 4))
            .and(.request(count: 3), .fulfil("R1"), .at("2026-04-01 00:00"))
        used.when(.request(count: 2)).refused(reached(4, .year, used: 3))
        used.when(.request(count: 4)).refused(reached(3, .month, used: 0))
        let next = used.and(.request(), .fulfil("R2"), .at("2027-01-01 00:00"), .earned(100))
        #expect(next.and(.request(count: 3)).surprises == [])
    }

    /// R-STORE-5
    @Test(
        arguments: [
            [.cancel("R1")], [.fulfil("R1"), .giveBack("R1")], [.at("2026-03-10 09:00")],
        ] as [[Step]])
    func `what came to nothing does not count`(steps: [Step]) {
        var given = limited(ProductLimit(month: 1, year: 1)).and(.request())
        for step in steps { given = given.and(step) }
        #expect(given.and(.request()).surprises == [])
    }

    /// R-STORE-5
    @Test func `the month is that of the request`() {
        let given = limited(ProductLimit(month: 1)).and(
            .at("2026-03-31 09:00"), .request(), .at("2026-04-01 09:00"), .fulfil("R1"))
        #expect(given.and(.request()).surprises == [])
    }

    /// R-CAP-1
    @Test func `read as a limit on redeeming, the cap refuses a request beyond it whole`() {
        let given = Given(under: .cap(250, .redeemed), .earned(1000), .stocked())
            .and(.request(), .fulfil("R1"))
        let over = Refusal.redemption(.overCap(cap: 250, used: 100, required: 200))
        given.when(.request(count: 2)).refused(over)
        given.and(.request()).when(.request())
            .refused(.redemption(.overCap(cap: 250, used: 200, required: 100)))
        given.and(.stocked(.tea, 10, price: 150), .request(.tea))
            .leaves(available: 750, held: 150)
    }

    /// R-CAP-1, R-CAP-3
    @Test(
        arguments: [
            [.cancel("R1")], [.fulfil("R1"), .giveBack("R1")], [.at("2026-03-10 09:00")],
            [.fulfil("R1"), .at("2027-01-01 09:00"), .earned(250)],
        ] as [[Step]])
    func `released and returned points, and another year's, leave room`(steps: [Step]) {
        var given = Given(under: .cap(250, .redeemed), .earned(250), .stocked())
            .and(.request(count: 2))
        for step in steps { given = given.and(step) }
        #expect(given.and(.request(count: 2)).surprises == [])
    }

    /// R-CAP-1
    @Test func `a request counts in its own year, whenever it is fulfilled`() {
        let given = Given(
            under: .cap(250, .redeemed), from: "2026-12-31 09:00", .earned(250), .stocked(),
            .request(count: 2), .at("2027-01-01 09:00"), .fulfil("R1"))
        #expect(given.state.yearTotals(of: .zhang, year: 2026).redeemed == 200)
        #expect(given.state.yearTotals(of: .zhang, year: 2027).redeemed == 0)
    }

    /// R-CAP-1
    @Test func `under the other basis redeeming has no yearly limit`() {
        Given(under: .cap(100), .earned(1000), .stocked(), .request(count: 9))
            .leaves(available: 100, held: 900)
    }
}
