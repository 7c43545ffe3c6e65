extension Claim {
    public enum Event: Hashable, Sendable {
        /// What was asked for, and when its review is due.
        case submitted(Submission, due: Deadline)
        case withdrawn(WithdrawalReason)
        case overdue
        /// By the calendar that was adopted the time was not over: the mark rested on a provisional
        /// date (R-TIME-3).
        case overdueLifted(Deadline)
        /// The notice's end, or nil where the policy has no public notice.
        case approved(points: Points, notice: Deadline?)
        /// With the import that filed it, where that was taken back (R-IMP-2).
        case rejected(RejectionGround, reason: String, undoing: ImportID? = nil)
        /// Who objects where somebody else registered it; nil: whose entry it is (R-ORG-10).
        case objected(ObjectionID, reason: String, by: EmployeeID? = nil)
        case objectionDecided(ObjectionID, Objection.Outcome, reason: String)
        /// Counted again after a calendar was adopted (R-TIME-3).
        case rescheduled(Deadline)
        case credited(EmployeeID, Credit)
        case revoked(Revoked)
    }

    /// What is claimed.
    public struct Submission: Hashable, Sendable {
        public let employee: EmployeeID
        public let item: ItemCode
        public let occurred: Day
        public let occurrence: String?
        /// Stated to be another occurrence than one claimed already (R-ITEM-4).
        public let distinct: Bool
        public let note: String
        public let evidence: [Evidence]
        /// Points asked for, in the item's range.
        public let requested: Points?

        public init(
            employee: EmployeeID, item: ItemCode, occurred: Day, occurrence: String? = nil,
            distinct: Bool = false, note: String = "", evidence: [Evidence] = [],
            requested: Points? = nil
        ) {
            self.employee = employee
            self.item = item
            self.occurred = occurred
            self.occurrence = occurrence
            self.distinct = distinct
            self.note = note
            self.evidence = evidence
            self.requested = requested
        }
    }

    public enum WithdrawalReason: String, CaseIterable, Sendable {
        case request
        /// The employee left while it was under review (R-ORG-5).
        case departure
    }

    /// What ended a claim: its reviewer, or, while it was on notice, what came up.
    public enum RejectionGround: Hashable, Sendable {
        case review
        case objection(ObjectionID)
        /// Found false before it was credited (R-FRAUD-1).
        case falseClaim
        /// A mistake found while on notice.
        case mistake
    }

    public typealias RevocationKind = LedgerValues.RevocationKind

    /// A credit taken back, and what that took from the account (R-FRAUD-1, R-FRAUD-2).
    public struct Revoked: Hashable, Sendable {
        public let kind: RevocationKind
        public let reason: String
        public let employee: EmployeeID
        public let credit: Credit
        /// What left the account: of a mistake less than the credit where a clearing took some of
        /// it before (R-FRAUD-2). Entries of the first edition took less under `floorAtZero`.
        public let taken: Points
        /// The day of the credit, in whose period the ranking loses it (R-PUB-2); nil in entries of
        /// the first edition, which count in that of the revocation.
        public let creditedOn: Day?
        /// The import that filed the claim, where that was taken back (R-IMP-2).
        public let undoing: ImportID?

        public init(
            kind: RevocationKind, reason: String, employee: EmployeeID, credit: Credit,
            taken: Points, creditedOn: Day?, undoing: ImportID? = nil
        ) {
            self.kind = kind
            self.reason = reason
            self.employee = employee
            self.credit = credit
            self.taken = taken
            self.creditedOn = creditedOn
            self.undoing = undoing
        }
    }

    public enum Command: Sendable {
        case submit(Submission)
        case withdraw(ClaimID)
        case approve(ClaimID, points: Points?)
        case reject(ClaimID, reason: String, asFalse: Bool)
        /// Registered for somebody; nil: one's own.
        case object(ClaimID, for: EmployeeID?, reason: String)
        case uphold(ObjectionID, reason: String)
        case dismiss(ObjectionID, reason: String)
        case revoke(ClaimID, RevocationKind, reason: String)
        /// With the import that filed it.
        case undo(ClaimID, of: ImportID, reason: String)
    }

    public enum Refusal: Error, Hashable, Sendable {
        case unknown(ClaimID)
        case itemUnknown(ItemCode)
        case tooOld(occurred: Day, oldest: Day)
        case pointsOutOfRange(Points, item: ItemCode, PointsRange)
        /// The same person claimed this occurrence already, under whatever item (R-ITEM-4).
        case occurrenceTaken(String, by: ClaimID)
        /// The same person, item and date; `distinct` says that it is another occurrence.
        case duplicate(of: ClaimID)
        case limitReached(item: ItemCode, limit: Int, LimitPeriod)
        case notUnderReview(ClaimID)
        case notOnNotice(ClaimID)
        case noticeOver(ClaimID, closed: Instant)
        case notRevocable(ClaimID)
        case notYours(ClaimID)
        case objectionUnknown(ObjectionID)
        case objectionDecided(ObjectionID, Objection.Outcome)
        case objectionRaisedAlready(ObjectionID)
        /// The same person gave this reason before.
        case objectionReasonGiven(ObjectionID)
        case objectionsUsedUp(ClaimID, most: Int)
        case objectionsFull(ClaimID, most: Int)
        case objectionByNobody
    }
}
