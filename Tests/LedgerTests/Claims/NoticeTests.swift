import Ledger
import LedgerTestSupport
import Testing

/// R-NOTICE-1, R-CREDIT-1: from the approval to the credit.
struct NoticeTests {
    private static let onNotice = Given(.submit(), .approve("C1"))

    @Test func `an approved claim is credited when its notice ends, not before`() {
        Self.onNotice.when(.at("2026-03-05 23:59")).then().leaves(available: 0)
        Self.onNotice.when(.at("2026-03-05 24:00")).then(.credited("C1", 20))
            .leaves(available: 20)
            .when(.at("2026-04-01 09:00")).then()
    }

    @Test func `a policy without notice credits at once`() {
        Given(under: .withoutNotice, .submit()).when(.approve("C1", 25))
            .then(.claim("C1", .approved(points: 25, notice: nil)), .credited("C1", 25))
            .leaves(available: 25)
            .when(.object(to: "C1")).refused(.claim(.notOnNotice("C1")))
    }

    @Test func `a policy can make the notice longer`() {
        let long = Policy.example.with { $0.noticeWorkingDays = 5 }
        Given(under: long, .submit()).when(.approve("C1"))
            .then(
                .claim(
                    "C1",
                    .approved(
                        points: 20, notice: .days(5, from: "2026-03-02", to: "2026-03-09"))))
    }

    /// R-CREDIT-1
    @Test func `points belong to the year in which they are credited`() {
        let given = Given(
            from: "2026-12-30 09:00", .submit(on: "2026-06-01"), .approve("C1"),
            .at("2027-02-01 09:00"))
        #expect(given.state.yearTotals(of: .zhang, year: 2026).credited == 0)
        #expect(given.state.yearTotals(of: .zhang, year: 2027).credited == 20)
        given.leaves(available: 20)
    }

    @Test func `the credit is the department's in which the employee is then`() {
        let given = Self.onNotice.and(.move(.zhang, to: "quarry"), .at("2026-03-06 09:00"))
        let credit = Claim.Credit(credited: 20, forgone: 0, year: 2026, department: "quarry")
        guard case .credited(let award, credit) = given.state.claim("C1")?.stage else {
            Issue.record("not credited: \(String(describing: given.state.claim("C1")?.stage))")
            return
        }
        #expect(award.points == 20)
        #expect(award.approvedBy == .zhou)
        #expect(award.approvedAt == "2026-03-02 09:00")
    }
}
