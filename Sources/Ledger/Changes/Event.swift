/// What happened: the outcome, never the recipe, so that a later policy or calendar changes
/// nothing that was.
public enum Event: Hashable, Sendable {
    case books(Books.Event)
    case role(RoleGrant.Event)
    case employee(EmployeeID, Employee.Event)
    case policy(Policy.Event)
    case calendar(WorkYear.Event)
    case claim(ClaimID, Claim.Event)
    case deduction(DeductionID, Deduction.Event)
    case product(ProductCode, Product.Event)
    case redemption(RedemptionID, Redemption.Event)
    case clearing(Clearing.Event)
    case budget(year: Int, Budget.Event)
    case opening(Opening.Event)
    case campaign(CampaignCode, Campaign.Event)
    case imported(ImportID, Import.Event)
    case work(LongWork.Event)

    public var stream: Stream {
        switch self {
        case .books: .books
        case .role: .roles
        case .employee(let id, _): .employee(id)
        case .policy: .policy
        case .calendar: .calendar
        case .claim(let id, _): .claim(id)
        case .deduction(let id, _): .deduction(id)
        case .product(let code, _): .product(code)
        case .redemption(let id, _): .redemption(id)
        case .clearing(.accountCleared(let id, _, _, _)): .employee(id)
        case .clearing(.yearCleared): .clearing
        case .budget(let year, _): .budget(year: year)
        case .opening(.recorded(let line, _)): .opening(line.employee, reference: line.reference)
        case .opening(.reversed(let line)): .opening(line.employee, reference: line.reference)
        case .campaign(let code, _): .campaign(code)
        case .imported(let id, _): .imported(id)
        case .work: .work
        }
    }
}

extension Event {
    /// The first event of a life whose number the ledger has just given: nothing is before it.
    public var beginsStream: Bool {
        switch self {
        case .claim(_, .submitted), .deduction(_, .recorded), .redemption(_, .requested): true
        case .books, .role, .employee, .policy, .calendar, .claim, .deduction, .product,
            .redemption, .clearing, .budget, .opening, .campaign,
            .imported, .work:
            false
        }
    }
}

/// An event with its place in the books.
public struct RecordedEvent: Sendable {
    /// From 1, without gaps.
    public let seq: Int64
    public let event: Event
    /// When it was written; never goes back (R-TIME-2).
    public let recordedAt: Instant
    /// When it took effect: earlier where it fell due while nobody was there (R-CLR-2).
    public let effectiveAt: Instant
    public let actor: Actor

    public init(
        seq: Int64, event: Event, recordedAt: Instant, effectiveAt: Instant, actor: Actor
    ) {
        self.seq = seq
        self.event = event
        self.recordedAt = recordedAt
        self.effectiveAt = effectiveAt
        self.actor = actor
    }
}
