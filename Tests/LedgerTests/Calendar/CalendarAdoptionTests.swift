import Ledger
import LedgerTestSupport
import Testing

/// R-TIME-3: a calendar is adopted by an event, and what is still open is counted again.
struct CalendarAdoptionTests {
    private static let of2027 = WorkYear(
        year: 2027, source: "", off: ["2027-01-01", "2027-01-04"], work: [])
    private static let adopted = Event.calendar(.adopted(of2027))

    @Test func `a review, a notice and a hold are counted again`() {
        Given(
            from: "2026-12-30 09:00", .earned(100), .stocked(), .submit(), .request(),
            .submit(.idea), .approve("C3")
        )
        .when(.adopt(Self.of2027))
        .then(
            Self.adopted,
            .claim("C2", .rescheduled(.days(3, from: "2026-12-30", to: "2027-01-06"))),
            .claim("C3", .rescheduled(.days(3, from: "2026-12-30", to: "2027-01-06"))),
            .redemption("R1", .rescheduled(.days(5, from: "2026-12-30", to: "2027-01-08"))))
    }

    @Test func `what does not reach into the year stays`() {
        Given(from: "2026-12-28 09:00", .submit()).when(.adopt(Self.of2027)).then(Self.adopted)
    }

    @Test func `the same calendar again moves nothing`() {
        Given(from: "2026-12-30 09:00", .submit(), .adopt(Self.of2027))
            .when(.adopt(Self.of2027)).then(Self.adopted)
    }

    @Test func `a provisional due time becomes certain though it stays`() {
        let plain = WorkYear(year: 2027, source: "", off: ["2027-01-01"], work: [])
        Given(from: "2026-12-29 09:00", .submit())
            .when(.adopt(plain))
            .then(
                .calendar(.adopted(plain)),
                .claim("C1", .rescheduled(.days(3, from: "2026-12-29", to: "2027-01-04"))))
    }

    @Test func `nothing falls due before the change that made it so`() {
        let worked = WorkYear(year: 2026, source: "", off: [], work: ["2026-03-07", "2026-03-08"])
        let now: Instant = "2026-03-09 09:00"
        let deadline = Deadline(at: now, provisional: false, from: "2026-03-05", workingDays: 3)
        Given(from: "2026-03-05 09:00", .submit(), .at(now))
            .when(.adopt(worked))
            .then(.calendar(.adopted(worked)), .claim("C1", .rescheduled(deadline)))
            .when(.at(now)).then(.claim("C1", .overdue))
    }

    private static let bridge = WorkYear(
        year: 2027, source: "", off: ["2027-01-01", "2027-01-04", "2027-01-05"], work: [])

    /// R-REV-2
    @Test func `a mark that rested on a provisional date goes when the time was not over`() {
        let due = Deadline.days(3, from: "2026-12-29", to: "2027-01-06")
        let given = Given(from: "2026-12-29 09:00", .submit(), .at("2027-01-05 09:00"))
            .when(.adopt(Self.bridge))
            .then(.calendar(.adopted(Self.bridge)), .claim("C1", .overdueLifted(due)))
        #expect(given.state.claim("C1")?.stage == .underReview(due: due, overdue: false))
        // It is marked again when that passes, and for good.
        let again = given.when(.at("2027-01-07 00:00")).then(.claim("C1", .overdue))
        let later = WorkYear(
            year: 2027, source: "", off: ["2027-01-06", "2027-01-07"], work: [])
        again.when(.adopt(later)).then(.calendar(.adopted(later)))
    }

    @Test func `one whose time was over all the same stays, at the date that is known now`() {
        let due = Deadline.days(3, from: "2026-12-29", to: "2027-01-06")
        let given = Given(from: "2026-12-29 09:00", .submit(), .at("2027-01-07 09:00"))
            .when(.adopt(Self.bridge))
            .then(.calendar(.adopted(Self.bridge)), .claim("C1", .rescheduled(due)))
        #expect(given.state.claim("C1")?.stage == .underReview(due: due, overdue: true))
    }

    /// R-NOTICE-2
    @Test func `a notice that ended by a provisional date goes on when its time was not over`() {
        let closes = Deadline.days(3, from: "2026-12-29", to: "2027-01-06")
        Given(
            from: "2026-12-29 09:00", .submit(), .approve("C1"), .object(to: "C1"),
            .at("2027-01-05 09:00")
        )
        .when(.adopt(Self.bridge))
        .then(.calendar(.adopted(Self.bridge)), .claim("C1", .rescheduled(closes)))
        .when(.dismiss("O1"))
        .then(.claim("C1", .objectionDecided("O1", .dismissed, reason: Step.reason)))
    }

    @Test func `an overdue review stays overdue`() {
        let off = WorkYear(
            year: 2026, source: "", off: ["2026-03-03", "2026-03-04", "2026-03-05"], work: [])
        Given(.submit(), .at("2026-03-06 09:00"))
            .when(.adopt(off)).then(.calendar(.adopted(off)))
    }

    /// R-NOTICE-2: the notice waits for its objection; it does not end a second time.
    @Test func `a notice whose end has passed keeps it`() {
        Given(.submit(), .approve("C1"), .object(to: "C1"), .at("2026-03-20 09:00"))
            .when(.adopt(.of2026)).then(.calendar(.adopted(.of2026)))
    }

    /// R-NOTICE-2: as a review that is overdue.
    @Test func `a notice that ended by a calendar that was known stays ended`() {
        let off = WorkYear(year: 2026, source: "", off: ["2026-03-05"], work: [])
        Given(.submit(), .approve("C1"), .object(to: "C1"), .at("2026-03-06 09:00"))
            .when(.adopt(off)).then(.calendar(.adopted(off)))
    }

    /// R-FRAUD-1
    @Test func `a frozen hold is counted again and stays frozen`() {
        let amended = WorkYear(year: 2026, source: "", off: [], work: [])
        let again = Deadline.days(5, from: "2026-03-31", to: "2026-04-07")
        let given = Given(.earned(200), .stocked(), .request(), .revoke("C1", as: .false))
            .when(.adopt(amended))
            .then(.calendar(.adopted(amended)), .redemption("R1", .rescheduled(again)))
        let frozen = Redemption.Stage.held(again, frozenUntil: "2026-03-31 24:00")
        #expect(given.state.redemption("R1")?.stage == frozen)
    }

    @Test func `a day of another year is refused`() {
        let stray = WorkYear(year: 2027, source: "", off: ["2026-12-31"], work: ["2027-01-02"])
        Given().when(.adopt(stray))
            .refused(.calendar(.dayOfAnotherYear("2026-12-31", year: 2027)))
        let own = WorkYear(
            year: 2027, source: "", off: [], work: [], enterpriseWork: ["2028-01-01"])
        Given().when(.adopt(own))
            .refused(.calendar(.dayOfAnotherYear("2028-01-01", year: 2027)))
    }

    @Test func `a day off and worked at once is refused, after a day of another year`() {
        let both: Set<Day> = ["2027-02-06", "2027-02-07"]
        Given().when(.adopt(WorkYear(year: 2027, source: "", off: both, work: both)))
            .refused(.calendar(.contradiction("2027-02-06")))
        let own = WorkYear(
            year: 2027, source: "", off: [], work: [], enterpriseOff: both, enterpriseWork: both)
        Given().when(.adopt(own)).refused(.calendar(.contradiction("2027-02-06")))
        let worse = WorkYear(year: 2027, source: "", off: both.union(["2026-12-31"]), work: both)
        Given().when(.adopt(worse))
            .refused(.calendar(.dayOfAnotherYear("2026-12-31", year: 2027)))
    }
}
