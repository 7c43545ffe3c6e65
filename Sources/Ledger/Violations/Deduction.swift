/// Points taken for a violation or an accident on the negative list 扣分 (R-NEG-1).
public struct Deduction: Hashable, Sendable {
    public let id: DeductionID
    public let employee: EmployeeID
    public let item: ItemCode
    /// What the violation costs, and what left the account: less only under `floorAtZero`.
    public let points: Points
    public let taken: Points
    public let occurred: Day
    public let department: String
    /// Given back after an appeal.
    public var reversed: Bool

    public init(
        id: DeductionID, employee: EmployeeID, item: ItemCode, points: Points, taken: Points,
        occurred: Day, department: String, reversed: Bool
    ) {
        self.id = id
        self.employee = employee
        self.item = item
        self.points = points
        self.taken = taken
        self.occurred = occurred
        self.department = department
        self.reversed = reversed
    }
}

extension Deduction {
    public enum Command: Sendable {
        case record(EmployeeID, ItemCode, points: Points?, on: Day, reason: String)
        case appeal(DeductionID, reason: String)
        case uphold(AppealID, reason: String)
        case dismiss(AppealID, reason: String)
    }

    public enum Event: Hashable, Sendable {
        case recorded(Recorded)
        case appealed(AppealID, reason: String)
        case appealDecided(AppealID, Appeal.Outcome, reason: String)
        /// The points come back as a correction, outside the cap (R-CAP-3).
        case reversed(EmployeeID, points: Points, department: String)
    }

    /// What was decided, and what that took: `taken` is less than `points` only under
    /// `floorAtZero` (R-NEG-2).
    public struct Recorded: Hashable, Sendable {
        public let employee: EmployeeID
        public let item: ItemCode
        public let points: Points
        public let taken: Points
        public let occurred: Day
        public let reason: String
        public let department: String

        public init(
            employee: EmployeeID, item: ItemCode, points: Points, taken: Points, occurred: Day,
            reason: String, department: String
        ) {
            self.employee = employee
            self.item = item
            self.points = points
            self.taken = taken
            self.occurred = occurred
            self.reason = reason
            self.department = department
        }
    }

    public enum Refusal: Error, Hashable, Sendable {
        case unknown(DeductionID)
        case violationUnknown(ItemCode)
        case pointsOutOfRange(Points, item: ItemCode, PointsRange)
        case notYours(DeductionID)
        case alreadyReversed(DeductionID)
        case appealUnknown(AppealID)
        case appealDecided(AppealID, Appeal.Outcome)
        case appealRaisedAlready(AppealID)
    }
}
