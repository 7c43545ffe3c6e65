/// What an employee has.
public struct EmployeeAccount: Hashable, Sendable {
    public var available: Points
    public var held: Points

    public init(available: Points = 0, held: Points = 0) {
        self.available = available
        self.held = held
    }
}

/// What counts against the yearly limit of one person and year (R-CAP-1).
public struct YearTotals: Hashable, Sendable {
    /// Credited, less what revocations gave back (R-CAP-3).
    public var credited: Points
    /// Held by open redemptions, or spent by fulfilled ones, by the year of the request.
    public var redeemed: Points

    public init(credited: Points = 0, redeemed: Points = 0) {
        self.credited = credited
        self.redeemed = redeemed
    }
}
