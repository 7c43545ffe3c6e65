import Ledger
import LedgerTestSupport
import Testing

/// R-BOOK-1, R-CAP-2, R-STORE-4: the checks find what they are for. Each event here is one that
/// no rule would have led to.
struct InvariantTests {
    private static let scene = Given(
        .earned(300), .stocked(), .request(), .submit(), .approve("C2"), .deduct())

    private static let forged: [Event] = [
        .credited("C2", 15, forgone: 4),
        .credited("C1", 300),
        .credited("C2", 20, to: .wang),
        .redemption("R1", .fulfilled(.gloves(90))),
        .redemption("R1", .fulfilled(.gloves(budgetYear: 2027))),
        .redemption("R1", .lapsed(.gloves(110))),
        .redemption("R1", .cancelled(.gloves(count: 2), reason: "")),
        .redemption("R1", .kept(HoldClearing(year: 2026, points: 101))),
        .product(.gloves, .received(count: -10, note: "")),
        .product(.gloves, .counted(counted: 0, difference: -10, reason: "")),
        .deduction("D1", .reversed(.givingBack(11, on: "2026-03-02"))),
        .deduction("D1", .reversed(.givingBack(10, on: "2026-03-01"))),
        .claim("C1", .revoked(.taking(300, of: 299, as: .mistake))),
    ]

    @Test func `a scene by the rules has no fault`() {
        #expect(Self.scene.surprises == [])
        #expect(Self.scene.state.checkInvariants() == [])
    }

    @Test(arguments: forged)
    func `a forged event is found`(event: Event) {
        let given = Self.scene.and(.happened(event, by: .zhou))
        #expect(given.state.checkInvariants() != [])
    }
}
