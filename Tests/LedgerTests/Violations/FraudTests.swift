import Ledger
import LedgerTestSupport
import Testing

/// R-FRAUD-1, R-FRAUD-2: a claim that proved false, and one that was a mistake.
struct FraudTests {
    private static let until: Instant = "2026-03-31 24:00"

    private static func consequences(
        of claim: ClaimID, from: Instant, until: Instant = until
    ) -> [Event] {
        [
            .employee(.zhang, .suspended(from: from, until: until, claim: claim)),
            .employee(.zhang, .criticised(claim: claim)),
        ]
    }

    /// R-FRAUD-1
    @Test func `a false claim loses its points, the month's redemption and its face`() {
        let outcome = Given(.earned(150), .at("2026-03-18 15:00"))
            .when(.revoke("C1", as: .false))
        let revoked = Event.claim("C1", .revoked(.taking(150, of: 150, as: .false)))
        #expect(
            outcome.events == [revoked] + Self.consequences(of: "C1", from: "2026-03-18 15:00"))
        let given = outcome.after.leaves(available: 0)
        #expect(
            given.state.criticisms == [
                Criticism(employee: .zhang, claim: "C1", day: "2026-03-18")
            ])
    }

    /// R-FRAUD-2
    @Test func `a mistake loses its points, and nothing else`() {
        let given = Given(.earned(150), .revoke("C1", as: .mistake)).leaves(available: 0)
        #expect(given.state.employee(.zhang)?.suspendedUntil == nil)
        #expect(given.state.criticisms == [])
    }

    /// R-FRAUD-1
    @Test func `a claim found false under review is rejected with the same consequences`() {
        let outcome = Given(.submit()).when(.reject("C1", asFalse: true))
        #expect(
            outcome.events == [.claim("C1", .rejected(.falseClaim, reason: Step.reason))]
                + Self.consequences(of: "C1", from: "2026-03-02 09:00"))
        outcome.after.leaves(available: 0)
    }

    /// R-FRAUD-1, R-FRAUD-2
    @Test func `a claim on notice has no points to take back`() {
        let given = Given(.submit(), .approve("C1"), .object(to: "C1"))
        let outcome = given.when(.revoke("C1", as: .false))
        #expect(
            outcome.events == [.claim("C1", .rejected(.falseClaim, reason: Step.reason))]
                + Self.consequences(of: "C1", from: "2026-03-02 09:00"))
        outcome.after.leaves(available: 0)
        given.when(.revoke("C1", as: .mistake))
            .then(.claim("C1", .rejected(.mistake, reason: Step.reason)))
    }

    @Test(
        arguments: [
            [], [.reject("C1")], [.withdraw("C1")],
            [.approve("C1"), .at("2026-03-06 09:00"), .revoke("C1", as: .false)],
        ] as [[Step]])
    func `what is neither credited nor on notice is not revoked, by nobody`(steps: [Step]) {
        var given = Given(.submit())
        for step in steps { given = given.and(step) }
        given.when(.revoke("C1", as: .mistake, by: .zhang))
            .refused(.claim(.notRevocable("C1")))
        given.when(.revoke("C9", as: .false)).refused(.claim(.unknown("C9")))
    }

    /// R-FRAUD-1
    @Test(
        arguments: [
            ("2026-03-31 23:59", "2026-03-31 24:00"), ("2026-04-01 00:00", "2026-04-30 24:00"),
            ("2026-12-15 09:00", "2027-01-01 00:00"), ("2028-02-01 09:00", "2028-02-29 24:00"),
        ] as [(Instant, Instant)])
    func `a suspension ends with the calendar month of the decision`(
        moment: Instant, until: Instant
    ) {
        let given = Given(.submit(), .at(moment), .reject("C1", asFalse: true))
        let employee = given.state.employee(.zhang)
        #expect(employee?.suspendedUntil == until)
        #expect(employee?.isSuspended(at: moment) == true)
        #expect(employee?.isSuspended(at: until.adding(milliseconds: -1)) == true)
        #expect(employee?.isSuspended(at: until) == false)
    }

    @Test func `it ends by itself, and earning goes on`() {
        let given = Given(
            .earned(300), .stocked(), .submit(), .reject("C2", asFalse: true), .earned(20))
        given.leaves(available: 320)
        given.when(.request()).refused(.redemption(.suspended(until: Self.until)))
        given.and(.at("2026-03-31 23:59")).when(.request())
            .refused(.redemption(.suspended(until: Self.until)))
        given.and(.at(Self.until), .request()).leaves(available: 220, held: 100)
    }

    @Test func `others redeem as before`() {
        Given(.earned(300, by: .wang), .stocked(), .submit(), .reject("C2", asFalse: true))
            .and(.request(for: .wang)).leaves(.wang, available: 200, held: 100)
    }

    @Test func `a second false claim in a later month suspends again`() {
        let given = Given(.submit(), .submit(.drill), .reject("C1", asFalse: true))
            .and(.at("2026-04-10 09:00"), .reject("C2", asFalse: true))
        #expect(given.state.employee(.zhang)?.suspendedUntil == "2026-04-30 24:00")
        #expect(given.state.criticisms.count == 2)
    }
}
