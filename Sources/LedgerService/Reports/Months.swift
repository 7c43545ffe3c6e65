import Ledger

/// The months of a period; the first and the last may be cut.
struct Months {
    let starts: [Day]
    private let last: Day

    init(from: Day, to: Day) {
        var starts: [Day] = []
        var start = from
        while start <= to {
            starts.append(start)
            start = start.firstOfNextMonth
        }
        self.starts = starts
        last = to
    }

    /// Nil before the period.
    func index(of day: Day) -> Int? {
        guard let first = starts.first, day >= first else { return nil }
        return (day.year - first.year) * 12 + day.month - first.month
    }

    func end(of start: Day) -> Day { min(start.firstOfNextMonth.adding(-1), last) }
}

extension Day {
    /// `2026-11`.
    var monthText: String { String(text.prefix(7)) }
}
