import Ledger
import LedgerTestSupport
import Testing

/// R-RED-1, R-RED-3, R-RED-4: how a redemption ends.
struct FulfilmentTests {
    private static let held = Given(.earned(300), .stocked(), .request())
    private static let returned = Event.redemption("R1", .returned(.gloves(), reason: Step.reason))

    /// R-RED-1
    @Test func `fulfilment turns the hold into a redemption`() {
        let given = Self.held.when(.fulfil("R1"))
            .then(.redemption("R1", .fulfilled(.gloves())))
            .leaves(available: 200)
        #expect(given.state.redemption("R1")?.stage == .fulfilled(at: "2026-03-02 09:00"))
    }

    /// R-RED-1
    @Test(arguments: [Actor.zhang, .li])
    func `the employee or the administrator cancels a request`(actor: Actor) {
        Self.held.when(.cancel("R1", by: actor))
            .then(.redemption("R1", .cancelled(.gloves(), reason: Step.reason)))
            .leaves(available: 300)
    }

    /// R-RED-4
    @Test func `a hold that is not fulfilled in time lapses and is released`() {
        Self.held.when(.at("2026-03-09 23:59")).then().leaves(available: 200, held: 100)
        Self.held.when(.at("2026-03-09 24:00")).then(.lapsed("R1")).leaves(available: 300)
            .when(.at("2026-04-09 24:00")).then()
    }

    /// R-RED-4
    @Test func `a policy can keep the goods for longer`() {
        let patient = Policy.example.with { $0.redemption.holdWorkingDays = 10 }
        let given = Given(under: patient, .earned(300), .stocked(), .request())
        let deadline = Deadline.days(10, from: "2026-03-02", to: "2026-03-16")
        #expect(given.state.redemption("R1")?.stage == .held(deadline, frozenUntil: nil))
    }

    /// R-RED-3
    @Test func `a fulfilled redemption can be returned`() {
        Self.held.and(.fulfil("R1")).when(.giveBack("R1")).then(Self.returned)
            .leaves(available: 300)
    }

    /// R-RED-3, R-CAP-3
    @Test func `points returned after a clearing stay, outside the cap`() {
        let given = Self.held.and(.fulfil("R1"), .at("2027-01-04 09:00"))
        let back = given.when(.giveBack("R1")).then(Self.returned).leaves(available: 100)
        #expect(back.state.yearTotals(of: .zhang, year: 2027) == YearTotals())
        back.when(.at("2028-01-01 00:00"))
            .then(.cleared(.zhang, 100, year: 2027), .yearCleared(2027, accounts: 1, 100))
            .leaves(available: 0)
    }

    /// R-RED-3, R-RED-5
    @Test func `so do those of a hold that the clearing met`() {
        Given(from: "2026-12-31 09:00", .earned(300), .stocked(), .request())
            .and(.at("2027-01-01 09:00"), .fulfil("R1"))
            .when(.giveBack("R1"))
            .then(
                .redemption("R1", .returned(.gloves(budgetYear: 2027), reason: Step.reason))
            )
            .leaves(available: 100)
    }

    @Test(
        arguments: [
            [.fulfil("R1")], [.cancel("R1")], [.at("2026-03-10 09:00")],
            [.fulfil("R1"), .giveBack("R1")],
        ] as [[Step]])
    func `what is not held is neither fulfilled nor cancelled, by nobody`(steps: [Step]) {
        var given = Self.held
        for step in steps { given = given.and(step) }
        given.when(.fulfil("R1", by: .zhang)).refused(.redemption(.notHeld("R1")))
        given.when(.cancel("R1")).refused(.redemption(.notHeld("R1")))
    }

    @Test(
        arguments: [
            [], [.cancel("R1")], [.at("2026-03-10 09:00")], [.fulfil("R1"), .giveBack("R1")],
        ] as [[Step]])
    func `what was not fulfilled is not returned, by nobody`(steps: [Step]) {
        var given = Self.held
        for step in steps { given = given.and(step) }
        given.when(.giveBack("R1", by: .zhang)).refused(.redemption(.notFulfilled("R1")))
    }

    @Test(arguments: [.fulfil("R9"), .cancel("R9"), .giveBack("R9")] as [Step])
    func `an unknown redemption is refused`(step: Step) {
        Self.held.when(step).refused(.redemption(.unknown("R9")))
    }

    /// R-FRAUD-1, R-FUND-1
    @Test func `the first refusal of a fulfilment that applies is given`() {
        let refusing = Policy.example.with { $0.budgetExhausted = .refuse }
        let given = Given(
            under: refusing, .earned(300), .stocked(), .submit(), .request(),
            .setBudget(.zero), .reject("C2", asFalse: true))
        given.when(.fulfil("R1", by: .zhang)).refused(.fourEyes(.ownFulfilment))
        given.when(.fulfil("R1"))
            .refused(.redemption(.frozen("R1", until: "2026-03-31 24:00")))
        given.and(.at("2026-04-01 09:00")).when(.fulfil("R1"))
            .refused(
                .budget(
                    .exhausted(
                        year: 2026, amount: .zero, spent: .zero, required: Fen(yuan: 10))))
    }
}
