/// The life that an event belongs to 流水. The events of one stream are numbered without gaps.
public enum Stream: Hashable, Sendable {
    case books
    case roles
    case employee(EmployeeID)
    case policy
    case calendar
    case claim(ClaimID)
    case deduction(DeductionID)
    case product(ProductCode)
    case redemption(RedemptionID)
    case clearing
    case budget(year: Int)
    /// One line of the book that was kept before; a works number holds no colon.
    case opening(EmployeeID, reference: String)
    case campaign(CampaignCode)
    case imported(ImportID)
    /// What goes on in steps.
    case work

    /// As it is stored: `books`, `claim:C12`, `opening:E001:第3页`.
    public var text: String { subject.map { kind + ":" + $0 } ?? kind }

    /// Which one of its kind: `C12`; nil where there is only one.
    public var subject: String? {
        switch self {
        case .books, .roles, .policy, .calendar, .clearing, .work: nil
        case .employee(let id): id.text
        case .claim(let id): id.text
        case .deduction(let id): id.text
        case .product(let code): code.text
        case .redemption(let id): id.text
        case .budget(let year): String(year)
        case .opening(let employee, let reference): employee.text + ":" + reference
        case .campaign(let code): code.text
        case .imported(let id): id.text
        }
    }

    private var kind: String {
        switch self {
        case .books: "books"
        case .roles: "roles"
        case .employee: "employee"
        case .policy: "policy"
        case .calendar: "calendar"
        case .claim: "claim"
        case .deduction: "deduction"
        case .product: "product"
        case .redemption: "redemption"
        case .clearing: "clearing"
        case .budget: "budget"
        case .opening: "opening"
        case .campaign: "campaign"
        case .imported: "import"
        case .work: "work"
        }
    }

    /// Nil where no event can have such a stream.
    public init?(_ text: String) {
        let colon = text.utf8.firstIndex(of: UInt8(ascii: ":"))
        guard let colon else {
            switch text {
            case "books": self = .books
            case "roles": self = .roles
            case "policy": self = .policy
            case "calendar": self = .calendar
            case "clearing": self = .clearing
            case "work": self = .work
            default: return nil
            }
            return
        }
        let subject = String(text[text.index(after: colon)...])
        let found: Stream? =
            switch String(text[..<colon]) {
            case "employee": EmployeeID(subject).map { .employee($0) }
            case "claim": ClaimID(subject).map { .claim($0) }
            case "deduction": DeductionID(subject).map { .deduction($0) }
            case "product": ProductCode(subject).map { .product($0) }
            case "redemption": RedemptionID(subject).map { .redemption($0) }
            case "budget": Int(subject).map { .budget(year: $0) }
            case "opening": Self.opening(subject)
            case "campaign": CampaignCode(subject).map { .campaign($0) }
            case "import": ImportID(subject).map { .imported($0) }
            default: nil
            }
        guard let found else { return nil }
        self = found
    }

    private static func opening(_ subject: String) -> Stream? {
        guard let colon = subject.firstIndex(of: ":"),
            let employee = EmployeeID(String(subject[..<colon]))
        else { return nil }
        return .opening(employee, reference: String(subject[subject.index(after: colon)...]))
    }
}

/// The first entry of a stream.
public struct Beginning: Hashable, Sendable {
    public let seq: Int64
    /// When it took effect.
    public let at: Instant

    public init(seq: Int64, at: Instant) {
        self.seq = seq
        self.at = at
    }
}
