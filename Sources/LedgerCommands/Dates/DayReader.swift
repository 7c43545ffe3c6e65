/// Reads a day as people, spreadsheets and the exports of other systems write it.
///
/// A time behind it counts only with its zone: `2026-10-12T20:30:00Z` is the 13th in China.
struct DayReader {
    private let text: [UInt8]
    private var place = 0
    private let yearFrom: CalendarDay?
    private(set) var day: CalendarDay
    /// The weekday that stands beside the day is another than the day's.
    private(set) var isOtherWeekday = false

    /// - Parameters:
    ///   - text: in half-width forms, without blanks around it.
    ///   - yearFrom: the day when it was written, from which a missing year is taken.
    init(_ text: String, yearFrom: CalendarDay?) throws(DayFault) {
        self.text = Array(text.utf8)
        self.yearFrom = yearFrom
        day = CalendarDay.epoch
        if let counted = try counted() {
            day = counted
            return
        }
        try date()
        try rest()
    }
}

// The day itself.
extension DayReader {
    /// What one number says: `20261012` with or without a time, a spreadsheet's number of the day,
    /// seconds or milliseconds since 1970; nil for anything else.
    private func counted() throws(DayFault) -> CalendarDay? {
        let point = text.firstIndex(of: UInt8(ascii: ".")) ?? text.count
        guard text[..<point].allSatisfy(Self.isDigit),
            text.dropFirst(point + 1).allSatisfy(Self.isDigit),
            point > 0, point + 1 != text.count,
            let number = Int(String(decoding: text[..<point], as: UTF8.self))
        else { return nil }
        switch (point, point == text.count) {
        case (5, _): return CalendarDay(serial: number)
        case (8, true): return try real(number / 10_000, number / 100 % 100, number % 100)
        case (14, true):
            return try real(
                number / 10_000_000_000, number / 100_000_000 % 100, number / 1_000_000 % 100)
        case (10, _): return CalendarDay(unix: number)
        case (13, true): return CalendarDay(unix: number / 1000)
        default: return nil
        }
    }

    private func real(_ year: Int, _ month: Int, _ day: Int) throws(DayFault) -> CalendarDay {
        guard (1900...9999).contains(year) else { throw .unreadable }
        guard let day = CalendarDay(year: year, month: month, day: day) else { throw .noSuchDay }
        return day
    }

    /// Up to three numbers set apart by one kind of sign.
    private mutating func date() throws(DayFault) {
        guard let first = number() else { throw .unreadable }
        guard let sign = separator() else { throw .unreadable }
        guard let second = number() else { throw .unreadable }
        if sign == .year || sign.isPlain {
            let before = place
            guard separator() == (sign == .year ? .month : sign) else {
                place = before
                guard first.digits < 4 else {
                    throw isAtEnd && second.digits <= 2 ? .noDay : .unreadable
                }
                if sign.isPlain, sign != .point {
                    return try withoutYear(first.value, second.value)
                }
                throw .unreadable
            }
            guard let third = number() else {
                throw first.digits == 4 && sign == .year && isAtEnd ? .noDay : .unreadable
            }
            _ = skip("日") || skip("号")
            guard first.digits == 4 else {
                if first.digits == 2, sign == .year || isBeforeWeekday {
                    day = try real(2000 + first.value, second.value, third.value)
                    return
                }
                throw third.digits == 4 || third.digits == 2 ? .order : .unreadable
            }
            day = try real(first.value, second.value, third.value)
        } else if sign == .month {
            guard skip("日") || skip("号") || isAtEnd else { throw .unreadable }
            try withoutYear(first.value, second.value)
        }
    }

    /// Of the days with that month and day the last that is not after the day of writing, or up to a
    /// month after it.
    private mutating func withoutYear(_ month: Int, _ day: Int) throws(DayFault) {
        guard let yearFrom else { throw .noYear }
        let near = (-8...1).reversed().compactMap { years in
            CalendarDay(year: yearFrom.year + years, month: month, day: day)
        }.first { yearFrom.days(to: $0) <= 31 }
        guard let near else { throw .noSuchDay }
        self.day = near
    }
}

// What stands behind it.
extension DayReader {
    private mutating func rest() throws(DayFault) {
        try noSecondDay()
        weekday()
        try noSecondDay()
        let isISO = peek == UInt8(ascii: "T")
        if let seconds = time() {
            if let shift = zone(west: isISO) {
                day = day.adding(days: Self.days(seconds - shift + 8 * 3600)) ?? day
            } else {
                untilTime()
            }
        } else {
            for word in Self.partsOfDay where skip(word) { break }
        }
        weekday()
        try noSecondDay()
        guard isAtEnd else { throw .words(String(decoding: text[place...], as: UTF8.self).trimmed) }
    }

    private static let partsOfDay = [
        "上午", "下午", "早上", "中午", "晚上", "傍晚", "凌晨", "早晨", "am", "pm", "AM", "PM",
    ]
    private static let ranges = [
        "至", "到", "~", "〜", "-", "–", "—", "、", ",", ";", "和", "及", "与", "/",
    ]

    private mutating func noSecondDay() throws(DayFault) {
        let before = place
        for sign in Self.ranges where skip(sign) {
            if let next = peek, Self.isDigit(next) { throw .several }
        }
        place = before
    }

    private var isBeforeWeekday: Bool {
        var ahead = self
        return ahead.weekdayNumber() != nil
    }

    private mutating func weekday() {
        guard let stated = weekdayNumber() else { return }
        // 1 January 1900 was a Monday.
        let real = CalendarDay.epoch.days(to: day) % 7
        if stated != real { isOtherWeekday = true }
    }

    /// Days after Monday; with or without brackets around the word.
    private mutating func weekdayNumber() -> Int? {
        let before = place
        _ = skip(",")
        let isInBrackets = skip("(") || skip("[")
        if skip("周") || skip("星期") || skip("礼拜") {
            let days = ["一", "二", "三", "四", "五", "六", "日", "天"]
            if let found = days.firstIndex(where: { skip($0) }),
                !isInBrackets || skip(")") || skip("]")
            {
                return min(found, 6)
            }
        }
        let names = [
            "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
        ]
        for (number, name) in names.enumerated()
        where skip(name, anyCase: true) || skip(String(name.prefix(3)), anyCase: true) {
            if let next = peek, Self.isLetter(next) { break }
            if !isInBrackets || skip(")") || skip("]") { return number }
        }
        place = before
        return nil
    }

    /// Seconds since midnight; nil where no time follows, or none that could be.
    private mutating func time() -> Int? {
        let before = place
        _ = skip("T") || skip("t")
        let isLate = skip("下午") || skip("晚上") || skip("PM", anyCase: true)
        if !isLate {
            for word in Self.partsOfDay where skip(word) { break }
        }
        guard let hours = number(), skip(":") || skip("时") || skip("点"), hours.value <= 24 else {
            place = before
            return nil
        }
        let minutes = number()?.value ?? 0
        _ = skip("分")
        var seconds = 0
        if skip(":") || peek.map(Self.isDigit) == true { seconds = number()?.value ?? 0 }
        if skip(".") { _ = number() }
        _ = skip("秒")
        guard minutes < 60, seconds <= 60 else {
            place = before
            return nil
        }
        let isAfternoon = isLate || skip("PM", anyCase: true)
        if !isAfternoon { _ = skip("AM", anyCase: true) }
        let hour = isAfternoon && hours.value < 12 ? hours.value + 12 : hours.value
        return hour * 3600 + minutes * 60 + seconds
    }

    /// The end of a span of one day, as in `14:00-16:00`.
    private mutating func untilTime() {
        let before = place
        for sign in Self.ranges where skip(sign) {
            if time() != nil { return }
            place = before
        }
    }

    /// Seconds east of Greenwich; nil where none is named.
    /// - Parameter west: `-05:00` is a zone, and not the end of a span.
    private mutating func zone(west: Bool) -> Int? {
        let before = place
        let isNamed = skip("UTC") || skip("GMT")
        if !isNamed, skip("Z") || skip("z") { return 0 }
        let isWest = west && skip("-")
        guard isWest || skip("+"), let hours = number() else {
            place = isNamed ? place : before
            return isNamed ? 0 : nil
        }
        let written = hours.digits == 4 ? hours.value : hours.value * 100
        var minutes = written % 100
        if skip(":") { minutes = number()?.value ?? 0 }
        let shift = written / 100 * 3600 + minutes * 60
        guard shift <= 14 * 3600 else {
            place = before
            return nil
        }
        return isWest ? -shift : shift
    }

    private static func days(_ seconds: Int) -> Int {
        seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    }
}

// Signs and numbers, blanks before each passed over.
extension DayReader {
    private enum Separator {
        case dash, slash, point, year, month

        var isPlain: Bool { self == .dash || self == .slash || self == .point }
    }

    private static let separators: [(String, Separator)] = [
        ("-", .dash), ("/", .slash), (".", .point), ("年", .year), ("月", .month), ("–", .dash),
        ("‐", .dash), ("‑", .dash), ("−", .dash), ("—", .dash),
    ]

    private mutating func separator() -> Separator? {
        for (sign, separator) in Self.separators where skip(sign) { return separator }
        return nil
    }

    private var peek: UInt8? {
        var place = place
        while place < text.count, text[place] == UInt8(ascii: " ") { place += 1 }
        return place < text.count ? text[place] : nil
    }

    private var isAtEnd: Bool { peek == nil }

    private mutating func number() -> (value: Int, digits: Int)? {
        var end = place
        while end < text.count, text[end] == UInt8(ascii: " ") { end += 1 }
        let start = end
        var value = 0
        while end < text.count, Self.isDigit(text[end]), end - start < 9 {
            value = value * 10 + Int(text[end] - UInt8(ascii: "0"))
            end += 1
        }
        guard end > start else { return nil }
        place = end
        return (value, end - start)
    }

    private mutating func skip(_ word: String, anyCase: Bool = false) -> Bool {
        var start = place
        while start < text.count, text[start] == UInt8(ascii: " ") { start += 1 }
        guard start + word.utf8.count <= text.count else { return false }
        var end = start
        for byte in word.utf8 {
            let own = text[end]
            guard own == byte || anyCase && own | 0x20 == byte | 0x20 else { return false }
            end += 1
        }
        place = end
        return true
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
