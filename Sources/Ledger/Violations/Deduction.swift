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
        /// - Parameter distinct: another one than that of the same person, item, day and reason.
        case record(
            EmployeeID, ItemCode, points: Points?, on: Day, reason: String, distinct: Bool)
        /// Registered for somebody; nil: one's own.
        case appeal(DeductionID, for: EmployeeID?, reason: String)
        case uphold(AppealID, reason: String)
        case dismiss(AppealID, reason: String)
        /// With the import that recorded it.
        case undo(DeductionID, of: ImportID)
    }

    public enum Event: Hashable, Sendable {
        case recorded(Recorded)
        case appealed(AppealID, reason: String)
        case appealDecided(AppealID, Appeal.Outcome, reason: String)
        case reversed(Reversed)
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
        /// What the ranking loses: as imposed, whatever the balance let be taken (R-PUB-2). In
        /// entries of the first edition it is what was taken.
        public let ranked: Points

        /// - Parameter ranked: nil: as imposed.
        public init(
            employee: EmployeeID, item: ItemCode, points: Points, taken: Points, occurred: Day,
            reason: String, department: String, ranked: Points? = nil
        ) {
            self.employee = employee
            self.item = item
            self.points = points
            self.taken = taken
            self.occurred = occurred
            self.reason = reason
            self.department = department
            self.ranked = ranked ?? points
        }
    }

    /// What was taken comes back as a correction, outside the cap (R-CAP-3).
    public struct Reversed: Hashable, Sendable {
        public let employee: EmployeeID
        public let points: Points
        public let department: String
        /// What the ranking has back, in the period of the deduction's day (R-PUB-2); that is nil in
        /// entries of the first edition, which count in the period of the reversal.
        public let ranked: Points
        public let deductedOn: Day?
        /// The import that recorded the deduction, where that was taken back (R-IMP-2).
        public let undoing: ImportID?

        public init(
            employee: EmployeeID, points: Points, department: String, ranked: Points,
            deductedOn: Day?, undoing: ImportID? = nil
        ) {
            self.employee = employee
            self.points = points
            self.department = department
            self.ranked = ranked
            self.deductedOn = deductedOn
            self.undoing = undoing
        }
    }

    public enum Refusal: Error, Hashable, Sendable {
        case unknown(DeductionID)
        case violationUnknown(ItemCode)
        /// The same person, item, day and reason, and nobody says that it is another one (R-NEG-3).
        case duplicate(DeductionID)
        case pointsOutOfRange(Points, item: ItemCode, PointsRange)
        case notYours(DeductionID)
        case alreadyReversed(DeductionID)
        /// The leaders decide it.
        case appealOpen(AppealID)
        case appealUnknown(AppealID)
        case appealDecided(AppealID, Appeal.Outcome)
        case appealRaisedAlready(AppealID)
        /// The employee gave this reason before.
        case appealReasonGiven(AppealID)
        case appealsUsedUp(DeductionID, most: Int)
    }
}
