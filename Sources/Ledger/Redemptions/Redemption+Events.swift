extension Redemption {
    public enum Command: Sendable {
        case request(EmployeeID, ProductCode, count: Int64)
        /// Request and fulfilment in one step, at the counter (R-RED-6).
        case handOver(EmployeeID, [CounterLine])
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

    /// What is held for somebody, at the price and cost of that day (R-STORE-5): points and cost of
    /// all units together, and the day and department that it counts for.
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
