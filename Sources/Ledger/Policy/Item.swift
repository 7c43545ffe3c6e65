/// One behaviour that earns points 积分项目 (R-ITEM-1).
public struct Item: Hashable, Sendable {
    public var code: ItemCode
    public var name: String
    public var category: Category
    public var range: PointsRange
    /// Points of an approval that names none (R-REV-3).
    public var standard: Points
    /// Of hazards: a major one's range lies above a general one's (R-ITEM-5).
    public var severity: Severity?
    /// How often one person may be awarded it, by date of occurrence (R-ITEM-3).
    public var limit: ItemLimit

    public init(
        code: ItemCode, name: String, category: Category, range: PointsRange, standard: Points,
        severity: Severity?, limit: ItemLimit
    ) {
        self.code = code
        self.name = name
        self.category = category
        self.range = range
        self.standard = standard
        self.severity = severity
        self.limit = limit
    }

    public enum Severity: String, CaseIterable, Sendable { case general, major }
}

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

/// One entry of the negative list 负面清单, with the points it costs (R-NEG-1).
public struct Violation: Hashable, Sendable {
    public var code: ItemCode
    public var name: String
    public var range: PointsRange
    public var standard: Points

    public init(code: ItemCode, name: String, range: PointsRange, standard: Points) {
        self.code = code
        self.name = name
        self.range = range
        self.standard = standard
    }
}
