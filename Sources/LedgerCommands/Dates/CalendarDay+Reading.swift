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

    /// Reads what people and spreadsheets write for a day: `2026-11-03`, `2026/11/3`, `2026.11.3`,
    /// `2026年11月3日`, `20261103`, in full-width digits too, a time after it passed over; or a
    /// spreadsheet's number of the day.
    ///
    /// The year comes first and in full, because `3/11/26` is read differently in different places.
    package init?(reading text: String) {
        let text = text.narrowed.trimmed
        if let serial = Self.serial(in: text) {
            self.init(serial: serial)
            return
        }
        var numbers: [Int] = []
        var separators = ""
        var digits = ""
        scan: for scalar in text.unicodeScalars {
            switch scalar {
            case "0"..."9":
                digits.unicodeScalars.append(scalar)
                if digits.utf8.count > 8 { return nil }
            case "-", "/", ".", "年", "月", "日":
                guard let number = Int(digits) else { return nil }
                numbers.append(number)
                digits = ""
                separators.unicodeScalars.append(scalar)
            case " ", "T": break scan
            default: return nil
            }
        }
        if let number = Int(digits) { numbers.append(number) }
        switch (numbers.count, separators) {
        case (3, "--"), (3, "//"), (3, ".."), (3, "年月日"), (3, "年月"):
            self.init(year: numbers[0], month: numbers[1], day: numbers[2])
        case (1, "") where digits.utf8.count == 8:
            self.init(
                year: numbers[0] / 10000, month: numbers[0] / 100 % 100, day: numbers[0] % 100)
        default: return nil
        }
    }

    /// The whole part of a number of five digits; its fraction is a time of the day.
    private static func serial(in text: String) -> Int? {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts[0].utf8.count == 5, parts.count == 1 || isDigits(parts[1]) else { return nil }
        return isDigits(parts[0]) ? Int(parts[0]) : nil
    }

    private static func isDigits(_ text: Substring) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    private init?(serial: Int) {
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
