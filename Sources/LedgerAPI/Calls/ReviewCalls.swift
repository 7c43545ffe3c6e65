public import LedgerValues

public enum ReviewQueue: ReadCall {
    public static let call = CallDescription(
        "review.queue", "Claims under review, the overdue first, then by due time", .seeingAll(),
        Shared.page,
        result: .rows(
            ClaimRow.members + [
                ClaimRow.note, ClaimRow.others, ClaimRow.possibleDuplicates,
                ClaimRow.sameEvidence,
            ]))
}

public enum ClaimApprove: ChangeCall {
    public static let claim = Member("claim", .claim, "Which")
    public static let points = OptionalMember("points", .points, "In the item's range")

    static let members: [any DescribedMember] = [claim, points]

    public static let call = CallDescription(
        "claim.approve",
        "Approves a claim: with these points, or those asked for, or the item's standard",
        .roles(.reviewer), members, result: ResultShape(ClaimRow.answer),
        refusals: [
            .claimUnknown, .claimNotUnderReview, .fourEyes, .policyNoneInForce, .itemUnknown,
            .pointsOutOfRange,
        ])
}

public enum ClaimApproveMany: ChangeCall {
    public static let claims = Member(
        "claims", .list(of: ClaimApprove.members, most: 1000), "Claims")

    public static let call = CallDescription(
        "claim.approveMany", "Approves several claims", .roles(.reviewer),
        [claims, Shared.mode], result: .many(ClaimRow.answer),
        refusals: ClaimApprove.call.refusals + [.batchRefused])
}

public enum ClaimReject: ChangeCall {
    public static let claim = Member("claim", .claim, "Which")
    public static let reason = Member("reason", .reason, "Why")
    public static let asFalse = OptionalMember(
        "false", .truth, "It is false, not only unfounded")

    public static let call = CallDescription(
        "claim.reject",
        "Rejects a claim; as false where it proved so: then redemption is suspended",
        .roles(.reviewer), [claim, reason, asFalse],
        result: ResultShape(ClaimRow.answer + [Consequences.suspendedUntil]),
        refusals: [.claimUnknown, .claimNotUnderReview])
}

public enum ClaimRevoke: ChangeCall {
    public static let claim = Member("claim", .claim, "Which")
    public static let kind = Member(
        "kind", .choice(RevocationKind.self), "False, or a mistake")
    public static let reason = Member("reason", .reason, "Why")

    public static let call = CallDescription(
        "claim.revoke", "Revokes a credited claim, or one on notice, as false or as a mistake",
        .roles(.reviewer), [claim, kind, reason],
        result: ResultShape(ClaimRow.answer + Consequences.members),
        refusals: [.claimUnknown, .claimNotRevocable, .fourEyes])
}

/// What a decision against a claim leads to.
public enum Consequences {
    /// Points that the revocation took (R-FRAUD-2).
    public static let taken = OptionalMember("taken", .points)
    /// Points that clearings had taken before it.
    public static let cleared = OptionalMember("cleared", .points)
    public static let available = OptionalMember("available", .balance)
    /// Until when it suspends (R-FRAUD-1).
    public static let suspendedUntil = OptionalMember("suspendedUntil", .instant)

    public static let members: [any DescribedMember] = [
        taken, cleared, available, suspendedUntil,
    ]
}
