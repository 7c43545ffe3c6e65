import Foundation
import Ledger
import LedgerTestSupport
import Testing

/// R-TIME-1: the ledger's time is a fixed offset, whatever the host's zone.
struct LedgerTimeTests {
    @Test func `a day begins at 00 00 in the ledger's time`() {
        let time = LedgerTime.china
        let midnight: Instant = "2026-03-02 00:00"
        #expect(midnight.milliseconds == 1_772_380_800_000)
        #expect(time.day(of: midnight) == "2026-03-02")
        #expect(time.day(of: midnight.adding(milliseconds: -1)) == "2026-03-01")
        #expect(time.start(of: "2026-03-02") == midnight)
        #expect(time.end(of: "2026-03-01") == midnight)
    }

    @Test func `a year ends at 24 00 on 31 December, which is the next year's first moment`() {
        let end = LedgerTime.china.end(ofYear: 2026)
        #expect(end == "2026-12-31 24:00")
        #expect(end == "2027-01-01 00:00")
        #expect(LedgerTime.china.day(of: end) == "2027-01-01")
    }

    @Test(arguments: [-720, -210, 0, 330, 480, 840])
    func `the start of a day is its first millisecond, east and west`(offset: Int) {
        let time = LedgerTime(offsetMinutes: offset)
        for number: Int32 in [-719_162, -25_567, -1, 0, 1, 20_514, 47_846] {
            let day = Day(number: number)
            #expect(time.day(of: time.start(of: day)) == day)
            #expect(time.day(of: time.start(of: day).adding(milliseconds: -1)) == day.adding(-1))
            #expect(time.end(of: day) == time.start(of: day.adding(1)))
        }
    }

    @Test func `an instant is written with the ledger's offset`() {
        let instant: Instant = "2026-11-03 09:05"
        let later = instant.adding(milliseconds: 7_089)
        #expect(LedgerTime.china.text(of: later) == "2026-11-03T09:05:07.089+08:00")
        let west = LedgerTime(offsetMinutes: -210)
        #expect(west.text(of: later) == "2026-11-02T21:35:07.089-03:30")
        let utc = LedgerTime(offsetMinutes: 0)
        #expect(utc.text(of: Instant(milliseconds: -1)) == "1969-12-31T23:59:59.999+00:00")
    }

    @Test(arguments: [-720, -210, 0, 330, 480])
    func `Foundation reads the same moment from an instant's text`(offset: Int) throws {
        let time = LedgerTime(offsetMinutes: offset)
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        for step in 0..<200 {
            let instant = Instant(milliseconds: -2_000_000_000_123 + Int64(step) * 31_557_600_021)
            let date = try style.parse(time.text(of: instant))
            let milliseconds = Int64((date.timeIntervalSince1970 * 1000).rounded())
            #expect(milliseconds == instant.milliseconds)
        }
    }

    @Test func `instants are ordered`() {
        let morning: Instant = "2026-03-02 09:00"
        #expect(morning < "2026-03-02 09:01")
        #expect(morning.adding(milliseconds: 60_000) == "2026-03-02 09:01")
    }
}
