/// An employee's appeal against a deduction, decided by the leaders 领导小组.
public struct Appeal: Hashable, Sendable {
    public let id: AppealID
    public let deduction: DeductionID
    public let raisedAt: Instant
    public var outcome: Outcome

    public init(id: AppealID, deduction: DeductionID, raisedAt: Instant, outcome: Outcome) {
        self.id = id
        self.deduction = deduction
        self.raisedAt = raisedAt
        self.outcome = outcome
    }

    public enum Outcome: String, CaseIterable, Sendable { case open, upheld, dismissed }
}
