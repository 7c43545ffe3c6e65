import Ledger
import LedgerTestSupport
import Testing

/// R-CLAIM-1, R-CLAIM-2, R-REV-1, R-ITEM-1: an employee's request for points.
struct SubmissionTests {
    /// R-REV-1
    @Test func `a claim is due at the end of the third working day after the submission`() {
        Given().when(.submit(on: "2026-03-02"))
            .then(.claim("C1", .filed(.hazard, on: "2026-03-02", until: "2026-03-05")))
    }

    /// R-REV-1
    @Test func `a policy can give the review more days, or fewer`() {
        let slow = Policy.example.with { $0.reviewWorkingDays = 6 }
        let given = Given(under: slow, .submit())
        let stage = Claim.Stage.underReview(
            due: .days(6, from: "2026-03-02", to: "2026-03-10"), overdue: false)
        #expect(given.state.claim("C1")?.stage == stage)
    }

    /// R-CLAIM-1
    @Test func `the employee or an administrator submits, with all that shows it`() {
        let evidence = [
            Evidence(reference: "照片/0302.jpg", digest: String(repeating: "0f", count: 32)),
            Evidence(reference: "https://example.invalid/1", digest: nil),
        ]
        let submission = Claim.Submission(
            employee: .zhang, item: .drill, occurred: "2026-02-27", occurrence: "演练-7",
            distinct: true, note: "表现突出", evidence: evidence, requested: 40)
        let due = Deadline.days(3, from: "2026-03-02", to: "2026-03-05")
        let given = Given().when(.ask(.claim(.submit(submission)), by: .li))
            .then(.claim("C1", .submitted(submission, due: due)))
        let claim = given.state.claim("C1")
        #expect(claim?.submittedBy == .li)
        #expect(claim?.submittedAt == "2026-03-02 09:00")
        #expect(claim?.requested == 40)
    }

    @Test func `claims are numbered without gaps`() {
        let given = Given(.submit(.hazard), .withdraw("C1"), .submit(.drill), .submit(.idea))
        #expect(given.surprises == [])
        #expect(given.state.claims.keys.sorted() == ["C1", "C2", "C3"])
    }

    /// R-CLAIM-2
    @Test func `what is still to come cannot be claimed`() {
        Given().when(.submit(on: "2026-03-03"))
            .refused(.dateInTheFuture("2026-03-03", today: "2026-03-02"))
    }

    /// R-CLAIM-2
    @Test func `a policy can set how old an occurrence may be`() {
        let given = Given(under: Policy.example.with { $0.submitWithinDays = 30 })
        given.when(.submit(on: "2026-01-30"))
            .refused(.claim(.tooOld(occurred: "2026-01-30", oldest: "2026-01-31")))
        #expect(given.and(.submit(on: "2026-01-31")).surprises == [])
        #expect(Given(.submit(on: "2020-01-01")).surprises == [])
    }

    /// R-ITEM-1
    @Test func `points asked for lie in the item's range`() {
        let range = PointsRange(from: 10, to: 30)
        for points: Points in [9, 31] {
            Given().when(.submit(asking: points))
                .refused(.claim(.pointsOutOfRange(points, item: .hazard, range)))
        }
        #expect(Given(.submit(asking: 10), .submit(for: .wang, asking: 30)).surprises == [])
    }

    @Test func `the first refusal that applies is given`() {
        let given = Given(
            under: Policy.example.with { $0.submitWithinDays = 10 }, .submit(.helmet, about: "T1"),
            .leave(.wang))
        let bare = Given.nothing().and(.open(), .enrol(.zhang))
        let far: Day = "2099-01-01"
        given.when(.submit("nothing", for: "E999", on: far, about: "T1", asking: 999))
            .refused(.employee(.unknown("E999")))
        given.when(.submit("nothing", for: .wang, on: far, about: "T1", asking: 999))
            .refused(.employee(.left(.wang)))
        bare.when(.submit("nothing", on: far, asking: 999))
            .refused(.policy(.noneInForce(on: "2026-03-02")))
        given.when(.submit("nothing", on: far, about: "T1", asking: 999))
            .refused(.claim(.itemUnknown("nothing")))
        given.when(.submit(.helmet, on: far, about: "T1", asking: 999))
            .refused(.dateInTheFuture(far, today: "2026-03-02"))
        given.when(.submit(.helmet, on: "2020-01-01", about: "T1", asking: 999))
            .refused(.claim(.tooOld(occurred: "2020-01-01", oldest: "2026-02-20")))
        given.when(.submit(.helmet, about: "T1", asking: 999))
            .refused(
                .claim(.pointsOutOfRange(999, item: .helmet, PointsRange(from: 1, to: 5))))
        given.when(.submit(.helmet, about: "T1"))
            .refused(.claim(.occurrenceTaken("T1", by: "C1")))
        given.when(.submit(.helmet)).refused(.claim(.duplicate(of: "C1")))
        given.when(.submit(.helmet, distinct: true))
            .refused(.claim(.limitReached(item: .helmet, limit: 1, .day)))
    }
}
