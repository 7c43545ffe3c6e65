import Ledger
import LedgerTestSupport
import Testing

/// R-CLR-2: what fell due while the daemon was down is recorded at the next start, in the order
/// in which it fell due, with both times, before anything else is done.
struct DowntimeTests {
    private static let busy = Given(
        .earned(100), .stocked(), .submit(.hazard), .submit(.drill), .approve("C2"),
        .request(), .at("2026-03-03 09:00"), .submit(.idea), .approve("C4"), .object(to: "C4"))

    @Test func `three years of downtime are recorded in order`() {
        let start: Instant = "2029-05-01 08:00"
        let given = Self.busy.when(.at(start))
            .then(
                .credited("C2", 20), .claim("C3", .overdue), .lapsed("R1"),
                .cleared(.zhang, 120), .yearCleared(accounts: 1, 120), .yearCleared(2027),
                .yearCleared(2028)
            )
            .leaves(available: 0)
        let recorded = given.journal.events.suffix(7)
        #expect(recorded.allSatisfy { $0.recordedAt == start && $0.actor == .clock })
        let due: [Instant] = [
            "2026-03-05 24:00", "2026-03-05 24:00", "2026-03-09 24:00", "2026-12-31 24:00",
            "2026-12-31 24:00", "2027-12-31 24:00", "2028-12-31 24:00",
        ]
        #expect(recorded.map(\.effectiveAt) == due)
        #expect(given.state.books?.openYear == 2029)
    }

    @Test func `it makes no difference whether the daemon was running`() {
        var daily = Self.busy
        for day in 0..<1156 {
            daily = daily.and(.at(LedgerTime.china.start(of: Day("2026-03-03").adding(day))))
        }
        let end = daily.journal.now
        let away = Self.busy.and(.at(end))
        #expect(end > "2029-04-30 00:00")
        #expect(daily.state == away.state)
        #expect(daily.journal.events.map(\.event) == away.journal.events.map(\.event))
        #expect(daily.journal.events.map(\.effectiveAt) == away.journal.events.map(\.effectiveAt))
    }

    @Test func `nothing falls due a second time`() {
        Self.busy.and(.at("2029-05-01 08:00")).when(.at("2029-12-31 23:59")).then()
    }

    @Test func `at one moment holds come before claims, each by its number`() {
        let given = Given(
            from: "2026-03-02 09:00", .earned(300), .stocked(), .request(), .request(),
            .at("2026-03-04 09:00"), .submit(.hazard), .submit(.drill), .approve("C3"),
            .approve("C2"))
        given.when(.at("2026-03-09 24:00"))
            .then(
                .lapsed("R1"), .lapsed("R2"), .credited("C2", 20), .credited("C3", 30))
    }

    @Test func `due work is ordered by its time, then clearing, holds, claims`() {
        let early: Instant = "2026-12-31 00:00"
        let late: Instant = "2026-12-31 24:00"
        let order = [
            DueItem(at: early, subject: .claim("C9")),
            DueItem(at: late, subject: .clearing(year: 1)),
            DueItem(at: late, subject: .clearing(year: 2)), DueItem(at: late, subject: .hold("R1")),
            DueItem(at: late, subject: .hold("R2")), DueItem(at: late, subject: .claim("C1")),
            DueItem(at: late, subject: .claim("C2")),
        ]
        #expect(order.reversed().sorted() == order)
    }

    @Test func `without books nothing falls due`() {
        let state = MemoryState()
        #expect(state.nextDueWork(until: "2099-01-01 00:00") == nil)
        #expect(state.settle(DueItem(at: "2026-12-31 24:00", subject: .claim("C1"))).events == [])
    }

    @Test(arguments: [.claim("C1"), .claim("C9"), .hold("R1"), .hold("R9")] as [DueItem.Subject])
    func `what has ended settles to nothing`(subject: DueItem.Subject) {
        let given = Given(.earned(300), .stocked(), .request(), .cancel("R1"))
        let item = DueItem(at: "2026-03-09 24:00", subject: subject)
        #expect(given.state.settle(item).events == [])
    }
}
