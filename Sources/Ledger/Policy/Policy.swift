/// The enterprise's own rules 安全积分管理办法, adopted by an event and effective from a day.
/// What was decided under an older policy stays as it was.
public struct Policy: Hashable, Sendable {
    public var name: String
    /// Working days for a review (R-REV-1).
    public var reviewWorkingDays = 3
    /// Working days of public notice; 0 credits at once (R-NOTICE-1).
    public var noticeWorkingDays = 3
    /// Days after the occurrence in which a claim is taken; nil without limit (R-CLAIM-2).
    public var submitWithinDays: Int?
    public var annualCap = AnnualCap()
    public var negativeBalance = NegativeBalance.carry
    public var categories: [Category: PointsRange] = [:]
    public var items: [Item] = []
    public var negativeList: [Violation] = []
    public var store = StoreRules()
    public var redemption = RedemptionRules()
    public var budgetExhausted = BudgetExhausted.warn
    public var clearing = ClearingRule.clear
    public var onDeparture = OnDeparture.keepUntilClearing
    public var boardNames = BoardNames.full
    /// Days for which a notice of criticism is on the board; nil: a month (R-FRAUD-1).
    public var criticismDays: Int?

    public init(name: String) { self.name = name }

    public func item(_ code: ItemCode) -> Item? { items.first { $0.code == code } }

    public func violation(_ code: ItemCode) -> Violation? {
        negativeList.first { $0.code == code }
    }

    /// The last day on which the board shows a notice of criticism of a day (R-FRAUD-1).
    public func criticismEnds(from day: Day) -> Day {
        criticismDays.map { day.adding($0) } ?? day.sameDayNextMonth
    }

    /// The range of a category: the enterprise's where it narrows it, the county's otherwise.
    public func range(of category: Category) -> PointsRange {
        categories[category] ?? category.countyRange
    }
}

/// The yearly limit 年度积分上限 (R-CAP-1).
public struct AnnualCap: Hashable, Sendable {
    /// What counts against it.
    public enum Basis: String, CaseIterable, Sendable { case earned, redeemed }

    public var points: Points
    public var basis: Basis

    public init(points: Points = 2000, basis: Basis = .earned) {
        self.points = points
        self.basis = basis
    }
}

/// May a balance fall below zero? (R-NEG-2)
public enum NegativeBalance: String, CaseIterable, Sendable { case carry, floorAtZero }

/// What happens when the year's budget does not cover a fulfilment (R-FUND-1).
public enum BudgetExhausted: String, CaseIterable, Sendable { case warn, refuse }

/// What becomes of the balance of somebody who leaves (R-ORG-5).
public enum OnDeparture: String, CaseIterable, Sendable { case keepUntilClearing, clear }

/// How the board prints names (R-PUB-3).
public enum BoardNames: String, CaseIterable, Sendable { case full, masked }

/// What 31 December does to unused points (R-CLR-1).
public enum ClearingRule: Hashable, Sendable {
    case clear
    case carryOver
    case carryOverUpTo(Points)
}
