import Ledger
import LedgerTestSupport
import Testing

/// R-TIME-3, R-TIME-4, R-REV-1: the end of the last working day.
struct WorkCalendarTests {
    private static let known = calendar(WorkYear.known)

    private static func calendar(_ years: [WorkYear]) -> WorkCalendar {
        var calendar = WorkCalendar()
        for year in years { calendar.adopt(year) }
        return calendar
    }

    /// R-TIME-4
    @Test(
        arguments: [
            ("2024-02-08", "2024-02-19"), ("2024-09-30", "2024-10-10"),
            ("2025-01-24", "2025-02-05"), ("2025-01-27", "2025-02-07"),
            ("2025-09-30", "2025-10-11"), ("2025-12-30", "2026-01-05"),
            ("2026-02-12", "2026-02-24"), ("2026-02-13", "2026-02-25"),
            ("2026-09-18", "2026-09-22"), ("2026-09-30", "2026-10-10"),
            ("2026-12-28", "2026-12-31"),
        ] as [(Day, Day)])
    func `three working days end where the rulebook's vectors say`(from: Day, to: Day) {
        let deadline = Self.known.deadline(from: from, workingDays: 3, time: .china)
        #expect(deadline == .days(3, from: from, to: to))
        #expect(LedgerTime.china.day(of: deadline.at.adding(milliseconds: -1)) == to)
    }

    /// R-TIME-4
    @Test func `a due time in a year without a calendar is provisional`() {
        let deadline = Self.known.deadline(from: "2026-12-29", workingDays: 3, time: .china)
        #expect(deadline == .days(3, from: "2026-12-29", to: "2027-01-04", provisional: true))
    }

    @Test func `a known year after an unknown one does not make it certain`() {
        let calendar = Self.calendar([.of2026])
        let deadline = calendar.deadline(from: "2025-12-30", workingDays: 3, time: .china)
        #expect(deadline == .days(3, from: "2025-12-30", to: "2026-01-05", provisional: true))
    }

    /// R-TIME-6
    @Test func `a year without a calendar is counted from Monday to Friday, less the law's days`() {
        let deadline = WorkCalendar().deadline(from: "2026-02-13", workingDays: 3, time: .china)
        #expect(deadline == .days(3, from: "2026-02-13", to: "2026-02-24", provisional: true))
        // The rules of November 2024 say nothing of the years before.
        let before = WorkCalendar().deadline(from: "2024-09-30", workingDays: 3, time: .china)
        #expect(before == .days(3, from: "2024-09-30", to: "2024-10-03", provisional: true))
        // The festivals of years that are in no table are not guessed; the fixed days are known.
        let beyond = WorkCalendar().deadline(from: "2036-09-30", workingDays: 3, time: .china)
        #expect(beyond == .days(3, from: "2036-09-30", to: "2036-10-08", provisional: true))
    }

    @Test func `no working day at all is the end of the day itself`() {
        let deadline = Self.known.deadline(from: "2026-10-01", workingDays: 0, time: .china)
        #expect(deadline == .days(0, from: "2026-10-01", to: "2026-10-01"))
    }

    @Test func `the enterprise's own days win over the State Council's`() {
        let year = WorkYear(
            year: 2026, source: "", off: ["2026-03-04"], work: ["2026-03-07"],
            enterpriseOff: ["2026-03-03", "2026-03-07"],
            enterpriseWork: ["2026-03-04", "2026-03-08"])
        let calendar = Self.calendar([year])
        let ends = (1...4).map { days in
            calendar.deadline(from: "2026-03-02", workingDays: days, time: .china)
        }
        let expected: [Day] = ["2026-03-04", "2026-03-05", "2026-03-06", "2026-03-08"]
        #expect(
            ends == zip(1..., expected).map { .days($0, from: "2026-03-02", to: $1) })
    }

    @Test func `an amended year replaces the one before`() {
        let amended = WorkYear(year: 2026, source: "", off: ["2026-03-03"], work: [])
        let calendar = Self.calendar([.of2026, amended])
        let deadline = calendar.deadline(from: "2026-03-02", workingDays: 1, time: .china)
        #expect(deadline == .days(1, from: "2026-03-02", to: "2026-03-04"))
    }

    @Test func `the day ends in the ledger's time`() {
        let utc = LedgerTime(offsetMinutes: 0)
        let deadline = Self.known.deadline(from: "2026-03-02", workingDays: 1, time: utc)
        #expect(deadline.at == utc.end(of: "2026-03-03"))
    }
}
