extension CalendarDay {
    /// What may be written for a day.
    package static let forms = Phrase(
        zh: "日期，如 2026-11-03、2026/11/3、2026年11月3日", en: "a day such as 2026-11-03 or 2026/11/3")

    /// How many days before today these words mean.
    package static let relative = [
        "today": 0, "今天": 0, "yesterday": 1, "昨天": 1, "前天": 2,
    ]

    /// Days since 1899-12-30, as spreadsheets count; 1995…2119, so that a number is hardly ever
    /// taken for a day.
    private static let serials = 34_700...80_354

    /// Reads what people, spreadsheets and other systems write for a day: `2026-11-03`, `2026/11/3`,
    /// `2026年11月3日 14:22`, `20261103`, `26-11-03 星期二`, a spreadsheet's number of the day, seconds
    /// since 1970. Nil where it is none, or could be another.
    ///
    /// The year comes first, because `3/11/26` is read differently in different places.
    /// - Parameter yearFrom: the day when it was written, from which a missing year is taken.
    package init?(reading text: String, yearFrom: CalendarDay? = nil) {
        guard let found = try? Self.read(text, yearFrom: yearFrom) else { return nil }
        self = found.day
    }

    /// Reads a day, and tells whether the weekday beside it is another day's.
    package static func read(
        _ text: String, yearFrom: CalendarDay? = nil
    ) throws(DayFault) -> (day: CalendarDay, isOtherWeekday: Bool) {
        if let plain = CalendarDay(plain: text) { return (plain, false) }
        let reader = try DayReader(text.bare, yearFrom: yearFrom)
        return (reader.day, reader.isOtherWeekday)
    }

    /// `2026-11-03`, as it stands in most files.
    private init?(plain text: String) {
        guard text.utf8.count == 10 else { return nil }
        var numbers = (year: 0, month: 0, day: 0)
        for (place, byte) in text.utf8.enumerated() {
            if place == 4 || place == 7 {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            let digit = Int(byte - UInt8(ascii: "0"))
            switch place {
            case 0...3: numbers.year = numbers.year * 10 + digit
            case 5...6: numbers.month = numbers.month * 10 + digit
            default: numbers.day = numbers.day * 10 + digit
            }
        }
        self.init(year: numbers.year, month: numbers.month, day: numbers.day)
    }

    /// A day from which days are counted: a Monday.
    static let epoch = CalendarDay(known: 1900, 1, 1)

    /// The day in China of so many seconds after 1970; nil before 2001 and after 2099, as what is no
    /// time stamp.
    init?(unix seconds: Int) {
        guard (1_000_000_000..<4_102_444_800).contains(seconds),
            let day = CalendarDay(known: 1970, 1, 1)
                .adding(days: (seconds + 8 * 3600) / 86_400)
        else { return nil }
        self = day
    }

    /// A spreadsheet's number of a day.
    init?(serial: Int) {
        guard Self.serials.contains(serial),
            let day = CalendarDay(year: 1995, month: 1, day: 1)?.adding(days: serial - 34_700)
        else { return nil }
        self = day
    }
}

extension String {
    /// Without blanks at both ends, ideographic ones included.
    package var trimmed: String {
        var slice = self[...]
        while let first = slice.first, first.isWhitespace { slice.removeFirst() }
        while let last = slice.last, last.isWhitespace { slice.removeLast() }
        return String(slice)
    }
}
