/// A day of the civil calendar, as people write it.
package struct CalendarDay: Sendable, Hashable {
    package let year: Int
    package let month: Int
    package let day: Int

    /// Nil when there is no such day, or outside 1900…9999.
    package init?(year: Int, month: Int, day: Int) {
        guard (1900...9999).contains(year), (1...12).contains(month),
            (1...Self.length(of: month, in: year)).contains(day)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// A day that is known to be one.
    init(known year: Int, _ month: Int, _ day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// `2026-11-03`.
    package var text: String {
        "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }

    package var previous: CalendarDay? {
        if day > 1 { return CalendarDay(year: year, month: month, day: day - 1) }
        if month > 1 {
            let length = Self.length(of: month - 1, in: year)
            return CalendarDay(year: year, month: month - 1, day: length)
        }
        return CalendarDay(year: year - 1, month: 12, day: 31)
    }

    /// Counts from a day of the same calendar; both within the same few centuries.
    package func adding(days: Int) -> CalendarDay? {
        var (year, dayOfYear) = (year, ordinal - 1 + days)
        while dayOfYear < 0 {
            year -= 1
            dayOfYear += Self.length(of: year)
        }
        while dayOfYear >= Self.length(of: year) {
            dayOfYear -= Self.length(of: year)
            year += 1
        }
        var month = 1
        while dayOfYear >= Self.length(of: month, in: year) {
            dayOfYear -= Self.length(of: month, in: year)
            month += 1
        }
        return CalendarDay(year: year, month: month, day: dayOfYear + 1)
    }

    /// How many days later the other is; negative where it is earlier.
    package func days(to other: CalendarDay) -> Int {
        func count(_ day: CalendarDay) -> Int {
            let years = day.year - 1
            return years * 365 + years / 4 - years / 100 + years / 400 + day.ordinal
        }
        return count(other) - count(self)
    }

    private var ordinal: Int {
        (1..<month).reduce(day) { $0 + Self.length(of: $1, in: year) }
    }

    private static func length(of year: Int) -> Int { isLeap(year) ? 366 : 365 }

    private static func length(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }
}
