import Ledger
import LedgerTestSupport
import Testing

/// R-NEG-2: a balance below zero, or the floor that a policy gives it.
struct DebtTests {
    private static let inDebt = Given(.earned(20), .deduct(50), .stocked(price: 1))

    @Test func `a balance may fall below zero`() {
        Self.inDebt.leaves(available: -30)
    }

    @Test func `with a negative balance nothing can be redeemed`() {
        Self.inDebt.when(.request()).refused(.redemption(.inDebt(available: -30)))
    }

    @Test func `later credits first repay it`() {
        let given = Self.inDebt.and(.submit(), .approve("C2"), .at("2026-03-06 09:00"))
        given.leaves(available: -10)
        given.and(.earned(15)).leaves(available: 5)
            .when(.request(count: 6))
            .refused(.redemption(.insufficientPoints(available: 5, required: 6)))
    }

    @Test func `the clearing leaves a debt as it is`() {
        Self.inDebt.when(.at("2027-01-01 09:00")).then(.yearCleared()).leaves(available: -30)
    }

    @Test func `a revocation can lead into debt`() {
        Given(.earned(150), .stocked(), .request(), .fulfil("R1"), .revoke("C1", as: .mistake))
            .leaves(available: -100)
    }

    @Test func `what is held is not taken by a deduction`() {
        Given(.earned(120), .stocked(), .request(), .deduct(50))
            .leaves(available: -30, held: 100)
            .when(.fulfil("R1"))
            .then(.redemption("R1", .fulfilled(.gloves())))
            .leaves(available: -30)
    }

    @Test(
        arguments: [
            (0, 0), (20, 20), (30, 30), (200, 30),
        ] as [(Points, Points)])
    func `a floor at zero records the part not taken`(balance: Points, taken: Points) {
        let given = Given(under: .floorAtZero, .earned(balance), .deduct(30))
        #expect(given.state.deduction("D1")?.points == 30)
        #expect(given.state.deduction("D1")?.taken == taken)
        given.leaves(available: balance - taken)
    }

    @Test(arguments: Claim.RevocationKind.allCases)
    func `a floor at zero is for deductions only`(kind: Claim.RevocationKind) {
        let spent = Given(under: .floorAtZero, .earned(150), .stocked(), .request(), .fulfil("R1"))
        let outcome = spent.when(.revoke("C1", as: kind))
        #expect(
            outcome.events.first == .claim("C1", .revoked(.taking(150, of: 150, as: kind))))
        outcome.after.leaves(available: -100)
    }

    @Test func `a debt from before a floor stays, and is not made deeper`() {
        Self.inDebt.and(.adopt(.floorAtZero)).and(.deduct(50)).leaves(available: -30)
    }
}
