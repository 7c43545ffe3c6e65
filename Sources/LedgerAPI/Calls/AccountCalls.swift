public import LedgerValues

/// What somebody has, and what waits for them.
public enum AccountBalance: ReadCall {
    public static let employee = OptionalMember(
        "employee", .employee, "Whose; the caller's if absent")

    public static let call = CallDescription(
        "account.balance", "What somebody has, what waits, and what the next clearing will take",
        .seeingAll().orOwner(.employee), [employee], result: ResultShape(BalanceRow.members),
        refusals: [.employeeUnknown])
}

/// An account as it stands.
public enum BalanceRow {
    public static let employee = ClaimRow.employee
    public static let name = ClaimRow.name
    public static let department = Member("department", .shown)
    public static let active = Member("active", .truth)
    /// Points that can be redeemed; below zero in debt.
    public static let available = Member("available", .balance)
    /// Points of open redemptions.
    public static let held = Member("held", .points)
    public static let underReview = Member("underReview", .object(of: Waiting.members))
    public static let onNotice = Member("onNotice", .object(of: Waiting.members))
    /// The year that the limit is of.
    public static let year = Member("year", .integer(Parameter.Kind.years))
    public static let creditedThisYear = Member("creditedThisYear", .balance)
    public static let redeemedThisYear = Member("redeemedThisYear", .balance)
    /// The yearly limit, of what it is, and what it leaves (R-CAP-1).
    public static let capBasis = OptionalMember("capBasis", .shown)
    public static let cap = OptionalMember("cap", .balance)
    public static let room = OptionalMember("room", .balance)
    public static let suspendedUntil = OptionalMember("suspendedUntil", .instant)
    public static let clearing = OptionalMember("clearing", .object(of: NextClearing.members))
    /// Points that would be cleared if the open redemptions were cancelled (R-RED-5).
    public static let clearsIfReleased = OptionalMember("clearsIfReleased", .points)

    static let members: [any DescribedMember] = [
        employee, name, department, active, available, held, underReview, onNotice, year,
        creditedThisYear, redeemedThisYear, capBasis, cap, room, suspendedUntil, clearing,
        clearsIfReleased,
    ]
}

/// Claims that wait, and the points asked for or awarded.
public enum Waiting {
    public static let claims = Member("claims", .count)
    public static let points = Member("points", .balance)
    static let members: [any DescribedMember] = [claims, points]
}

/// What the next 31 December takes (R-CLR-1).
public enum NextClearing {
    public static let at = Member("at", .instant)
    public static let points = Member("points", .balance)
    /// Of open redemptions.
    public static let held = OptionalMember("held", .balance)
    static let members: [any DescribedMember] = [at, points, held]
}
