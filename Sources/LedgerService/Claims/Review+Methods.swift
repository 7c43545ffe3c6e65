import JSON
import Ledger
import LedgerAPI
import LedgerStore

extension Method {
    static let reviewQueue = read(
        "Claims under review, the overdue first, then by due time", .seeingAll(), page,
        result: "{rows: [claim with note, others, possibleDuplicates, sameEvidence?]}"
    ) { scope throws(ServiceError) in
        let after = try scope.after { text -> (at: Instant, id: ClaimID)? in
            let parts = text.split(separator: "/")
            guard parts.count == 2, let at = Int64(parts[0]), let id = ClaimID(String(parts[1]))
            else { return nil }
            return (Instant(milliseconds: at), id)
        }
        let claims = scope.state.reviewQueue(after: after, limit: scope.limit)
        return scope.list(claims, key: Self.queueKey) { claim in
            var row = scope.rows.claimRow(claim)
            row["note"] =
                scope.state.life(of: .claim(claim.id)).first?.body["note"] ?? ""
            scope.addRelated(claim, to: &row)
            return .object(row)
        }
    }

    private static func queueKey(_ claim: Claim) -> String {
        guard case .underReview(let due, _) = claim.stage else { return claim.id.text }
        return String(due.at.milliseconds) + "/" + claim.id.text
    }

    private static let approvalErrors: [ErrorKind] = [
        .claimUnknown, .claimNotUnderReview, .fourEyes, .policyNoneInForce, .itemUnknown,
        .pointsOutOfRange,
    ]

    static let claimApprove = change(
        "Approves a claim: with these points, or those asked for, or the item's standard",
        .roles(.reviewer),
        [
            .required("claim", .claim, "Which"),
            .optional("points", .points, "In the item's range"),
        ],
        result: "{claim, stage, points, due?, credited?, forgone?}", errors: approvalErrors
    ) { scope throws(ServiceError) in
        let points = scope.arguments.points("points")
        return try scope.changeClaim { .approve($0, points: points) }
    }

    static let claimApproveMany = change(
        "Approves several claims", .roles(.reviewer),
        [
            .required(
                "claims",
                .list(
                    .object([
                        .required("claim", .claim, "Which"),
                        .optional("points", .points, "In the item's range"),
                    ]), most: 1000), "Claims"), .mode,
        ],
        result: "{results: [{line, claim, …}], applied, refused}",
        errors: approvalErrors + [.batchRefused]
    ) { scope throws(ServiceError) in
        try scope.applyMany("claims") { item throws(ServiceError) in
            let id: ClaimID = item.requiredID("claim")
            try scope.apply(.claim(.approve(id, points: item.points("points"))))
            return scope.claimResult(id)
        }
    }

    static let claimReject = change(
        "Rejects a claim; as false where it proved so: then redemption is suspended",
        .roles(.reviewer),
        [
            .required("claim", .claim, "Which"), .required("reason", .reason, "Why"),
            .optional("false", .truth, "It is false, not only unfounded"),
        ],
        result: "{claim, stage, suspendedUntil?}", errors: [.claimUnknown, .claimNotUnderReview]
    ) { scope throws(ServiceError) in
        let (reason, asFalse) = (
            scope.arguments.words("reason"), scope.arguments.bool("false")
        )
        let result = try scope.changeClaim { .reject($0, reason: reason, asFalse: asFalse) }
        return scope.withConsequences(result, of: scope.recorded)
    }

    static let claimRevoke = change(
        "Revokes a credited claim, or one on notice, as false or as a mistake",
        .roles(.reviewer),
        [
            .required("claim", .claim, "Which"),
            .required("kind", .choice(Claim.RevocationKind.self), "False, or a mistake"),
            .required("reason", .reason, "Why"),
        ],
        result: "{claim, stage, taken?, cleared?, available?, suspendedUntil?}",
        errors: [.claimUnknown, .claimNotRevocable, .fourEyes]
    ) { scope throws(ServiceError) in
        let kind: Claim.RevocationKind = scope.arguments.requiredChoice("kind")
        let reason = scope.arguments.words("reason")
        let result = try scope.changeClaim { .revoke($0, kind, reason: reason) }
        return scope.withConsequences(result, of: scope.recorded)
    }
}

extension ChangeScope {
    /// Adds what a revocation took, what clearings had taken before it (R-FRAUD-2), and until when
    /// it suspends (R-FRAUD-1).
    func withConsequences(
        _ result: JSONObject, of events: some Sequence<Event>
    ) -> JSONObject {
        var result = result
        for event in events {
            switch event {
            case .claim(_, .revoked(let revoked)):
                result["taken"] = .int(revoked.taken.value)
                let cleared = revoked.credit.credited - revoked.taken
                result["cleared"] = cleared > 0 ? .int(cleared.value) : nil
                let account = state.account(of: revoked.employee)
                result["available"] = .int(account.available.value)
            case .employee(_, .suspended(_, let until, _)):
                result["suspendedUntil"] = rows.instant(until)
            default:
                continue
            }
        }
        return result
    }
}
