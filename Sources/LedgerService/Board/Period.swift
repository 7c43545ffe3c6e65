import Ledger

/// A year, half-year, quarter or month of the board: `2026`, `2026H1`, `2026Q4`, `2026-11`.
struct Period {
    let text: String
    let from: Day
    /// The first day after it.
    let until: Day

    init?(_ text: String) {
        let digits = text.prefix(4)
        guard digits.count == 4, digits.utf8.allSatisfy(Self.isDigit),
            let year = Int(digits), (1...9998).contains(year),
            let months = Self.months(text.dropFirst(4)),
            let from = Day(year: year, month: months.lowerBound, day: 1),
            let last = Day(year: year, month: months.upperBound, day: 1)
        else { return nil }
        self.text = text
        self.from = from
        until = last.firstOfNextMonth
    }

    func contains(_ day: Day) -> Bool { from <= day && day < until }

    /// The month of a day.
    init(monthOf day: Day) {
        text = String(day.text.prefix(7))
        from = day.firstOfMonth
        until = day.firstOfNextMonth
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func months(_ part: Substring) -> ClosedRange<Int>? {
        switch part {
        case "": 1...12
        case "H1": 1...6
        case "H2": 7...12
        case "Q1": 1...3
        case "Q2": 4...6
        case "Q3": 7...9
        case "Q4": 10...12
        default:
            part.count == 3 && part.first == "-" && part.dropFirst().utf8.allSatisfy(isDigit)
                ? Int(part.dropFirst()).flatMap { (1...12).contains($0) ? $0...$0 : nil } : nil
        }
    }
}
