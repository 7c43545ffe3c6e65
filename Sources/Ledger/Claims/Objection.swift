/// A reasoned challenge to a claim under public notice 异议.
public struct Objection: Hashable, Sendable {
    public let id: ObjectionID
    public let claim: ClaimID
    public let by: EmployeeID
    /// Who registered it for them; nil where they raised it themself (R-ORG-10).
    public let registeredBy: Actor?
    public let raisedAt: Instant
    public var outcome: Outcome

    public init(
        id: ObjectionID, claim: ClaimID, by: EmployeeID, registeredBy: Actor? = nil,
        raisedAt: Instant, outcome: Outcome
    ) {
        self.id = id
        self.claim = claim
        self.by = by
        self.registeredBy = registeredBy
        self.raisedAt = raisedAt
        self.outcome = outcome
    }

    /// How often one person objects to one claim, or appeals against one deduction (R-NOTICE-2).
    public static let most = 2

    /// How many open ones a claim has at most (R-ORG-12): each is decided by somebody, and one keeps
    /// the points back as well as a hundred.
    public static let mostOpen = 100

    public typealias Outcome = ObjectionOutcome
}
