import Ledger
import LedgerTestSupport
import Testing

/// R-BOOK-6: balances and history of the book that was kept before.
struct OpeningTests {
    private static func bring(
        _ points: Points, to employee: EmployeeID = .zhang, on day: Day = "2025-12-31",
        from reference: String = "p. 3", balance: Points? = nil, by actor: Actor = .chen
    ) -> Step {
        .ask(
            .opening(
                .record(
                    Opening(
                        employee: employee, points: points, day: day, reference: reference),
                    balance: balance)), by: actor)
    }

    @Test func `a line is dated in the old book and names its place there`() {
        let outcome = Given().when(Self.bring(120))
        outcome.then(
            .opening(
                .recorded(
                    Opening(
                        employee: .zhang, points: 120, day: "2025-12-31", reference: "p. 3"),
                    department: "kiln")))
        #expect(outcome.after.state.account(of: .zhang).available == 120)
        #expect(
            outcome.after.journal.events.last?.effectiveAt == Instant("2025-12-31 00:00"))
    }

    @Test func `it counts neither for the cap nor for the ranking`() {
        let state = Given(Self.bring(1990)).state
        #expect(state.yearTotals(of: .zhang, year: 2026) == YearTotals())
        #expect(state.rankedPoints(of: .zhang) == 0)
        #expect(state.checkInvariants() == [])
    }

    @Test func `history adds up, below zero too`() {
        let given = Given(Self.bring(120), Self.bring(-150, from: "p. 4", balance: -30))
        #expect(given.surprises == [])
        #expect(given.state.account(of: .zhang).available == -30)
        given.when(Self.bring(10, from: "p. 5", balance: -19))
            .refused(.opening(.balanceDiffers(.zhang, stated: -19, found: -20)))
    }

    @Test func `a line is brought over once for each employee`() {
        let given = Given(Self.bring(120), Self.bring(0, to: .wang))
        #expect(given.surprises == [])
        given.when(Self.bring(5))
            .refused(.opening(.recordedAlready(.zhang, reference: "p. 3")))
    }

    /// R-BOOK-6
    @Test func `a line of no points keeps no other from its place`() {
        let given = Given(Self.bring(0, to: .wang))
        given.when(Self.bring(0, to: .wang))
            .refused(.opening(.recordedAlready(.wang, reference: "p. 3")))
        let filled = given.and(Self.bring(5, to: .wang))
        #expect(filled.surprises == [])
        #expect(filled.state.account(of: .wang).available == 5)
        filled.when(Self.bring(7, to: .wang))
            .refused(.opening(.recordedAlready(.wang, reference: "p. 3")))
    }

    @Test func `who, by whom and when`() {
        Given().when(Self.bring(5, to: "E999")).refused(.employee(.unknown("E999")))
        Given().when(Self.bring(5, to: .chen)).refused(.fourEyes(.ownOpening))
        Given().when(Self.bring(5, on: "2026-03-03"))
            .refused(.dateInTheFuture("2026-03-03", today: "2026-03-02"))
    }

    @Test func `what was brought is cleared at the year's end, a debt is not`() {
        Given(from: "2026-12-30 09:00", Self.bring(120), Self.bring(-7, to: .wang))
            .when(.at("2027-01-01 00:00")).then(
                .cleared(.zhang, 120), .yearCleared(2026, accounts: 1, 120))
    }

    @Test func `nothing is brought into a year that was cleared`() {
        let given = Given(from: "2026-12-30 09:00", .at("2027-01-04 09:00"))
        given.when(Self.bring(120, on: "2026-12-31"))
            .refused(.opening(.yearCleared("2026-12-31", from: "2027-01-01")))
        given.when(Self.bring(120, on: "2025-12-31"))
            .refused(.opening(.yearCleared("2025-12-31", from: "2027-01-01")))
        #expect(given.when(Self.bring(120, on: "2027-01-01")).refusal == nil)
    }
}
