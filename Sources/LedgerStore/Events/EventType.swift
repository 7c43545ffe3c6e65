/// The types of events as they are stored: the names that the books have for what happened, each
/// with its version. A name that was written once is never changed or given away; a rename in
/// Swift changes none of them.
public enum EventType: Hashable, Sendable {
    case books(Books)
    case role(Role)
    case employee(Employee)
    case policy(Policy)
    case calendar(Calendar)
    case claim(Claim)
    case deduction(Deduction)
    case product(Product)
    case redemption(Redemption)
    case clearing(Clearing)
    case budget(Budget)
    case opening(Opening)
    case campaign(Campaign)
    case imported(Import)
    case work(Work)

    public enum Books: String, CaseIterable, Sendable {
        case opened = "books.opened.v1"
        case clockAdvanced = "books.clock-advanced.v1"
        case clockConfirmed = "books.clock-confirmed.v1"
    }

    public enum Role: String, CaseIterable, Sendable {
        case granted = "role.granted.v1"
        case withdrawn = "role.withdrawn.v1"
        case leaderProposed = "role.leader-proposed.v1"
        case proposalRefused = "role.proposal-refused.v1"
        case leaderConfirmed = "role.leader-confirmed.v1"
        case proposalLapsed = "role.proposal-lapsed.v1"
    }

    public enum Employee: String, CaseIterable, Sendable {
        case enrolled = "employee.enrolled.v1"
        case moved = "employee.moved.v1"
        case retyped = "employee.retyped.v1"
        case left = "employee.left.v1"
        case returned = "employee.returned.v1"
        case bound = "employee.bound.v1"
        case renamed = "employee.renamed.v1"
        case nameErased = "employee.name-erased.v1"
        case suspended = "employee.suspended.v1"
        case criticised = "employee.criticised.v1"
        case unenrolled = "employee.unenrolled.v1"
    }

    public enum Policy: String, CaseIterable, Sendable { case adopted = "policy.adopted.v1" }

    public enum Calendar: String, CaseIterable, Sendable { case adopted = "calendar.adopted.v1" }

    public enum Claim: String, CaseIterable, Sendable {
        case submitted = "claim.submitted.v1"
        case withdrawn = "claim.withdrawn.v1"
        case overdue = "claim.overdue.v1"
        case overdueLifted = "claim.overdue-lifted.v1"
        case approved = "claim.approved.v1"
        case rejected = "claim.rejected.v1"
        case objected = "claim.objected.v1"
        case objectionDecided = "claim.objection-decided.v1"
        case rescheduled = "claim.rescheduled.v1"
        case credited = "claim.credited.v1"
        case revoked = "claim.revoked.v1"
    }

    public enum Deduction: String, CaseIterable, Sendable {
        case recorded = "deduction.recorded.v1"
        case appealed = "deduction.appealed.v1"
        case appealDecided = "deduction.appeal-decided.v1"
        case reversed = "deduction.reversed.v1"
    }

    public enum Product: String, CaseIterable, Sendable {
        case added = "product.added.v1"
        case repriced = "product.repriced.v1"
        case retired = "product.retired.v1"
        case received = "product.stock-received.v1"
        case counted = "product.stock-counted.v1"
        case takenBack = "product.stock-taken-back.v1"
        case withdrawn = "product.withdrawn.v1"
    }

    public enum Redemption: String, CaseIterable, Sendable {
        case requested = "redemption.requested.v1"
        case fulfilled = "redemption.fulfilled.v1"
        case cancelled = "redemption.cancelled.v1"
        case lapsed = "redemption.lapsed.v1"
        case returned = "redemption.returned.v1"
        case frozen = "redemption.frozen.v1"
        case rescheduled = "redemption.rescheduled.v1"
        case kept = "redemption.kept.v1"
    }

    public enum Clearing: String, CaseIterable, Sendable {
        case accountCleared = "clearing.account-cleared.v1"
        case yearCleared = "clearing.year-cleared.v1"
    }

    public enum Budget: String, CaseIterable, Sendable { case set = "budget.set.v1" }

    public enum Opening: String, CaseIterable, Sendable {
        case recorded = "opening.recorded.v1"
        case reversed = "opening.reversed.v1"
    }

    public enum Work: String, CaseIterable, Sendable {
        case begun = "work.begun.v1"
        case ended = "work.ended.v1"
    }

    public enum Campaign: String, CaseIterable, Sendable {
        case opened = "campaign.opened.v1"
        case joined = "campaign.joined.v1"
        case recorded = "campaign.recorded.v1"
        case voided = "campaign.voided.v1"
        case stood = "campaign.stood.v1"
        case closed = "campaign.closed.v1"
    }

    public enum Import: String, CaseIterable, Sendable {
        case applied = "import.applied.v1"
        case undone = "import.undone.v1"
    }
}
