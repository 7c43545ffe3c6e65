/// An exchange of points for goods 兑换: held, then fulfilled, cancelled, lapsed or returned.
/// Price, cost and stock are those at the time of the request (R-STORE-5).
public struct Redemption: Hashable, Sendable {
    public let id: RedemptionID
    public let employee: EmployeeID
    public let product: ProductCode
    public let count: Int64
    /// Of all units together.
    public let points: Points
    public let cost: Fen
    public let requestedAt: Instant
    /// The day and year that limits and the cap on redeeming count it in.
    public let requestedOn: Day
    public let requestedBy: Actor
    public let department: String
    public var stage: Stage
    /// Open at a clearing: what of the points is cleared if the hold ends unfulfilled (R-RED-5).
    public var clearing: HoldClearing?

    public init(
        id: RedemptionID, employee: EmployeeID, product: ProductCode, count: Int64,
        points: Points, cost: Fen, requestedAt: Instant, requestedOn: Day, requestedBy: Actor,
        department: String, stage: Stage, clearing: HoldClearing? = nil
    ) {
        self.id = id
        self.employee = employee
        self.product = product
        self.count = count
        self.points = points
        self.cost = cost
        self.requestedAt = requestedAt
        self.requestedOn = requestedOn
        self.requestedBy = requestedBy
        self.department = department
        self.stage = stage
        self.clearing = clearing
    }

    public enum Stage: Hashable, Sendable {
        /// Lapses at the deadline (R-RED-4); not fulfilled while frozen (R-FRAUD-1).
        case held(Deadline, frozenUntil: Instant?)
        case fulfilled(at: Instant)
        case cancelled
        case lapsed
        case returned(fulfilledAt: Instant)
    }

    public var isOpen: Bool { if case .held = stage { true } else { false } }

    /// When it lapses by itself.
    public var nextDue: Instant? {
        if case .held(let deadline, _) = stage { deadline.at } else { nil }
    }
}

/// The year whose clearing met an open hold, and the points it clears when released.
public struct HoldClearing: Hashable, Sendable {
    public let year: Int
    public let points: Points

    public init(year: Int, points: Points) {
        self.year = year
        self.points = points
    }
}
