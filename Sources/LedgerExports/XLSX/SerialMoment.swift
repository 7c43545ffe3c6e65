import Workbooks

/// A day or a moment as spreadsheets count: days since 30 December 1899, and a part of a day.
struct SerialMoment {
    let days: Int
    private let seconds: Int

    /// From `2026-11-03` or `2026-11-03 09:00:00`; nil for anything else, and before March 1900,
    /// where spreadsheets count wrong.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10 || bytes.count == 19, bytes[4] == 0x2D, bytes[7] == 0x2D,
            let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]),
            let day = Self.number(bytes[8..<10]), (1901...9999).contains(year),
            (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        days = SpreadsheetCalendar.days(year, month, day)
        guard bytes.count == 19 else {
            seconds = 0
            return
        }
        guard let hours = Self.number(bytes[11..<13]), let minutes = Self.number(bytes[14..<16]),
            let seconds = Self.number(bytes[17..<19])
        else { return nil }
        self.seconds = hours * 3600 + minutes * 60 + seconds
    }

    var text: String {
        seconds == 0 ? String(days) : String(Double(days) + Double(seconds) / 86_400)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        digits.reduce(0) { number, byte -> Int? in
            guard let number, (0x30...0x39).contains(byte) else { return nil }
            return number * 10 + Int(byte) - 0x30
        }
    }
}
