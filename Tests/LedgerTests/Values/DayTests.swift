import Foundation
import Ledger
import LedgerTestSupport
import Testing

/// R-TIME-1: civil dates, judged by Foundation's calendar.
struct DayTests {
    /// Every 17th day from 1900 to 2100: each weekday, and each day of every month, many times.
    private static let sample = stride(from: -25_567, through: 47_846, by: 17)

    @Test func `a day has the date and the weekday that Foundation's calendar gives it`() throws {
        var calendar = Foundation.Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        for number in Self.sample {
            let day = Day(number: Int32(number))
            let date = Date(timeIntervalSince1970: Double(number) * 86_400)
            let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
            let weekday = Weekday.allCases[(try #require(parts.weekday) + 5) % 7]
            #expect(day.year == parts.year)
            #expect(day.month == parts.month)
            #expect(day.dayOfMonth == parts.day)
            #expect(day.weekday == weekday)
        }
    }

    @Test func `a day can be told from its date and from its text`() {
        for number in Self.sample {
            let day = Day(number: Int32(number))
            let text = day.text
            #expect(Day(year: day.year, month: day.month, day: day.dayOfMonth) == day)
            #expect(Day(text) == day)
        }
    }

    @Test(arguments: [
        "2026-02-29", "2100-02-29", "2026-04-31", "2026-13-01", "2026-00-01", "2026-01-00",
        "0000-01-01", "2026-1-01", "2026-01-1", "26-01-01", "2026/01/01", "2026-01-01 ",
        " 2026-01-01", "2026-01-0１", "+026-01-01", "2026-01-", "", "-026-01-01",
    ])
    func `what is no date is no day`(text: String) {
        #expect(Day(text) == nil)
    }

    @Test(arguments: ["0001-01-01", "2000-02-29", "2024-02-29", "2400-02-29", "9999-12-31"])
    func `the ends of the range and leap days are days`(text: String) {
        #expect(Day(text)?.text == text)
    }

    @Test func `a month begins on its first and ends before the next`() {
        let leap: Day = "2024-02-29"
        #expect(leap.firstOfMonth == "2024-02-01")
        #expect(leap.firstOfNextMonth == "2024-03-01")
        let last: Day = "2026-12-31"
        #expect(last.firstOfNextMonth == "2027-01-01")
        #expect(Day.firstOf(year: 2027) == last.adding(1))
    }

    @Test func `days are ordered and counted`() {
        let day: Day = "2026-03-02"
        #expect(day < "2026-03-03")
        #expect(day.adding(-1) == "2026-03-01")
        #expect(day.adding(-2) == "2026-02-28")
        #expect(day.adding(365) == "2027-03-02")
    }

    @Test func `only Saturday and Sunday are a weekend`() {
        #expect(Weekday.allCases.filter(\.isWeekend) == [.saturday, .sunday])
    }
}
