/// Awards to one person a day, a month, a year; nil without limit.
public struct ItemLimit: Hashable, Sendable {
    public var day: Int?
    public var month: Int?
    public var year: Int?

    public init(day: Int? = nil, month: Int? = nil, year: Int? = nil) {
        self.day = day
        self.month = month
        self.year = year
    }

    /// What an item without a limit of its own has: `daily` items once a day (R-ITEM-3).
    public static func standard(for category: Category) -> ItemLimit {
        category == .daily ? ItemLimit(day: 1) : ItemLimit()
    }

    /// The limits that are set, with the days around the given one that each covers.
    func periods(around day: Day) -> [(period: LimitPeriod, limit: Int, days: Range<Day>)] {
        var periods: [(LimitPeriod, Int, Range<Day>)] = []
        if let limit = self.day { periods.append((.day, limit, LimitPeriod.day.days(around: day))) }
        if let month { periods.append((.month, month, LimitPeriod.month.days(around: day))) }
        if let year { periods.append((.year, year, LimitPeriod.year.days(around: day))) }
        return periods
    }
}

/// The period that a limit counts over.
public enum LimitPeriod: String, Sendable {
    case day, month, year

    func days(around day: Day) -> Range<Day> {
        switch self {
        case .day: day..<day.adding(1)
        case .month: day.firstOfMonth..<day.firstOfNextMonth
        case .year: Day.firstOf(year: day.year)..<Day.firstOf(year: day.year + 1)
        }
    }
}
