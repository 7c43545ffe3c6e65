import Ledger
import LedgerTestSupport
import Testing

/// R-FRAUD-1: a suspension freezes open holds; they are not lost.
struct FrozenHoldTests {
    private static let until: Instant = "2026-03-31 24:00"
    private static let frozen = Given(
        .earned(300), .stocked(), .submit(), .request(), .reject("C2", asFalse: true))

    @Test func `a frozen hold has its working days again after the suspension`() {
        let given = Given(.earned(300), .stocked(), .submit(), .request())
        let outcome = given.when(.reject("C2", asFalse: true))
        let again = Deadline.days(5, from: "2026-03-31", to: "2026-04-08")
        #expect(outcome.events.last == .redemption("R1", .frozen(until: Self.until, again)))
        let stage = Redemption.Stage.held(again, frozenUntil: Self.until)
        #expect(outcome.after.state.redemption("R1")?.stage == stage)
        outcome.after.when(.at("2026-04-08 23:59")).then().leaves(available: 200, held: 100)
            .when(.at("2026-04-08 24:00")).then(.lapsed("R1")).leaves(available: 300)
    }

    @Test func `it is not fulfilled while it is frozen`() {
        let refusal = Refusal.redemption(.frozen("R1", until: Self.until))
        Self.frozen.when(.fulfil("R1")).refused(refusal)
        Self.frozen.and(.at("2026-03-31 23:59")).when(.fulfil("R1")).refused(refusal)
        Self.frozen.and(.at(Self.until)).when(.fulfil("R1"))
            .then(.redemption("R1", .fulfilled(.gloves()))).leaves(available: 200)
    }

    @Test func `it can be cancelled`() {
        Self.frozen.and(.cancel("R1")).leaves(available: 300)
    }

    @Test func `only the open holds of who is suspended are frozen`() {
        let given = Given(
            .earned(300), .earned(300, by: .wang), .stocked(), .submit(), .request(), .request(),
            .request(), .request(for: .wang), .fulfil("R1"), .cancel("R2")
        ).and(.reject("C3", asFalse: true))
        let frozen = given.state.redemptions.values.filter { redemption in
            if case .held(_, frozenUntil: .some) = redemption.stage { true } else { false }
        }
        #expect(frozen.map(\.id) == ["R3"])
        #expect(given.surprises == [])
    }

    /// R-RED-5
    @Test func `frozen in December, it is kept by the clearing and fulfilled in January`() {
        let given = Given(
            from: "2026-12-21 09:00", .earned(300), .stocked(), .submit(), .request(),
            .reject("C2", asFalse: true), .at("2027-01-04 09:00"))
        given.leaves(available: 0, held: 100)
            .when(.fulfil("R1")).then(.redemption("R1", .fulfilled(.gloves(budgetYear: 2027))))
    }

    @Test func `frozen twice, it waits for the later month's end`() {
        let twice = Self.frozen.and(
            .submit(.drill), .at("2026-04-01 09:00"), .reject("C3", asFalse: true))
        let stage = Redemption.Stage.held(
            .days(5, from: "2026-04-30", to: "2026-05-11"), frozenUntil: "2026-04-30 24:00")
        #expect(twice.state.redemption("R1")?.stage == stage)
    }
}
