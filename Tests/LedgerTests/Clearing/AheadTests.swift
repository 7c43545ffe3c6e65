import Ledger
import LedgerTestSupport
import Testing

/// R-CLR-2: while the clearing of many is recorded step by step, whoever is asked about goes first.
struct AheadTests {
    private static let end: Instant = "2026-12-31 24:00"

    /// R-CLR-1, R-CLR-3
    @Test(arguments: UInt64(0)..<150)
    func `it makes no difference who goes first`(seed: UInt64) throws {
        var history = History(seed: seed, habits: .with { $0.checking = false })
        history.play(60)
        let books = try #require(history.journal.state.books)
        let end = books.time.end(ofYear: books.openYear)
        var random = SplitMix64(seed: seed)
        var turn = history.journal
        turn.wait(until: end.adding(milliseconds: -1))
        var ahead = turn
        let people = turn.state.employees.keys.sorted().shuffled(using: &random)
        let before = turn.events.count
        turn.wait(until: end)
        ahead.wait(until: end, only: Array(people.prefix(4)))
        ahead.wait(until: end)
        #expect(ahead.state.accounts == turn.state.accounts)
        #expect(ahead.state.claims == turn.state.claims)
        #expect(ahead.state.redemptions == turn.state.redemptions)
        #expect(ahead.state.totals == turn.state.totals)
        #expect(ahead.state.products == turn.state.products)
        #expect(Set(ahead.state.ranked) == Set(turn.state.ranked))
        #expect(
            Set(ahead.events[before...].map(\.event)) == Set(turn.events[before...].map(\.event)))
        #expect(ahead.events.count == turn.events.count)
    }

    /// R-CLR-1, R-CREDIT-1
    @Test func `nobody is cleared twice, and points of the new year are not touched`() {
        Given(.earned(300), .earned(40, by: .wang))
            .and(.at(Self.end, only: .wang), .earned(7, by: .wang))
            .when(.at(Self.end))
            .then(.cleared(.zhang, 300), .yearCleared(accounts: 2, 340))
            .leaves(available: 0).leaves(.wang, available: 7)
    }

    /// R-RED-5
    @Test func `a hold of the new year is not taken for one of the old`() {
        let given = Given(from: "2026-12-31 09:00", .earned(300), .stocked(), .request())
            .and(.at(Self.end, only: .zhang), .earned(100), .request())
        given.when(.at(Self.end)).then(.yearCleared(accounts: 1, 200))
        #expect(given.state.redemption("R1")?.clearing == HoldClearing(year: 2026, points: 100))
        #expect(given.state.redemption("R2")?.clearing == nil)
    }

    /// R-CLR-3
    @Test func `what falls due at that moment comes after the person's own clearing`() {
        Given(from: "2026-12-28 09:00", .earned(50), .submit(), .approve("C2"))
            .when(.at(Self.end, only: .zhang))
            .then(.cleared(.zhang, 50), .credited("C2", 20, year: 2027))
            .leaves(available: 20)
    }

    @Test func `of nobody else anything is recorded`() {
        Given(.earned(300)).when(.at(Self.end, only: .wang)).then()
            .when(.at(Self.end)).then(.cleared(.zhang, 300), .yearCleared(accounts: 1, 300))
    }
}
