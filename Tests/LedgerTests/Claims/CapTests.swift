import Ledger
import LedgerTestSupport
import Testing

/// R-CAP-1, R-CAP-2, R-CAP-3, under the basis `earned`; that of `redeemed` is among redemptions.
struct CapTests {
    private static let of100 = Policy.cap(100).with { $0.noticeWorkingDays = 0 }
    private static let approved = Event.claim("C2", .approved(points: 20, notice: nil))

    private func credit(at earned: Points) -> Outcome {
        Given(under: Self.of100, .earned(earned), .submit()).when(.approve("C2"))
    }

    /// R-CAP-1
    @Test func `the cap is 2000 points earned a year where a policy says nothing`() {
        #expect(Policy(name: "").annualCap == AnnualCap(points: 2000, basis: .earned))
    }

    /// R-CAP-2
    @Test func `a credit up to the cap is whole`() {
        credit(at: 80).then(Self.approved, .credited("C2", 20)).leaves(available: 100)
    }

    /// R-CAP-2
    @Test func `a credit that crosses the cap is credited up to it, and the rest forgone`() {
        credit(at: 95).then(Self.approved, .credited("C2", 5, forgone: 15)).leaves(available: 100)
    }

    /// R-CAP-2
    @Test func `at the cap a credit is recorded with nothing credited and all forgone`() {
        credit(at: 100).then(Self.approved, .credited("C2", 0, forgone: 20))
            .leaves(available: 100)
    }

    /// R-CAP-1
    @Test func `each person and each year has its own cap`() {
        Given(under: Self.of100, .earned(100), .submit(for: .wang)).when(.approve("C2"))
            .then(Self.approved, .credited("C2", 20, to: .wang))
        Given(under: Self.of100, .earned(100), .at("2027-01-01 09:00"), .submit())
            .when(.approve("C2"))
            .then(Self.approved, .credited("C2", 20, year: 2027))
    }

    /// R-CAP-1
    @Test func `the cap counts at the credit, not at the approval`() {
        Given(under: .cap(100), .submit(), .approve("C1"), .earned(90))
            .when(.at("2026-03-06 09:00")).then(.credited("C1", 10, forgone: 10))
    }

    @Test func `several credits at one moment share the room in their order`() {
        Given(
            under: .cap(100), .submit(.hazard), .submit(.drill), .submit(.idea),
            .approve("C3"), .approve("C2"), .approve("C1")
        )
        .when(.at("2026-03-06 09:00"))
        .then(
            .credited("C1", 20), .credited("C2", 30), .credited("C3", 50, forgone: 50))
    }

    /// R-CAP-3
    @Test func `a revoked credit gives its room back`() {
        Given(under: Self.of100, .earned(100), .revoke("C1", as: .mistake), .submit())
            .when(.approve("C2")).then(Self.approved, .credited("C2", 20))
    }

    /// R-CAP-3
    @Test func `the room goes back to the year from which it came`() {
        let given = Given(
            under: Self.of100, .earned(60), .at("2027-01-01 09:00"), .earned(90),
            .revoke("C1", as: .mistake), .submit())
        #expect(given.state.yearTotals(of: .zhang, year: 2026).credited == 0)
        given.when(.approve("C3"))
            .then(
                .claim("C3", .approved(points: 20, notice: nil)),
                .credited("C3", 10, forgone: 10, year: 2027))
    }

    /// R-CAP-3
    @Test func `only what was credited comes back from a claim that was cut`() {
        let cut = Given(under: Self.of100, .earned(95), .submit(), .approve("C2"))
            .and(.revoke("C2", as: .mistake))
        #expect(cut.state.yearTotals(of: .zhang, year: 2026).credited == 95)
        cut.leaves(available: 95)
    }

    /// R-CAP-3
    @Test func `redeeming, deducting and correcting do not touch the room`() {
        let given = Given(
            under: Self.of100, .earned(100), .stocked(price: 40), .request(), .fulfil("R1"),
            .giveBack("R1"), .deduct(50), .appeal("D1"), .upholdAppeal("A1"), .submit())
        given.leaves(available: 100)
        given.when(.approve("C2")).then(Self.approved, .credited("C2", 0, forgone: 20))
    }

    @Test func `a cap that is lowered in the year takes nothing back`() {
        Given(under: Self.of100, .earned(80), .adopt(Self.of100.capped(at: 50)), .submit())
            .when(.approve("C2")).then(Self.approved, .credited("C2", 0, forgone: 20))
            .leaves(available: 80)
    }

    @Test func `a cap that is raised in the year makes room, but not for what was forgone`() {
        Given(
            under: Self.of100, .earned(90), .submit(), .approve("C2"),
            .adopt(Self.of100.capped(at: 200)), .submit(.drill)
        )
        .when(.approve("C3"))
        .then(.claim("C3", .approved(points: 30, notice: nil)), .credited("C3", 30))
        .leaves(available: 130)
    }

    @Test func `a credit is judged by the cap of its day, not by that of the approval`() {
        Given(
            under: .cap(100), .submit(), .approve("C1"), .earned(90),
            .adopt(.cap(105), effective: "2026-03-06")
        )
        .when(.at("2026-03-31 09:00")).then(.credited("C1", 15, forgone: 5))
    }

    /// R-CAP-1
    @Test func `read as a limit on redeeming, the cap cuts no credit`() {
        let given = Given(under: .cap(100, .redeemed), .earned(100), .submit(), .approve("C2"))
        given.when(.at("2026-03-06 09:00")).then(.credited("C2", 20)).leaves(available: 120)
        #expect(given.state.earningRoom(of: .zhang, on: "2026-03-02") == nil)
    }

    @Test func `the room is what the cap leaves, never below nothing`() {
        let rooms = [0, 30, 100].map { (earned: Points) in
            Given(under: Self.of100, .earned(earned), .adopt(Self.of100.capped(at: 60)))
                .state.earningRoom(of: .zhang, on: "2026-03-02")
        }
        #expect(rooms == [60, 30, 0])
    }
}

extension Policy {
    fileprivate func capped(at points: Points) -> Policy { with { $0.annualCap.points = points } }
}
