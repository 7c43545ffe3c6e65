/// The cases of the four-eyes rule (R-ORG-3).
public enum FourEyes: String, CaseIterable, Sendable {
    /// Approving one's own claim, or ruling on an objection against it.
    case ownClaim
    /// Approving a claim that one submitted for somebody else.
    case submittedOnBehalf
    /// Dismissing an objection against a claim that one approved.
    case ownApproval
    /// Dismissing an objection against a claim that one registered for somebody (R-NOTICE-2).
    case ownRegistration
    /// Deciding an objection or appeal that one registered for somebody (R-ORG-10).
    case registeredComplaint
    case ownRevocation
    case ownDeduction
    case ownAppeal
    /// Giving one's own deduction back, with the import that recorded it (R-IMP-2).
    case ownReversal
    case ownFulfilment
    case ownReturn
    /// Counting stock of which one has an open redemption.
    case ownHold
    /// Bringing points from the old book for oneself.
    case ownOpening
    /// Recording a result for oneself whose evidence is to be judged.
    case ownResult
    /// Giving one's own works number another login: who acts would no longer be who earns.
    case ownBinding
    /// Recording that oneself leaves, or is back (R-ORG-9).
    case ownDeparture
    /// Setting the price of a product of which one has an open redemption (R-RED-7).
    case ownPrice
    /// Revoking what one imported oneself, with the import (R-IMP-2).
    case ownImport
}
