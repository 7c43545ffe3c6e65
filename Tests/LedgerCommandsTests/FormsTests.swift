import LedgerCommands
import Testing

@Suite struct `A day as people write it` {
    @Test(arguments: [
        "2026-11-03", "2026-11-3", "2026/11/3", "2026.11.03", "2026年11月3日", "2026年11月03",
        "20261103", "２０２６年１１月３日", "２０２６／１１／３", " 2026-11-03 ", "　2026-11-03　", "2026-11-03 08:30",
        "2026/11/3 8:30:00", "2026-11-03T08:30:00+08:00", "46329", "46329.354166666664",
    ])
    func `is read`(text: String) {
        #expect(CalendarDay(reading: text)?.text == "2026-11-03")
    }

    @Test(arguments: [
        "", "x", "2026", "2026-11", "11/3", "3/11/2026", "26-11-03", "2026-13-01", "2026-02-29",
        "2026-11-31", "2026-1103", "2026--11-03", "2026-11/03", "2026年11月", "202611", "9999999999",
        "12345", "99999", "-46329", "46329.x", "１２３", "1899-12-31", "2026-11-03x",
        "99999999999999999999-1-1",
    ])
    func `is refused where it could be another day or is none`(text: String) {
        #expect(CalendarDay(reading: text) == nil)
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
