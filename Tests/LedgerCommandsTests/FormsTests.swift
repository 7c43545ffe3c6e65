import LedgerCommands
import Testing

@Suite struct `A day as people write it` {
    @Test(arguments: [
        "2026-11-03", "2026-11-3", "2026/11/3", "2026.11.03", "2026年11月3日", "2026年11月03",
        "20261103", "２０２６年１１月３日", "２０２６／１１／３", " 2026-11-03 ", "　2026-11-03　", "2026-11-03 08:30",
        "2026/11/3 8:30:00", "2026-11-03T08:30:00+08:00", "46329", "46329.354166666664",
        "2026 年 11 月 3 日", "2026年11月3号", "2026年11月3日 14时22分", "2026/11/3 上午 8:05:03",
        "2026/11/3 下午", "'2026-11-03", "2026-11-03(周二)", "2026年11月3日星期二", "26-11-03 星期二",
        "2026-11-03,Tuesday", "2026-11-03 Tue 08:00", "26年11月3日", "2026-11-03 8:00-12:00",
        "2026-11-03\u{A0}08:30", "2026-11-03\n08:30", "20261103083000", "2026\u{200B}-11-03",
        "2026–11–03", "1793664000", "1793664000000", "2026-11-03T23:59:59.999+08:00",
    ])
    func `is read`(text: String) {
        #expect(CalendarDay(reading: text)?.text == "2026-11-03")
    }

    @Test(arguments: [
        "", "x", "2026", "2026-11", "11/3", "3/11/2026", "26-11-03", "2026-13-01", "2026-02-29",
        "2026-11-31", "2026-1103", "2026--11-03", "2026-11/03", "2026年11月", "202611", "9999999999",
        "12345", "99999", "-46329", "46329.x", "１２３", "1899-12-31", "2026-11-03x",
        "99999999999999999999-1-1",
        "2026-11-03 至 2026-11-05", "2026-11-03～2026-11-04", "2026/11/3-11/5", "2026-11-03、11-04",
        "2026-11-03 08:00 至 2026-11-04 08:00", "2026-11-03 夜班(4日凌晨)", "11月3日", "11-03", "12-Nov-26",
        "2026-11-03 25:00", "26-11-03 14:00", "二〇二六年十一月三日", "2026-11-03 周", "99999999999999",
    ])
    func `is refused where it could be another day or is none`(text: String) {
        #expect(CalendarDay(reading: text) == nil)
    }

    @Test(arguments: [
        ("2026-10-12T20:30:00Z", "2026-10-13"), ("2026-10-12T15:59:59Z", "2026-10-12"),
        ("2026-10-12T16:00:00+00:00", "2026-10-13"), ("2026-10-13T00:30:00+09:00", "2026-10-12"),
        ("2026-10-12 20:30:00 UTC", "2026-10-13"), ("2026-10-12T20:30:00-0500", "2026-10-13"),
        ("2026-10-12 20:30:00.123 GMT+8", "2026-10-12"), ("2026-12-31T20:00:00Z", "2027-01-01"),
        ("2026-10-12 08:30 PM UTC", "2026-10-13"), ("2026-10-12 22:00-06:00", "2026-10-12"),
    ])
    func `with a zone is the day in China`(text: String, day: String) {
        #expect(CalendarDay(reading: text)?.text == day)
    }

    @Test(arguments: [
        ("10月13日", "2026-10-14", "2026-10-13"), ("10月13日", "2026-10-12", "2026-10-13"),
        ("12月30日", "2027-01-02", "2026-12-30"), ("1/2", "2026-12-30", "2027-01-02"),
        ("11-20", "2026-10-12", "2025-11-20"), ("2月29日", "2026-10-12", "2024-02-29"),
        ("10 月 13 日 08:00", "2026-10-14", "2026-10-13"), ("2024-05-06", "2026-10-12", "2024-05-06"),
    ])
    func `without its year is the one near to when it was written`(
        text: String, written: String, day: String
    ) {
        let written = CalendarDay(reading: written)
        #expect(CalendarDay(reading: text, yearFrom: written)?.text == day)
    }

    @Test(arguments: [
        ("2026-11-03 至 11-04", DayFault.several), ("3/11/2026", .order), ("11月3日", .noYear),
        ("2026年11月", .noDay), ("2026-02-30", .noSuchDay), ("2026-11-03 夜班", .words("夜班")),
        ("昨天", .unreadable),
    ])
    func `says what is wrong with it`(text: String, fault: DayFault) {
        #expect(throws: fault) { try CalendarDay.read(text) }
    }

    @Test func `tells a weekday that is another day's`() throws {
        #expect(try CalendarDay.read("26-11-03 星期四").isOtherWeekday)
        #expect(try !CalendarDay.read("2026-11-03（周二）").isOtherWeekday)
        #expect(try !CalendarDay.read("2026-11-08 星期天").isOtherWeekday)
    }

    @Test func `a spreadsheet's number is its day, as Python counts`() throws {
        let days = try python(
            """
            import datetime as d
            start = d.date(1899, 12, 30)
            print("\\n".join(str(start + d.timedelta(n)) for n in range(34700, 80355)))
            """
        ).split(separator: "\n")
        for (offset, day) in days.enumerated() {
            #expect(CalendarDay(reading: String(34_700 + offset))?.text == String(day))
        }
        #expect(CalendarDay(reading: "2024-03-01")?.previous?.text == "2024-02-29")
        #expect(CalendarDay(reading: "2026-01-01")?.previous?.text == "2025-12-31")
    }
}

@Suite struct `Values as people read them` {
    @Test(arguments: [
        ("2026-11-03T09:05:59.999+08:00", "2026-11-03 09:05"), ("soon", "soon"), ("", ""),
    ])
    func `an instant is shown in the ledger's time`(text: String, shown: String) {
        #expect(Forms.instant(text) == shown)
    }

    @Test(arguments: [
        ("2026-11-06T00:00:00.000+08:00", "2026-11-05 24:00"),
        ("2027-01-01T00:00:00.000+08:00", "2026-12-31 24:00"),
        ("2026-11-06T00:00:01.000+08:00", "2026-11-06 00:00"),
        ("2026-11-06T17:30:00.000+08:00", "2026-11-06 17:30"),
    ])
    func `a term that ends at midnight ends at 24:00 of the day before`(
        text: String, shown: String
    ) {
        #expect(Forms.deadline(text) == shown)
    }

    @Test(arguments: [
        (0, "0.00"), (5, "0.05"), (-5, "-0.05"), (1250, "12.50"), (-123_456, "-1234.56"),
    ])
    func `fen are shown as yuan`(fen: Int64, yuan: String) {
        #expect(Forms.yuan(fen) == yuan)
    }

    @Test(
        arguments: [
            ("12", 1200), ("12.5", 1250), ("12.50", 1250), ("0.05", 5), ("12.505", nil), ("", nil),
            (".5", nil), ("1.", nil), ("-1", nil), ("1e3", nil), ("9999999999999", nil),
        ] as [(String, Int64?)])
    func `yuan are read as fen`(yuan: String, fen: Int64?) {
        #expect(Forms.fen(yuan) == fen)
    }
}
