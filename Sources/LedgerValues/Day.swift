/// A civil date in the ledger's time, from year 1 to 9999 (R-TIME-1).
public struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    public let number: Int32

    public init(number: Int32) { self.number = number }

    /// Nil where the calendar has no such date.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Day.length(ofMonth: month, year: year)
        else { return nil }
        self.init(civil: year, month, day)
    }

    /// `2026-11-03`, exactly.
    public init?(_ text: some StringProtocol) { self.init(String(text)) }

    /// `2026-11-03`, exactly. Not generic, because most events name days.
    public init?(_ text: String) {
        var text = text
        let date = text.withUTF8 { Day.date($0) }
        guard let date else { return nil }
        self.init(year: date.year, month: date.month, day: date.day)
    }

    private static func date(
        _ text: UnsafeBufferPointer<UInt8>
    ) -> (year: Int, month: Int, day: Int)? {
        guard text.count == 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
            let year = text.number(0..<4), let month = text.number(5..<7),
            let day = text.number(8..<10)
        else { return nil }
        return (year, month, day)
    }

    public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

    public func adding(_ days: Int) -> Day { Day(number: number + Int32(days)) }

    public var year: Int { civil.year }
    public var month: Int { civil.month }
    public var dayOfMonth: Int { civil.day }

    public var weekday: Weekday {
        let days = (Int(number) % 7 + 7 + 3) % 7
        return Weekday.allCases[days]
    }

    public var firstOfMonth: Day { adding(1 - civil.day) }

    public var firstOfNextMonth: Day {
        let date = civil
        return date.month == 12
            ? Day(civil: date.year + 1, 1, 1) : Day(civil: date.year, date.month + 1, 1)
    }

    /// A month later; the next month's last day where it has no such day.
    public var sameDayNextMonth: Day {
        let next = firstOfNextMonth
        return Day(year: next.year, month: next.month, day: dayOfMonth)
            ?? next.firstOfNextMonth.adding(-1)
    }

    public var text: String {
        let date = civil
        if (0...9999).contains(date.year) {
            return String(unsafeUninitializedCapacity: 10) { text in
                text.put(date.year, 4, at: 0)
                text.put(UInt8(ascii: "-"), date.month, at: 4)
                text.put(UInt8(ascii: "-"), date.day, at: 7)
                return 10
            }
        }
        return Day.padded(date.year, 4) + "-" + Day.padded(date.month, 2) + "-"
            + Day.padded(date.day, 2)
    }

    public static func firstOf(year: Int) -> Day { Day(civil: year, 1, 1) }
}

/// Monday first.
public enum Weekday: String, CaseIterable, Sendable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday

    public var isWeekend: Bool { self == .saturday || self == .sunday }
}

extension Day {
    /// Howard Hinnant's days_from_civil: eras of 400 years, years that begin in March.
    private init(civil year: Int, _ month: Int, _ day: Int) {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        self.init(number: Int32(era * 146_097 + dayOfEra - 719_468))
    }

    public var civil: (year: Int, month: Int, day: Int) {
        let shifted = Int(number) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    private static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Decimal digits, and nothing else.
    fileprivate func number(_ places: Range<Int>) -> Int? {
        var number = 0
        for place in places {
            let digit = Int(self[place]) - 0x30
            guard (0...9).contains(digit) else { return nil }
            number = number * 10 + digit
        }
        return number
    }
}

extension UnsafeMutableBufferPointer<UInt8> {
    /// Decimal digits, with zeros before them.
    func put(_ value: Int, _ width: Int, at start: Int) {
        var rest = value
        for index in stride(from: start + width - 1, through: start, by: -1) {
            self[index] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
        }
    }

    /// A separator, and two digits behind it.
    func put(_ separator: UInt8, _ value: Int, at start: Int) {
        self[start] = separator
        put(value, 2, at: start + 1)
    }
}
