/// A reasoned challenge to a claim under public notice 异议.
public struct Objection: Hashable, Sendable {
    public let id: ObjectionID
    public let claim: ClaimID
    public let by: EmployeeID
    public let raisedAt: Instant
    public var outcome: Outcome

    public init(
        id: ObjectionID, claim: ClaimID, by: EmployeeID, raisedAt: Instant, outcome: Outcome
    ) {
        self.id = id
        self.claim = claim
        self.by = by
        self.raisedAt = raisedAt
        self.outcome = outcome
    }

    public enum Outcome: String, CaseIterable, Sendable {
        case open, upheld, dismissed
        /// The claim ended otherwise before it was decided.
        case moot
    }
}
