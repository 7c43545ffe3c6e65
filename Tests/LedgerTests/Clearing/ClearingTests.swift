import Ledger
import LedgerTestSupport
import Testing

/// R-CLR-1, R-CLR-2, R-CLR-3: the end of 31 December.
struct ClearingTests {
    private static let end: Instant = "2026-12-31 24:00"

    /// R-CLR-1
    @Test func `at the end of 31 December unused points are cleared, not before`() {
        let given = Given(.earned(300), .earned(40, by: .wang))
        given.when(.at("2026-12-31 23:59")).then()
        given.when(.at(Self.end))
            .then(
                .cleared(.zhang, 300), .cleared(.wang, 40), .yearCleared(accounts: 2, 340)
            )
            .leaves(available: 0).leaves(.wang, available: 0)
    }

    /// R-CLR-1
    @Test func `a policy can let everybody keep their points`() {
        Given(under: .clearing(.carryOver), .earned(300)).when(.at(Self.end))
            .then(.yearCleared()).leaves(available: 300)
    }

    /// R-CLR-1
    @Test(arguments: [(299, 0), (300, 0), (301, 1), (1000, 700)] as [(Points, Points)])
    func `or keep them up to a limit`(points: Points, lost: Points) {
        let outcome = Given(under: .clearing(.carryOverUpTo(300)), .earned(points))
            .when(.at(Self.end))
        if lost == 0 {
            outcome.then(.yearCleared()).leaves(available: points)
        } else {
            outcome.then(.cleared(.zhang, lost, kept: 300), .yearCleared(accounts: 1, lost))
                .leaves(available: 300)
        }
    }

    @Test func `the policy of the year's last day decides, not that of the next`() {
        let keep = Policy.clearing(.carryOver)
        Given(.earned(300), .adopt(keep, effective: "2026-12-31")).when(.at(Self.end))
            .then(.yearCleared())
        Given(.earned(300), .adopt(keep, effective: "2027-01-01")).when(.at(Self.end))
            .then(.cleared(.zhang, 300), .yearCleared(accounts: 1, 300))
    }

    /// R-CLR-2
    @Test func `a year is cleared once`() {
        let given = Given(.earned(300), .at(Self.end), .earned(20))
        #expect(given.state.books?.openYear == 2027)
        given.when(.at("2027-12-31 23:59")).then().leaves(available: 20)
            .when(.at("2027-12-31 24:00"))
            .then(.cleared(.zhang, 20, year: 2027), .yearCleared(2027, accounts: 1, 20))
    }

    /// R-CLR-2
    @Test func `it happens in the ledger's time`() {
        let utc = LedgerTime(offsetMinutes: 0)
        let given = Given.nothing().and(.open(time: utc))
        given.when(.at("2027-01-01 07:59")).then()
        let cleared = given.when(.at("2027-01-01 08:00")).then(.yearCleared())
        #expect(cleared.journal.events.last?.effectiveAt == utc.end(ofYear: 2026))
    }

    /// R-CLR-3
    @Test func `claims under review and on notice are not touched`() {
        let given = Given(
            from: "2026-12-30 09:00", .submit(.hazard), .submit(.drill), .approve("C2"),
            .at(Self.end))
        let outcome = given.and(.approve("C1")).when(.at("2027-01-31 09:00"))
        outcome.then(
            .credited("C2", 30, year: 2027), .credited("C1", 20, year: 2027)
        )
        .leaves(available: 50)
    }

    /// R-CLR-2, R-CLR-3
    @Test func `what falls due at that very moment comes after the clearing`() {
        let kept = HoldClearing(year: 2026, points: 100)
        let outcome = Given(
            from: "2026-12-24 09:00", .earned(300), .stocked(), .request(),
            .at("2026-12-28 09:00"), .submit(.hazard), .submit(.drill), .approve("C2")
        )
        .when(.at(Self.end))
        let given = outcome.then(
            .cleared(.zhang, 200), .redemption("R1", .kept(kept)),
            .yearCleared(accounts: 1, 200), .lapsed("R1", cleared: kept),
            .credited("C2", 20, year: 2027), .claim("C3", .overdue)
        )
        .leaves(available: 20)
        let recorded = given.journal.events.suffix(6)
        #expect(recorded.allSatisfy { $0.effectiveAt == Self.end && $0.actor == .clock })
    }

    /// R-CREDIT-1
    @Test func `a notice that ends a day earlier is credited to the old year`() {
        Given(from: "2026-12-25 09:00", .submit(), .approve("C1")).when(.at(Self.end))
            .then(
                .credited("C1", 20), .cleared(.zhang, 20), .yearCleared(accounts: 1, 20))
    }

    @Test func `accounts are cleared in the order of the works numbers`() {
        let outcome = Given(
            .earned(1, by: .chen), .earned(2, by: .wang), .earned(3, by: .zhang)
        )
        .when(.at(Self.end))
        outcome.then(
            .cleared(.zhang, 3), .cleared(.wang, 2), .cleared(.chen, 1),
            .yearCleared(accounts: 3, 6))
    }

    /// R-CLR-4
    @Test func `a dry run says from any day on who would lose how much`() {
        let given = Given(
            under: .clearing(.carryOverUpTo(50)), .earned(300), .earned(40, by: .wang),
            .deduct(from: .zhao), .stocked(), .request())
        let shares = [EmployeeID.zhang, .wang, .zhao].map {
            Clearing.share(of: $0, year: 2026, given.state)
        }
        #expect(shares.map(\.points) == [150, 0, 0])
        #expect(shares.map(\.kept) == [50, 40, 0])
        given.and(.cancel("R1")).when(.at(Self.end))
            .then(.cleared(.zhang, 250, kept: 50), .yearCleared(accounts: 1, 250))
    }
}
