import Ledger
import LedgerTestSupport
import Testing

/// R-STORE-1, R-STORE-2, R-STORE-3, R-RED-2: what a policy says of the store.
struct StoreRulesTests {
    private func faults(_ change: (inout Policy) -> Void) -> [PolicyFault] {
        Policy.example.with(change).faults()
    }

    /// R-STORE-1
    @Test func `unit values run from 5 to 500 yuan`() {
        let rules = StoreRules()
        let values = [Fen(499), Fen(500), Fen(50_000), Fen(50_001)]
        #expect(values.map(rules.accepts) == [false, true, true, false])
    }

    /// R-STORE-2
    @Test func `a tier ends at its boundary`() {
        let rules = StoreRules()
        let values = [Fen(500), Fen(5000), Fen(5001), Fen(20_000), Fen(20_001), Fen(50_000)]
        #expect(values.map(rules.tier) == [.low, .low, .mid, .mid, .high, .high])
    }

    /// R-STORE-2
    @Test func `tiers follow one another up to the greatest unit value`() {
        let overlap = PolicyFault(path: ["store", "tiers"], reason: .tiersOverlap)
        #expect(faults { $0.store.midUpTo = Fen(yuan: 50) } == [overlap])
        #expect(faults { $0.store.lowUpTo = Fen(yuan: 200) } == [overlap])
        let beyond = PolicyFault(
            path: ["store", "tiers", "highUpToYuan"], reason: .tierBeyondUnitValue)
        #expect(faults { $0.store.unitValueTo = Fen(yuan: 600) } == [beyond])
        let empty = PolicyFault(path: ["store", "unitValueYuan"], reason: .emptyRange)
        #expect(faults { $0.store.unitValueFrom = Fen(yuan: 501) } == [empty])
    }

    /// R-STORE-3
    @Test(
        arguments: [
            (10, Fen(1000), 100), (10, Fen(805), 81), (10, Fen(801), 81), (10, Fen(810), 81),
            (1, Fen(500), 5), (1, Fen(501), 6), (3, Fen(999), 30), (100, Fen(1), 1),
        ] as [(Int64, Fen, Points)])
    func `a price by the ratio is rounded up`(ratio: Int64, value: Fen, price: Points) {
        #expect(RedemptionRules(pointsPerYuan: ratio).price(of: value) == price)
    }

    /// R-RED-2
    @Test func `a store without windows is always open`() {
        let rules = RedemptionRules()
        #expect(rules.isOpen(on: "2026-03-02"))
        #expect(rules.nextOpening(from: "2026-03-02") == "2026-03-02")
    }

    /// R-RED-2
    @Test(
        arguments: [
            ([.days([5, 20])], "2026-03-05"), ([.days([1])], "2026-04-01"),
            ([.days([31])], "2026-03-31"), ([.weekdays([.friday, .sunday])], "2026-03-06"),
            ([.dates(from: "2026-12-01", to: "2026-12-31")], "2026-12-01"),
            ([.dates(from: "2026-03-01", to: "2026-03-03")], "2026-03-02"),
            ([.dates(from: "2026-01-01", to: "2026-03-01")], nil),
            ([.days([20]), .weekdays([.wednesday])], "2026-03-04"),
            ([.days([29, 30])], "2026-03-29"),
        ] as [([RedemptionWindow], Day?)])
    func `the next opening is the first day of any window`(
        windows: [RedemptionWindow], opening: Day?
    ) {
        let rules = RedemptionRules(windows: windows)
        #expect(rules.nextOpening(from: "2026-03-02") == opening)
        #expect(rules.isOpen(on: "2026-03-02") == (opening == "2026-03-02"))
    }

    /// R-RED-2
    @Test func `the 29th of February opens in the next leap year`() {
        let rules = RedemptionRules(windows: [.dates(from: "2028-02-29", to: "2028-02-29")])
        #expect(rules.nextOpening(from: "2026-03-02") == "2028-02-29")
    }

    /// R-RED-2
    @Test(
        arguments: [
            .days([]), .days([0]), .days([32]), .days([5, 40]), .weekdays([]),
            .dates(from: "2026-12-31", to: "2026-12-01"),
        ] as [RedemptionWindow])
    func `a window that never opens is a fault`(window: RedemptionWindow) {
        let found = faults { $0.redemption.windows = [.days([5]), window] }
        let path = ["redemption", "windows", "1"]
        #expect(found == [PolicyFault(path: path, reason: .windowNeverOpens)])
    }
}
