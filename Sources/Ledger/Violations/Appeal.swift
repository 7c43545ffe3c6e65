/// An employee's appeal against a deduction, decided by the leaders 领导小组.
public struct Appeal: Hashable, Sendable {
    public let id: AppealID
    public let deduction: DeductionID
    /// Who registered it for the employee; nil where they appealed themself (R-ORG-10).
    public let registeredBy: Actor?
    public let raisedAt: Instant
    public var outcome: Outcome

    public init(
        id: AppealID, deduction: DeductionID, registeredBy: Actor? = nil, raisedAt: Instant,
        outcome: Outcome
    ) {
        self.id = id
        self.deduction = deduction
        self.registeredBy = registeredBy
        self.raisedAt = raisedAt
        self.outcome = outcome
    }

    public enum Outcome: String, CaseIterable, Sendable { case open, upheld, dismissed }
}
