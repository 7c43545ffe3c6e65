/// An employee's request for points for one occurrence of an item 积分申报.
///
/// Its life: under review → on public notice → credited, or rejected; withdrawn while under
/// review; revoked after the credit. What its stage has is in the stage.
public struct Claim: Hashable, Sendable {
    public let id: ClaimID
    public let employee: EmployeeID
    public let item: ItemCode
    /// Date of occurrence.
    public let occurred: Day
    /// What it is about: a hazard ticket, a drill, a training session (R-ITEM-4).
    public let occurrence: String?
    /// Points asked for, if any.
    public let requested: Points?
    public let submittedAt: Instant
    /// The employee, or who registered it for them (R-CLAIM-1, R-ORG-3).
    public let submittedBy: Actor
    public var stage: Stage

    public init(
        id: ClaimID, employee: EmployeeID, item: ItemCode, occurred: Day, occurrence: String?,
        requested: Points?, submittedAt: Instant, submittedBy: Actor, stage: Stage
    ) {
        self.id = id
        self.employee = employee
        self.item = item
        self.occurred = occurred
        self.occurrence = occurrence
        self.requested = requested
        self.submittedAt = submittedAt
        self.submittedBy = submittedBy
        self.stage = stage
    }

    public enum Stage: Hashable, Sendable {
        /// Overdue is recorded once, when the due time passes (R-REV-2).
        case underReview(due: Deadline, overdue: Bool)
        /// Waits for its end, and for every objection to be decided (R-NOTICE-2).
        case onNotice(Award, closes: Deadline, openObjections: Int)
        /// Approved with no public notice, on its way to the credit in the same change.
        case approved(Award)
        case credited(Award, Credit)
        case rejected
        case withdrawn
        case revoked(Award, Credit)
    }

    /// What a reviewer granted.
    public struct Award: Hashable, Sendable {
        public let points: Points
        public let approvedBy: Actor
        public let approvedAt: Instant

        public init(points: Points, approvedBy: Actor, approvedAt: Instant) {
            self.points = points
            self.approvedBy = approvedBy
            self.approvedAt = approvedAt
        }
    }

    /// award = credited + forgone, always (R-CAP-2).
    public struct Credit: Hashable, Sendable {
        public let credited: Points
        public let forgone: Points
        /// The year whose cap and clearing apply (R-CREDIT-1).
        public let year: Int
        /// The employee's department at the time of the credit.
        public let department: String

        public init(credited: Points, forgone: Points, year: Int, department: String) {
            self.credited = credited
            self.forgone = forgone
            self.year = year
            self.department = department
        }
    }
}

extension Claim {
    /// Counts as a claim on its occurrence: not refused, withdrawn or revoked (R-ITEM-4).
    public var isLive: Bool {
        switch stage {
        case .underReview, .onNotice, .approved, .credited: true
        case .rejected, .withdrawn, .revoked: false
        }
    }

    /// The deadline that a new calendar may move.
    public var openDeadline: Deadline? {
        switch stage {
        case .underReview(let due, _): due
        case .onNotice(_, let closes, _): closes
        case .approved, .credited, .rejected, .withdrawn, .revoked: nil
        }
    }

    /// Still under review, although its due time was recorded as passed (R-REV-2).
    public var isOverdue: Bool {
        if case .underReview(_, overdue: true) = stage { true } else { false }
    }

    /// When something falls due by itself; nil while only people can move it on.
    public var nextDue: Instant? {
        switch stage {
        case .underReview(let due, overdue: false): due.at
        case .onNotice(_, let closes, openObjections: 0): closes.at
        case .underReview, .onNotice, .approved, .credited, .rejected, .withdrawn, .revoked: nil
        }
    }
}
