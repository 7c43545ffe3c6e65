public import LedgerValues

/// Goods for points.
public enum RedemptionRequest: ChangeCall {
    public static let product = Member("product", .product, "Which")
    public static let count = OptionalMember(
        "count", .integer(Bounds.redemption), "Units; 1 if absent")
    public static let employee = OptionalMember(
        "employee", .employee, "For whom; the caller if absent")

    public static let call = CallDescription(
        "redemption.request", "Asks for goods: points and stock are held in the same step",
        .roles(.administrator).orOwner(.employee), [product, count, employee],
        result: ResultShape(RedemptionStanding.members),
        refusals: [
            .employeeUnknown, .productUnknown, .productRetired, .redemptionSuspended,
            .policyNoneInForce, .redemptionOutsideWindow, .redemptionInDebt,
            .redemptionInsufficientPoints, .redemptionOverCap, .redemptionLimitReached,
            .stockInsufficient,
        ])
}

/// A redemption as a change leaves it.
public enum RedemptionStanding {
    public static let redemption = Member("redemption", .redemption)
    /// What its employee has left.
    public static let available = Member("available", .balance)
    public static let stage = Member("stage", .shown)
    public static let points = Member("points", .points)
    public static let costFen = Member("costFen", .fen)
    /// Until when the goods are kept.
    public static let due = OptionalMember("due", .instant)
    public static let provisional = OptionalMember("provisional", .truth)
    public static let clearing = OptionalMember("clearing", .object(of: NextClearing.members))
    public static let cleared = OptionalMember("cleared", .points)

    static let members: [any DescribedMember] = [
        redemption, available, stage, points, costFen, due, provisional, clearing, cleared,
    ]
}
