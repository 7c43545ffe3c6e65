import JSON
import Ledger
import LedgerAPI
import LedgerStore

/// What can be done to one claim, done to many for one reason.
extension Method {
    private static let many = [
        Parameter.required(
            "claims", .list(.object([.required("claim", .claim, "Which")]), most: 1000), "Claims"),
        Parameter.mode,
    ]

    private static let result = "{results: [{line, claim, …}], applied, refused}"

    static let claimWithdrawMany = change(
        "Withdraws several claims that are not decided yet", .roles(.administrator, .employee),
        many, result: result,
        errors: [.claimUnknown, .claimNotYours, .claimNotUnderReview, .batchRefused]
    ) { scope throws(ServiceError) in
        try scope.changeClaims { .withdraw($0) }
    }

    static let claimRejectMany = change(
        "Rejects several claims for one reason", .roles(.reviewer),
        many + [
            .required("reason", .reason, "Why"),
            .optional("false", .truth, "They are false, not only unfounded"),
        ], result: result, errors: [.claimUnknown, .claimNotUnderReview, .batchRefused]
    ) { scope throws(ServiceError) in
        let (reason, asFalse) = (scope.arguments.words("reason"), scope.arguments.bool("false"))
        return try scope.changeClaims { .reject($0, reason: reason, asFalse: asFalse) }
    }

    static let claimRevokeMany = change(
        "Revokes several claims that are credited or on notice", .roles(.reviewer),
        many + [
            .required("kind", .choice(Claim.RevocationKind.self), "False, or a mistake"),
            .required("reason", .reason, "Why"),
        ], result: result,
        errors: [.claimUnknown, .claimNotRevocable, .fourEyes, .batchRefused]
    ) { scope throws(ServiceError) in
        let kind: Claim.RevocationKind = scope.arguments.requiredChoice("kind")
        let reason = scope.arguments.words("reason")
        return try scope.changeClaims { .revoke($0, kind, reason: reason) }
    }
}

extension ChangeScope {
    fileprivate func changeClaims(
        _ command: (ClaimID) -> Claim.Command
    ) throws(ServiceError) -> JSONObject {
        try applyMany("claims") { item throws(ServiceError) in
            let id: ClaimID = item.requiredID("claim")
            let before = recorded.count
            try apply(.claim(command(id)))
            return withConsequences(claimResult(id), of: recorded[before...])
        }
    }
}
