import Ledger
import LedgerTestSupport
import Testing

/// R-RED-7: who set the price that goods go for is kept, for whoever hands them over.
struct PriceChangeTests {
    private static func changes(_ given: Given) -> [[String]] {
        #expect(given.surprises == [])
        return given.state.priceChanges.map {
            [$0.product.text, $0.by.text, $0.from.map { "\($0.value)" } ?? "-", "\($0.to.value)"]
        }
    }

    private static func shown(_ given: Given) -> [Points] {
        #expect(given.surprises == [])
        guard let redemption = given.state.redemption("R1") else { return [] }
        return given.state.priceChanges.filter { $0.bears(on: redemption) }.map(\.to)
    }

    @Test func `each change is kept, with what one unit cost before`() {
        let given = Given(
            .offer(), .reprice(.gloves, price: 1, by: .wang), .reprice(.gloves, price: 1),
            .reprice(.gloves, price: 1500))
        #expect(
            Self.changes(given) == [
                ["gloves", "E010", "-", "100"], ["gloves", "E002", "100", "1"],
                ["gloves", "E010", "1", "1500"],
            ])
    }

    @Test func `another value is another price where the ratio gives it`() {
        let given = Given(
            .offer(), .reprice(.gloves, value: Fen(yuan: 20)), .offer(.tea, price: 5),
            .reprice(.tea, value: Fen(yuan: 20)))
        #expect(
            Self.changes(given) == [
                ["gloves", "E010", "-", "100"], ["gloves", "E010", "100", "200"],
                ["tea", "E010", "-", "5"],
            ])
    }

    @Test
    func `those of the thirty days before a request are shown, and all until it is collected`() {
        let given = Given(
            .earned(300), .stocked(), .reprice(.gloves, price: 90), .at("2026-03-02 09:01"),
            .reprice(.gloves, price: 80), .at("2026-04-01 09:01"), .request(),
            .reprice(.gloves, price: 120), .at("2026-04-02 09:00"))
        #expect(Self.shown(given) == [80, 120])
        let later = given.and(
            .fulfil("R1"), .at("2026-04-02 09:01"), .reprice(.gloves, price: 5))
        #expect(Self.shown(later) == [80, 120])
    }

    @Test func `a first price is shown only where it is the buyer's own, or who asked for them`() {
        let offered = Given(.earned(300), .offer(by: .zhang), .receive(10))
        #expect(Self.shown(offered.and(.request())) == [100])
        #expect(Self.shown(offered.and(.earned(300, by: .wang), .request(for: .wang))) == [])
        #expect(
            Self.shown(
                offered.and(.earned(300, by: .wang), .request(for: .wang, by: .zhang))) == [100])
    }

    @Test func `nothing is shown of what was never collected`() {
        let given = Given(.earned(300), .stocked(), .request(), .reprice(.gloves, price: 120))
        #expect(Self.shown(given) == [120])
        #expect(Self.shown(given.and(.cancel("R1"))) == [])
    }
}
