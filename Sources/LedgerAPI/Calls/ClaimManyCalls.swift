public import LedgerValues

/// What can be done to one claim, done to many for one reason.
public enum SomeClaims {
    public static let claim = Member("claim", .claim, "Which")
    public static let claims = Member("claims", .list(of: [claim], most: 1000), "Claims")
}

public enum ClaimWithdrawMany: ChangeCall {
    public static let claims = SomeClaims.claims

    public static let call = CallDescription(
        "claim.withdrawMany", "Withdraws several claims that are not decided yet",
        .roles(.administrator, .employee), [claims, Shared.mode], result: .many(ClaimRow.answer),
        refusals: ClaimWithdraw.call.refusals + [.batchRefused])
}

public enum ClaimRejectMany: ChangeCall {
    public static let claims = SomeClaims.claims
    public static let reason = ClaimReject.reason
    public static let asFalse = OptionalMember(
        "false", .truth, "They are false, not only unfounded")

    public static let call = CallDescription(
        "claim.rejectMany", "Rejects several claims for one reason", .roles(.reviewer),
        [claims, Shared.mode, reason, asFalse],
        result: .many(ClaimRow.answer + [Consequences.suspendedUntil]),
        refusals: ClaimReject.call.refusals + [.batchRefused])
}

public enum ClaimRevokeMany: ChangeCall {
    public static let claims = SomeClaims.claims
    public static let kind = ClaimRevoke.kind
    public static let reason = ClaimRevoke.reason

    public static let call = CallDescription(
        "claim.revokeMany", "Revokes several claims that are credited or on notice",
        .roles(.reviewer), [claims, Shared.mode, kind, reason],
        result: .many(ClaimRow.answer + Consequences.members),
        refusals: ClaimRevoke.call.refusals + [.batchRefused])
}
