/// Everything that can be asked of the ledger.
public enum Command: Sendable {
    case books(Books.Command)
    case role(RoleGrant.Command)
    case employee(Employee.Command)
    case policy(Policy.Command)
    case calendar(WorkYear.Command)
    case claim(Claim.Command)
    case deduction(Deduction.Command)
    case product(Product.Command)
    case redemption(Redemption.Command)
    case budget(Budget.Command)
    case opening(Opening.Command)
    case campaign(Campaign.Command)
    case imported(Import.Command)

    /// The events that it leads to, or the first rule that refuses it. Neither changes anything.
    public func decide(
        _ context: Context, in state: some LedgerState
    ) throws(Refusal) -> [Event] {
        requireBounds()
        return switch self {
        case .books(let command): try Books.decide(command, context, state)
        case .role(let command): try RoleGrant.decide(command, context, state)
        case .employee(let command): try Employee.decide(command, context, state)
        case .policy(let command): try Policy.decide(command, context)
        case .calendar(let command): try WorkYear.decide(command, context, state)
        case .claim(let command): try Claim.decide(command, context, state)
        case .deduction(let command): try Deduction.decide(command, context, state)
        case .product(let command): try Product.decide(command, context, state)
        case .redemption(let command): try Redemption.decide(command, context, state)
        case .budget(let command): Budget.decide(command)
        case .opening(let command): try Opening.decide(command, context, state)
        case .campaign(let command): try Campaign.decide(command, context, state)
        case .imported(let command): try Import.decide(command, context, state)
        }
    }

    /// Whether it may bear on anybody's due work, or on goods that holds of anybody free: a year's
    /// days, rules, deadlines, who is still there. It is decided when all that is due was recorded;
    /// any other, when that of those it looks at was.
    public var concernsEverybody: Bool {
        switch self {
        case .books, .policy, .calendar, .opening, .employee, .product: true
        case .role, .claim, .deduction, .redemption, .budget, .campaign, .imported: false
        }
    }
}
