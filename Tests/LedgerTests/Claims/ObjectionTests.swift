import Ledger
import LedgerTestSupport
import Testing

/// R-NOTICE-2: any employee can object while the notice runs, and the claim waits.
struct ObjectionTests {
    private static let onNotice = Given(.submit(), .approve("C1"))
    private static let objected = onNotice.and(.object(to: "C1"))

    private func decided(_ id: ObjectionID, _ outcome: Objection.Outcome) -> Event {
        .claim("C1", .objectionDecided(id, outcome, reason: Step.reason))
    }

    @Test func `any employee can object with a reason while the notice runs`() {
        let given = Self.onNotice.and(.at("2026-03-05 23:59")).when(.object(to: "C1"))
            .then(.claim("C1", .objected("O1", reason: Step.reason)))
        let objection = given.state.objection("O1")
        #expect(objection?.by == .wang)
        #expect(objection?.raisedAt == "2026-03-05 23:59")
        #expect(objection?.outcome == .open)
    }

    @Test func `a claim is not credited while an objection is open`() {
        Self.objected.when(.at("2026-03-31 09:00")).then().leaves(available: 0)
    }

    @Test func `after a dismissal it is credited at the end of the notice`() {
        Self.objected.when(.dismiss("O1")).then(decided("O1", .dismissed))
            .when(.at("2026-03-05 24:00")).then(.credited("C1", 20))
    }

    @Test func `after a late dismissal it is credited at once`() {
        Self.objected.and(.at("2026-03-05 24:00")).when(.dismiss("O1"))
            .then(decided("O1", .dismissed), .credited("C1", 20))
            .leaves(available: 20)
    }

    @Test func `an objection upheld rejects the claim`() {
        Self.objected.when(.uphold("O1"))
            .then(
                decided("O1", .upheld),
                .claim("C1", .rejected(.objection("O1"), reason: Step.reason))
            )
            .when(.at("2026-03-31 09:00")).then()
            .leaves(available: 0)
    }

    @Test func `an objection can be upheld after the notice's end`() {
        Self.objected.and(.at("2026-03-31 09:00")).when(.uphold("O1"))
            .then(
                decided("O1", .upheld),
                .claim("C1", .rejected(.objection("O1"), reason: Step.reason)))
    }

    @Test func `the claim waits for every one of several objections`() {
        let given = Self.objected.and(.object(to: "C1", by: .zhao), .object(to: "C1", by: .li))
        #expect(given.state.openObjections(to: "C1").map(\.id) == ["O1", "O2", "O3"])
        given.and(.dismiss("O2"), .at("2026-03-06 09:00"), .dismiss("O1"))
            .when(.dismiss("O3"))
            .then(decided("O3", .dismissed), .credited("C1", 20))
        given.and(.dismiss("O2"), .dismiss("O1")).when(.at("2026-03-06 09:00")).then()
        given.and(.dismiss("O1"), .dismiss("O2"), .dismiss("O3"))
            .when(.at("2026-03-06 09:00")).then(.credited("C1", 20))
    }

    @Test func `one upheld objection makes the others moot`() {
        let given = Self.objected.and(.object(to: "C1", by: .zhao), .uphold("O2"))
        #expect(given.state.objection("O1")?.outcome == .moot)
        #expect(given.state.objection("O2")?.outcome == .upheld)
        given.when(.dismiss("O1")).refused(.claim(.objectionDecided("O1", .moot)))
    }

    @Test func `a revocation on notice makes every objection moot`() {
        let given = Self.objected.and(.object(to: "C1", by: .zhao), .revoke("C1", as: .mistake))
        #expect(given.state.openObjections(to: "C1") == [])
        given.when(.uphold("O2")).refused(.claim(.objectionDecided("O2", .moot)))
    }

    @Test func `who objected can object again after a dismissal`() {
        Self.objected.when(.object(to: "C1")).refused(.claim(.objectionRaisedAlready("O1")))
        Self.objected.and(.dismiss("O1")).when(.object(to: "C1", because: "另有证据"))
            .then(.claim("C1", .objected("O2", reason: "另有证据")))
    }

    @Test func `the first refusal of an objection that applies is given`() {
        let given = Self.objected.and(.submit(.drill), .leave(.zhao))
        given.when(.object(to: "C9", by: .county)).refused(.claim(.objectionByNobody))
        given.when(.object(to: "C9", by: .operator)).refused(.claim(.objectionByNobody))
        given.when(.object(to: "C9", by: .employee("E999")))
            .refused(.employee(.unknown("E999")))
        given.when(.object(to: "C9", by: .zhao)).refused(.employee(.left(.zhao)))
        given.when(.object(to: "C9")).refused(.claim(.unknown("C9")))
        given.when(.object(to: "C2")).refused(.claim(.notOnNotice("C2")))
        given.and(.at("2026-03-05 24:00")).when(.object(to: "C1"))
            .refused(.claim(.noticeOver("C1", closed: "2026-03-05 24:00")))
    }

    @Test func `an unknown objection, or one decided, is not decided`() {
        Given().when(.uphold("O9")).refused(.claim(.objectionUnknown("O9")))
        Given().when(.dismiss("O9")).refused(.claim(.objectionUnknown("O9")))
        let dismissed = Self.objected.and(.dismiss("O1"))
        dismissed.when(.uphold("O1")).refused(.claim(.objectionDecided("O1", .dismissed)))
        dismissed.when(.dismiss("O1", by: .zhang))
            .refused(.claim(.objectionDecided("O1", .dismissed)))
        Self.objected.and(.uphold("O1")).when(.dismiss("O1"))
            .refused(.claim(.objectionDecided("O1", .upheld)))
    }
}
