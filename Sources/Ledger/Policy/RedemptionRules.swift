/// How points are redeemed (R-STORE-3, R-RED-2, R-RED-4).
public struct RedemptionRules: Hashable, Sendable {
    /// 兑换比例: the price in points of a product that names none.
    public var pointsPerYuan: Int64
    /// When a request is taken; empty means always.
    public var windows: [RedemptionWindow]
    /// Working days after which a hold lapses.
    public var holdWorkingDays: Int

    public init(
        pointsPerYuan: Int64 = 10, windows: [RedemptionWindow] = [], holdWorkingDays: Int = 5
    ) {
        self.pointsPerYuan = pointsPerYuan
        self.windows = windows
        self.holdWorkingDays = holdWorkingDays
    }

    /// A unit's price in points, rounded up (R-STORE-3).
    public func price(of value: Fen) -> Points {
        Points((value.value * pointsPerYuan + 99) / 100)
    }

    public func isOpen(on day: Day) -> Bool {
        windows.isEmpty || windows.contains { $0.contains(day) }
    }

    /// The next day from `day` on that is open; nil where none comes within five years.
    public func nextOpening(from day: Day) -> Day? {
        (0..<1827).lazy.map { day.adding($0) }.first(where: isOpen)
    }
}

/// 兑换日期: days on which the store takes requests (R-RED-2).
public enum RedemptionWindow: Hashable, Sendable {
    case days([Int])
    case weekdays([Weekday])
    case dates(from: Day, to: Day)

    func contains(_ day: Day) -> Bool {
        switch self {
        case .days(let days): days.contains(day.dayOfMonth)
        case .weekdays(let weekdays): weekdays.contains(day.weekday)
        case .dates(let from, let to): from <= day && day <= to
        }
    }
}
