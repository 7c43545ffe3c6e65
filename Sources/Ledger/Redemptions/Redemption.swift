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

extension Redemption {
    public enum Command: Sendable {
        case request(EmployeeID, ProductCode, count: Int64)
        case fulfil(RedemptionID)
        case cancel(RedemptionID, reason: String)
        case `return`(RedemptionID, reason: String)
    }

    public enum Event: Hashable, Sendable {
        case requested(Requested)
        case fulfilled(Goods)
        case cancelled(Released, reason: String)
        case lapsed(Released)
        case returned(Goods, reason: String)
        case frozen(until: Instant, Deadline)
        case rescheduled(Deadline)
        /// A clearing met it while it was open.
        case kept(HoldClearing)
    }

    public struct Requested: Hashable, Sendable {
        public let employee: EmployeeID
        public let product: ProductCode
        public let count: Int64
        public let points: Points
        public let cost: Fen
        public let deadline: Deadline
        public let day: Day
        public let department: String

        public init(
            employee: EmployeeID, product: ProductCode, count: Int64, points: Points, cost: Fen,
            deadline: Deadline, day: Day, department: String
        ) {
            self.employee = employee
            self.product = product
            self.count = count
            self.points = points
            self.cost = cost
            self.deadline = deadline
            self.day = day
            self.department = department
        }
    }

    /// What was handed over or came back, and the budget's year it is booked in.
    public struct Goods: Hashable, Sendable {
        public let employee: EmployeeID
        public let product: ProductCode
        public let count: Int64
        public let points: Points
        public let cost: Fen
        public let budgetYear: Int

        public init(
            employee: EmployeeID, product: ProductCode, count: Int64, points: Points, cost: Fen,
            budgetYear: Int
        ) {
            self.employee = employee
            self.product = product
            self.count = count
            self.points = points
            self.cost = cost
            self.budgetYear = budgetYear
        }
    }

    /// A hold that ended: what goes back to the employee, and what a clearing takes (R-RED-5).
    public struct Released: Hashable, Sendable {
        public let employee: EmployeeID
        public let product: ProductCode
        public let count: Int64
        public let points: Points
        public let cleared: HoldClearing?

        public init(
            employee: EmployeeID, product: ProductCode, count: Int64, points: Points,
            cleared: HoldClearing?
        ) {
            self.employee = employee
            self.product = product
            self.count = count
            self.points = points
            self.cleared = cleared
        }
    }

    public enum Refusal: Error, Hashable, Sendable {
        case unknown(RedemptionID)
        case suspended(until: Instant)
        case outsideWindow(today: Day, next: Day?)
        case inDebt(available: Points)
        case insufficientPoints(available: Points, required: Points)
        case overCap(cap: Points, used: Points, required: Points)
        case limitReached(ProductCode, limit: Int64, LimitPeriod, used: Int64)
        case insufficientStock(ProductCode, available: Int64, required: Int64)
        case notHeld(RedemptionID)
        case frozen(RedemptionID, until: Instant)
        case notFulfilled(RedemptionID)
    }
}
