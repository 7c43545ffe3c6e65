extension EventType {
    /// As it is stored: `claim.credited.v1`.
    public var name: String {
        switch self {
        case .books(let type): type.rawValue
        case .role(let type): type.rawValue
        case .employee(let type): type.rawValue
        case .policy(let type): type.rawValue
        case .calendar(let type): type.rawValue
        case .claim(let type): type.rawValue
        case .deduction(let type): type.rawValue
        case .product(let type): type.rawValue
        case .redemption(let type): type.rawValue
        case .clearing(let type): type.rawValue
        case .budget(let type): type.rawValue
        case .opening(let type): type.rawValue
        case .campaign(let type): type.rawValue
        case .imported(let type): type.rawValue
        case .work(let type): type.rawValue
        }
    }

    /// Nil where this program does not know the type.
    public init?(_ name: String) {
        let dot = name.utf8.firstIndex(of: UInt8(ascii: ".")) ?? name.endIndex
        let found: EventType? =
            switch name[..<dot] {
            case "books": Books(rawValue: name).map { .books($0) }
            case "role": Role(rawValue: name).map { .role($0) }
            case "employee": Employee(rawValue: name).map { .employee($0) }
            case "policy": Policy(rawValue: name).map { .policy($0) }
            case "calendar": Calendar(rawValue: name).map { .calendar($0) }
            case "claim": Claim(rawValue: name).map { .claim($0) }
            case "deduction": Deduction(rawValue: name).map { .deduction($0) }
            case "product": Product(rawValue: name).map { .product($0) }
            case "redemption": Redemption(rawValue: name).map { .redemption($0) }
            case "clearing": Clearing(rawValue: name).map { .clearing($0) }
            case "budget": Budget(rawValue: name).map { .budget($0) }
            case "opening": Opening(rawValue: name).map { .opening($0) }
            case "campaign": Campaign(rawValue: name).map { .campaign($0) }
            case "import": Import(rawValue: name).map { .imported($0) }
            case "work": Work(rawValue: name).map { .work($0) }
            default: nil
            }
        guard let found else { return nil }
        self = found
    }
}

extension EventType: CaseIterable {
    /// Every type ever written.
    public static var allCases: [EventType] {
        Books.allCases.map { .books($0) } + Role.allCases.map { .role($0) }
            + Employee.allCases.map { .employee($0) } + Policy.allCases.map { .policy($0) }
            + Calendar.allCases.map { .calendar($0) } + Claim.allCases.map { .claim($0) }
            + Deduction.allCases.map { .deduction($0) } + Product.allCases.map { .product($0) }
            + Redemption.allCases.map { .redemption($0) }
            + Clearing.allCases.map { .clearing($0) } + Budget.allCases.map { .budget($0) }
            + Opening.allCases.map { .opening($0) } + Campaign.allCases.map { .campaign($0) }
            + Import.allCases.map { .imported($0) }
            + Work.allCases.map { .work($0) }
    }

    /// Types of events that have an entry of postings.
    public static let movingPoints = allCases.filter(\.movesPoints)

    private var movesPoints: Bool {
        switch self {
        case .claim(let type):
            switch type {
            case .credited, .revoked: true
            case .submitted, .withdrawn, .overdue, .overdueLifted, .approved, .rejected, .objected,
                .objectionDecided, .rescheduled:
                false
            }
        case .deduction(let type):
            switch type {
            case .recorded, .reversed: true
            case .appealed, .appealDecided: false
            }
        case .redemption(let type):
            switch type {
            case .requested, .fulfilled, .cancelled, .lapsed, .returned: true
            case .frozen, .rescheduled, .kept: false
            }
        case .clearing(let type): type == .accountCleared
        case .opening: true
        case .books, .role, .employee, .policy, .calendar, .product, .budget, .campaign,
            .imported, .work:
            false
        }
    }
}
