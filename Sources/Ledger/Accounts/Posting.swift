/// Where points can be. All accounts together are zero at any time (R-BOOK-1).
public enum Account: Hashable, Sendable {
    /// The source of every award; what it has given stands in it as a debt.
    case issued
    /// The source of what was brought from the book before this one (R-BOOK-6).
    case brought
    /// What an employee can redeem; below zero it is a debt (R-NEG-2).
    case available(EmployeeID)
    /// What a redemption holds.
    case held(RedemptionID)
    case redeemed
    case forgone
    case deducted
    case revoked
    case cleared(year: Int)

    /// As entries, exports and journals name it.
    public var text: String {
        switch self {
        case .issued: "issued"
        case .brought: "brought"
        case .available(let employee): "available:" + employee.text
        case .held(let redemption): "held:" + redemption.text
        case .redeemed: "redeemed"
        case .forgone: "forgone"
        case .deducted: "deducted"
        case .revoked: "revoked"
        case .cleared(let year): "cleared:" + String(year)
        }
    }
}

/// Points moved from one account to another, so every entry sums to zero by construction.
public struct Posting: Hashable, Sendable {
    public let points: Points
    public let from: Account
    public let to: Account

    /// Nil where nothing moves.
    init?(moving points: Points, from: Account, to: Account) {
        guard points != 0 else { return nil }
        self.points = points
        self.from = from
        self.to = to
    }
}

/// The postings of one event, and whom they concern.
public struct Entry: Hashable, Sendable {
    public let employee: EmployeeID
    public let postings: [Posting]

    init(_ employee: EmployeeID, _ postings: Posting?...) {
        self.employee = employee
        self.postings = postings.compactMap { $0 }
    }
}
