import Ledger
import LedgerTestSupport
import Testing

/// R-FUND-1: a yearly budget, against which a fulfilment books the product's cost.
struct BudgetTests {
    private static let refusing = Policy.example.with { $0.budgetExhausted = .refuse }

    private func given(under policy: Policy = .example, budget: Fen) -> Given {
        Given(
            under: policy, .earned(1000), .stocked(), .setBudget(budget), .request(),
            .request(count: 2), .fulfil("R1"))
    }

    @Test func `finance sets it, and sets it again`() {
        let given = Given().when(.setBudget(Fen(yuan: 100)))
            .then(.budget(year: 2026, .set(Fen(yuan: 100))))
            .when(.setBudget(Fen(yuan: 50))).then(.budget(year: 2026, .set(Fen(yuan: 50))))
        #expect(given.state.budget(year: 2026) == Budget(year: 2026, amount: Fen(yuan: 50)))
    }

    @Test func `a fulfilment books the cost, a return takes it back`() {
        let given = given(budget: Fen(yuan: 100))
        #expect(given.state.budget(year: 2026).spent == Fen(yuan: 10))
        #expect(given.and(.fulfil("R2")).state.budget(year: 2026).spent == Fen(yuan: 30))
        let returned = given.and(.fulfil("R2"), .giveBack("R1"))
        #expect(returned.state.budget(year: 2026).spent == Fen(yuan: 20))
        #expect(returned.state.budget(year: 2026).amount == Fen(yuan: 100))
    }

    @Test func `an exhausted budget refuses where the policy says so`() {
        let exhausted = Refusal.budget(
            .exhausted(
                year: 2026, amount: Fen(yuan: 29), spent: Fen(yuan: 10), required: Fen(yuan: 20)))
        given(under: Self.refusing, budget: Fen(yuan: 29)).when(.fulfil("R2"))
            .refused(exhausted)
        given(under: Self.refusing, budget: Fen(yuan: 30)).when(.fulfil("R2"))
            .then(.redemption("R2", .fulfilled(.gloves(200, count: 2))))
        given(budget: Fen(yuan: 29)).when(.fulfil("R2"))
            .then(.redemption("R2", .fulfilled(.gloves(200, count: 2))))
    }

    @Test func `a year without a budget refuses nothing`() {
        #expect(Budget(year: 2026).covers(Fen(yuan: 1_000_000)))
        #expect(!Budget(year: 2026, amount: .zero).covers(Fen(1)))
        Given(under: Self.refusing, .earned(100), .stocked(), .request()).when(.fulfil("R1"))
            .then(.redemption("R1", .fulfilled(.gloves())))
    }

    @Test func `the cost belongs to the year of the fulfilment`() {
        let given = Given(
            from: "2026-12-31 09:00", .earned(300), .stocked(), .request(), .request(),
            .fulfil("R1"), .at("2027-01-01 09:00"), .fulfil("R2"))
        #expect(given.state.budget(year: 2026).spent == Fen(yuan: 10))
        #expect(given.state.budget(year: 2027).spent == Fen(yuan: 10))
        let returned = given.and(.giveBack("R1"))
        #expect(returned.surprises == [])
        #expect(returned.state.budget(year: 2026).spent == .zero)
        #expect(returned.state.budget(year: 2027).spent == Fen(yuan: 10))
    }
}
