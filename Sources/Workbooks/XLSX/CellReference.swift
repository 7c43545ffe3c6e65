/// `B7` and `A1:C3`, read from bytes.
enum CellReference {
    static func cell(_ text: ArraySlice<UInt8>) -> (row: Int, column: Int)? {
        var column = 0
        var index = text.startIndex
        while index < text.endIndex, case let letter = text[index] & 0xDF,
            (0x41...0x5A).contains(letter), text[index] >= 0x41
        {
            column = column * 26 + Int(letter) - 0x40
            guard column <= WorkbookLimits.columns else { return nil }
            index += 1
        }
        guard column > 0, let row = number(text[index...]), row > 0 else { return nil }
        return (row, column)
    }

    static func range(_ text: ArraySlice<UInt8>) -> CellRange? {
        let ends = text.split(separator: UInt8(ascii: ":"))
        guard let first = ends.first.flatMap(cell), let last = ends.last.flatMap(cell),
            ends.count <= 2, first.row <= last.row, first.column <= last.column
        else { return nil }
        return CellRange(rows: first.row...last.row, columns: first.column...last.column)
    }

    /// Digits only, at most seven of them.
    static func number(_ text: ArraySlice<UInt8>) -> Int? {
        guard !text.isEmpty, text.count <= 7 else { return nil }
        var number = 0
        for byte in text {
            guard (0x30...0x39).contains(byte) else { return nil }
            number = number * 10 + Int(byte) - 0x30
        }
        return number
    }
}

/// A day written out in ISO 8601, as cells of the type "d" hold it.
struct ISODay {
    /// Days since 30 December 1899.
    let serial: Double
    let shows: Moment.Shows

    /// `2026-10-12`, `2026-10-12T08:05:03`, `…03.250Z`, `08:05:03`; a zone is passed over, as cells
    /// have none.
    init?(_ text: String) {
        let halves = text.split(separator: "T", omittingEmptySubsequences: false)
        guard halves.count <= 2, let last = halves.last else { return nil }
        let date = halves[0].contains("-") ? halves[0] : nil
        let time = date == nil || halves.count == 2 ? last : nil
        var serial = 0.0
        if let date {
            let numbers = date.split(separator: "-").map { Int($0) }
            guard numbers.count == 3, let year = numbers[0], let month = numbers[1],
                let day = numbers[2], (1900...9999).contains(year), (1...12).contains(month),
                (1...31).contains(day)
            else { return nil }
            serial = Double(SpreadsheetCalendar.days(year, month, day))
        }
        if let time {
            let plain = time.prefix { $0.isNumber || $0 == ":" || $0 == "." }
            let numbers = plain.split(separator: ":").map { Double($0) }
            guard (2...3).contains(numbers.count), let hours = numbers[0], let minutes = numbers[1],
                let seconds = numbers.count == 3 ? numbers[2] : 0, hours < 25, minutes < 60,
                seconds < 61
            else { return nil }
            serial += (hours * 3600 + minutes * 60 + seconds) / 86_400
        }
        self.serial = serial
        shows = date == nil ? .time : time == nil ? .day : .dayAndTime
    }
}
