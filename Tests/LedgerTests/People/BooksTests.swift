import Ledger
import LedgerTestSupport
import Testing

/// R-TIME-1, R-TIME-2, R-TIME-5: what the first entry states, once and for all.
struct BooksTests {
    private static let enterprise = "示例水泥厂"

    /// R-TIME-1
    @Test func `the books open with their time, in the year that it is there`() {
        let west = LedgerTime(offsetMinutes: -480)
        let moment: Instant = "2027-01-01 00:00"
        let given = Given.nothing(at: moment).when(.open(.real, time: west))
            .then(
                .books(
                    .opened(
                        enterprise: Self.enterprise, kind: .real, time: west, firstYear: 2026)))
        #expect(given.state.books?.openYear == 2026)
        #expect(given.state.books?.time == west)
    }

    /// R-ORG-2
    @Test func `the operator can name the first leader, and nobody else after`() {
        let leader = RoleHolder.user("boss")
        let given = Given.nothing().when(.open(.real, leader: leader))
            .then(
                .books(
                    .opened(
                        enterprise: Self.enterprise, kind: .real, time: .china, firstYear: 2026)),
                .role(.granted(.leader, to: leader)))
        given.and(.adopt(.example, by: .user("boss")))
            .when(.grant(.leader, to: .user("other"), by: .operator))
            .refused(.role(.leaderExists))
    }

    /// R-ORG-2
    @Test func `the first leader has no works number yet, which nobody could enrol`() {
        Given.nothing().when(.open(.real, leader: .employee(.chen)))
            .refused(.employee(.unknown(.chen)))
    }

    /// R-TIME-5
    @Test func `books are opened once`() {
        Given().when(.open(.real, leader: .employee(.chen)))
            .refused(.books(.alreadyOpened(enterprise: Self.enterprise)))
    }

    /// R-TIME-5
    @Test func `only a training book takes a simulated clock`() {
        let later: Instant = "2026-03-03 09:00"
        Given().when(.advanceClock(to: later)).then(.books(.clockAdvanced(to: later)))
        Given.nothing().when(.advanceClock(to: "2020-01-01 00:00"))
            .refused(.books(.notForTraining))
        Given.nothing().and(.open(.real)).when(.advanceClock(to: "2020-01-01 00:00"))
            .refused(.books(.notForTraining))
    }

    /// R-TIME-2
    @Test func `a simulated clock never goes back`() {
        let now: Instant = "2026-03-02 09:00"
        Given().when(.advanceClock(to: now.adding(milliseconds: -1)))
            .refused(.books(.clockBackwards(now: now)))
        Given().when(.advanceClock(to: now)).then(.books(.clockAdvanced(to: now)))
    }
}
