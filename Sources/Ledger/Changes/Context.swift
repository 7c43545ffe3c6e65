/// Who asks, and when. The clock is read once for a batch of commands, outside.
public struct Context: Sendable {
    public let actor: Actor
    public let now: Instant
    public let time: LedgerTime

    public init(actor: Actor, now: Instant, time: LedgerTime) {
        self.actor = actor
        self.now = now
        self.time = time
    }

    public var today: Day { time.day(of: now) }

    /// Nobody decides about themself (R-ORG-3).
    func forbidSelf(_ employee: EmployeeID, _ rule: FourEyes) throws(Refusal) {
        if actor.is(employee) { throw .fourEyes(rule) }
    }
}

/// The cases of the four-eyes rule (R-ORG-3).
public enum FourEyes: String, CaseIterable, Sendable {
    /// Approving one's own claim, or ruling on an objection against it.
    case ownClaim
    /// Approving a claim that one submitted for somebody else.
    case submittedOnBehalf
    /// Dismissing an objection against a claim that one approved.
    case ownApproval
    case ownRevocation
    case ownDeduction
    case ownAppeal
    case ownFulfilment
    case ownReturn
    /// Counting stock of which one has an open redemption.
    case ownHold
    /// Bringing points from the old book for oneself.
    case ownOpening
    /// Recording a result for oneself whose evidence is to be judged.
    case ownResult
}
