import Ledger
import LedgerTestSupport
import Testing

/// R-REV-1, R-REV-2, R-REV-3, R-ITEM-1: approving, rejecting, withdrawing.
struct ReviewTests {
    /// R-REV-2
    @Test func `what passes its due time is recorded overdue once, and not decided`() {
        let given = Given(.submit()).when(.at("2026-03-05 24:00")).then(.claim("C1", .overdue))
        let due = Deadline.days(3, from: "2026-03-02", to: "2026-03-05")
        #expect(given.state.claim("C1")?.stage == .underReview(due: due, overdue: true))
        given.when(.at("2026-03-31 09:00")).then()
    }

    /// R-REV-2
    @Test func `a review in time is not overdue`() {
        Given(.submit()).when(.at("2026-03-05 23:59")).then()
        Given(.submit(), .reject("C1")).when(.at("2026-03-05 24:00")).then()
    }

    /// R-REV-2
    @Test func `later review is still possible`() {
        let given = Given(.submit(), .at("2026-03-20 09:00"))
        given.when(.approve("C1")).then(.approved("C1", 20, from: "2026-03-20", to: "2026-03-25"))
        given.when(.reject("C1"))
            .then(.claim("C1", .rejected(.review, reason: Step.reason)))
        given.when(.withdraw("C1")).then(.claim("C1", .withdrawn(.request)))
    }

    /// R-REV-3
    @Test func `approval names the points, those asked for, or the standard value`() {
        let until: Day = "2026-03-05"
        Given(.submit(asking: 15)).when(.approve("C1", 25))
            .then(.approved("C1", 25, from: "2026-03-02", to: until))
        Given(.submit(asking: 15)).when(.approve("C1"))
            .then(.approved("C1", 15, from: "2026-03-02", to: until))
        Given(.submit()).when(.approve("C1"))
            .then(.approved("C1", 20, from: "2026-03-02", to: until))
    }

    /// R-ITEM-1
    @Test func `an award outside the item's range is refused, never clamped`() {
        let range = PointsRange(from: 10, to: 30)
        for points: Points in [-20, 0, 9, 31, 200] {
            Given(.submit()).when(.approve("C1", points))
                .refused(.claim(.pointsOutOfRange(points, item: .hazard, range)))
        }
    }

    @Test func `the range is that of the policy in force`() {
        let narrower = Policy.example.with(.hazard) {
            $0.range = PointsRange(from: 10, to: 15)
            $0.standard = 12
        }
        let given = Given(.submit(asking: 20), .adopt(narrower))
        given.when(.approve("C1"))
            .refused(
                .claim(.pointsOutOfRange(20, item: .hazard, PointsRange(from: 10, to: 15))))
        given.when(.approve("C1", 15))
            .then(.approved("C1", 15, from: "2026-03-02", to: "2026-03-05"))
    }

    @Test func `an item that the policy dropped is judged as it was when it was claimed`() {
        Given(.submit(.drill), .at("2026-03-03 09:00"), .adopt(Policy.example.without(.drill)))
            .when(.approve("C1"))
            .then(.approved("C1", 30, from: "2026-03-03", to: "2026-03-06"))
    }

    /// What counts is the entry, not the day: the policy may change between two of them.
    @Test func `an item dropped on the day of the claim is judged as it was before`() {
        let narrower = Policy.example.with(.drill) {
            $0.range = PointsRange(from: 20, to: 25)
            $0.standard = 22
        }
        let given = Given(
            .submit(.drill), .adopt(narrower), .submit(.drill, for: .wang),
            .adopt(Policy.example.without(.drill)))
        given.when(.approve("C1")).then(.approved("C1", 30, from: "2026-03-02", to: "2026-03-05"))
        given.when(.approve("C2")).then(.approved("C2", 22, from: "2026-03-02", to: "2026-03-05"))
        given.when(.approve("C2", 30))
            .refused(
                .claim(.pointsOutOfRange(30, item: .drill, PointsRange(from: 20, to: 25))))
        given.when(.submit(.drill, distinct: true)).refused(.claim(.itemUnknown(.drill)))
    }

    /// No policy that these rules let in leaves a claim without one; a broken history would.
    @Test func `an item that no policy knows cannot be approved`() {
        Given(
            .earned(10),
            .happened(
                .claim("C2", .filed("unknown", on: "2026-03-02", until: "2026-03-05")),
                by: .zhang)
        )
        .when(.approve("C2", 10)).refused(.claim(.itemUnknown("unknown")))
    }

    /// R-REV-3
    @Test func `the employee can withdraw a claim until it is decided`() {
        let given = Given(.submit())
        given.when(.withdraw("C1")).then(.claim("C1", .withdrawn(.request)))
        given.and(.approve("C1")).when(.withdraw("C1")).refused(.claim(.notUnderReview("C1")))
        given.when(.withdraw("C9")).refused(.claim(.unknown("C9")))
        given.and(.reject("C1")).when(.withdraw("C1", by: .wang))
            .refused(.claim(.notYours("C1")))
    }

    @Test func `who registered a claim can withdraw it too, and so can whom it is for`() {
        let given = Given(.submit(by: .li))
        given.when(.withdraw("C1", by: .li)).then(.claim("C1", .withdrawn(.request)))
        given.when(.withdraw("C1", by: .zhang)).then(.claim("C1", .withdrawn(.request)))
        given.when(.withdraw("C1", by: .zhou)).refused(.claim(.notYours("C1")))
    }

    /// R-REV-3
    @Test func `rejection names a reason, and moves no points`() {
        Given(.submit()).when(.reject("C1"))
            .then(.claim("C1", .rejected(.review, reason: Step.reason)))
            .leaves(available: 0)
        Given().when(.reject("C9")).refused(.claim(.unknown("C9")))
        Given().when(.approve("C9")).refused(.claim(.unknown("C9")))
    }

    @Test(
        arguments: [
            [.approve("C1")], [.reject("C1")], [.withdraw("C1")],
            [.approve("C1"), .at("2026-03-06 09:00")],
            [.approve("C1"), .at("2026-03-06 09:00"), .revoke("C1", as: .mistake)],
        ] as [[Step]])
    func `what is decided is not decided again, by nobody`(steps: [Step]) {
        var given = Given(.submit())
        for step in steps { given = given.and(step) }
        given.when(.approve("C1", 999, by: .zhang)).refused(.claim(.notUnderReview("C1")))
        given.when(.reject("C1", by: .zhang)).refused(.claim(.notUnderReview("C1")))
        given.when(.withdraw("C1")).refused(.claim(.notUnderReview("C1")))
    }
}
