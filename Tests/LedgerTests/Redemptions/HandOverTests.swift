import Ledger
import LedgerTestSupport
import Testing

/// R-RED-6: at the counter request and fulfilment are one step.
struct HandOverTests {
    private static let stocked = Given(.earned(300), .stocked(), .stocked(.tea, price: 30))

    private static func line(
        _ product: ProductCode = .gloves, _ count: Int64 = 1
    ) -> Redemption.CounterLine {
        Redemption.CounterLine(product, count: count)
    }

    @Test func `goods are asked for and handed over in one step`() {
        let given = Self.stocked.when(.handOver())
            .then(
                .redemption(
                    "R1",
                    .requested(
                        Redemption.Requested(
                            employee: .zhang, product: .gloves, count: 1, points: 100,
                            cost: Fen(yuan: 10),
                            deadline: .days(5, from: "2026-03-02", to: "2026-03-09"),
                            day: "2026-03-02", department: "kiln"))),
                .redemption("R1", .fulfilled(.gloves()))
            )
            .leaves(available: 200)
        #expect(given.state.redemption("R1")?.stage == .fulfilled(at: "2026-03-02 09:00"))
        #expect(given.state.redemption("R1")?.requestedBy == .li)
        #expect(given.state.product(.gloves)?.onHand == 9)
        #expect(given.state.product(.gloves)?.held == 0)
    }

    @Test func `each line is a redemption of its own`() {
        let cart = [Self.line(.tea, 2), Self.line(), Self.line(.tea)]
        let given = Self.stocked.and(.handOver(cart)).leaves(available: 110)
        #expect(given.surprises == [])
        #expect(given.state.redemption("R1")?.points == 60)
        #expect(given.state.redemption("R2")?.product == .gloves)
        #expect(given.state.redemption("R3")?.points == 30)
        #expect(given.state.product(.tea)?.onHand == 7)
    }

    @Test func `a return gives back one line of it`() {
        let given = Self.stocked.and(.handOver([Self.line(), Self.line(.tea)]))
        given.and(.giveBack("R1")).leaves(available: 270)
    }

    /// R-ORG-3
    @Test func `nobody sells to themself, and the administrator's own login counts`() {
        Self.stocked.when(.handOver(by: .zhang)).refused(.fourEyes(.ownFulfilment))
    }

    @Test func `a cart is refused as one, and then nothing of it is booked`() {
        let limited = Given(
            .earned(350), .stocked(limit: ProductLimit(month: 2)), .stocked(.tea, 3, price: 10))
        limited.when(.handOver([Self.line(), Self.line(.tea, 2), Self.line(.tea, 2)]))
            .refused(.redemption(.insufficientStock(.tea, available: 3, required: 4)))
        limited.when(.handOver([Self.line(.gloves, 2), Self.line()]))
            .refused(.redemption(.limitReached(.gloves, limit: 2, .month, used: 0)))
        limited.when(.handOver([Self.line(.gloves, 2), Self.line(.gloves, 2)]))
            .refused(.redemption(.insufficientPoints(available: 350, required: 400)))
    }

    /// R-FUND-1
    @Test func `the budget has to cover all of it, where the policy refuses`() {
        let refusing = Policy.example.with { $0.budgetExhausted = .refuse }
        let given = Given(
            under: refusing, .earned(300), .stocked(), .setBudget(Fen(yuan: 15)))
        given.when(.handOver([Self.line(), Self.line()]))
            .refused(
                .budget(
                    .exhausted(
                        year: 2026, amount: Fen(yuan: 15), spent: .zero, required: Fen(yuan: 20))))
        #expect(given.and(.handOver()).surprises == [])
    }

    /// R-RED-2, R-FRAUD-1
    @Test func `the first refusal that applies is given`() {
        let shut = Policy.windows(.days([20])).with { $0.annualCap.basis = .redeemed }
        let debtor = Given(
            under: shut, .stocked("worn"), .retire("worn"), .submit(), .deduct(50), .stocked(),
            .reject("C1", asFalse: true))
        let many = [Self.line(.gloves, 99), Self.line("nothing"), Self.line("worn")]
        debtor.when(.handOver(many, to: "E999")).refused(.employee(.unknown("E999")))
        debtor.when(.handOver(many, by: .zhang)).refused(.fourEyes(.ownFulfilment))
        debtor.when(.handOver(many)).refused(.product(.unknown("nothing")))
        debtor.when(.handOver([Self.line(.gloves, 99), Self.line("worn")]))
            .refused(.product(.retired("worn")))
        let dear = [Self.line(.gloves, 11), Self.line(.gloves, 11)]
        debtor.when(.handOver(dear))
            .refused(.redemption(.suspended(until: "2026-03-31 24:00")))
        let later = debtor.and(.at("2026-04-01 09:00"))
        later.when(.handOver(dear))
            .refused(.redemption(.outsideWindow(today: "2026-04-01", next: "2026-04-20")))
        let open = later.and(.at("2026-04-20 09:00"))
        open.when(.handOver(dear)).refused(.redemption(.inDebt(available: -50)))
        open.and(.earned(60)).when(.handOver(dear))
            .refused(.redemption(.insufficientPoints(available: 10, required: 2200)))
        open.and(.earned(3000)).when(.handOver(dear))
            .refused(.redemption(.overCap(cap: 2000, used: 0, required: 2200)))
    }

    /// R-ORG-5
    @Test func `who left may still fetch what their points are worth`() {
        #expect(Self.stocked.and(.leave(), .handOver()).surprises == [])
    }
}
