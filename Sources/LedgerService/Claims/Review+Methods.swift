import JSON
import Ledger
import LedgerAPI
import LedgerStore

extension Method {
    static let reviewQueue = read(ReviewQueue.self) { scope throws(ServiceError) in
        let after = try scope.after { text -> (at: Instant, id: ClaimID)? in
            let parts = text.split(separator: "/")
            guard parts.count == 2, let at = Int64(parts[0]), let id = ClaimID(String(parts[1]))
            else { return nil }
            return (Instant(milliseconds: at), id)
        }
        let claims = scope.state.reviewQueue(after: after, limit: scope.limit)
        return scope.list(claims, key: Self.queueKey) { claim in
            var row = scope.rows.claimRow(claim)
            row[ClaimRow.note.name] =
                scope.state.life(of: .claim(claim.id)).first?.body["note"] ?? ""
            scope.addRelated(claim, to: &row)
            return .object(row)
        }
    }

    private static func queueKey(_ claim: Claim) -> String {
        guard case .underReview(let due, _) = claim.stage else { return claim.id.text }
        return String(due.at.milliseconds) + "/" + claim.id.text
    }

    static let claimApprove = change(ClaimApprove.self) { scope throws(ServiceError) in
        try scope.approve(scope.arguments)
    }

    static let claimApproveMany = change(ClaimApproveMany.self) { scope throws(ServiceError) in
        try scope.applyMany(scope[ClaimApproveMany.claims]) { item throws(ServiceError) in
            try scope.approve(item)
        }
    }

    static let claimReject = change(ClaimReject.self) { scope throws(ServiceError) in
        let (reason, asFalse) = (
            scope[ClaimReject.reason], scope.arguments.isSet(ClaimReject.asFalse)
        )
        let result = try scope.change(scope[ClaimReject.claim]) {
            .reject($0, reason: reason, asFalse: asFalse)
        }
        return scope.withConsequences(result, of: scope.recorded)
    }

    static let claimRevoke = change(ClaimRevoke.self) { scope throws(ServiceError) in
        let (kind, reason) = (scope[ClaimRevoke.kind], scope[ClaimRevoke.reason])
        let result = try scope.change(scope[ClaimRevoke.claim]) {
            .revoke($0, kind, reason: reason)
        }
        return scope.withConsequences(result, of: scope.recorded)
    }
}

extension ChangeScope {
    fileprivate func approve(_ item: Arguments) throws(ServiceError) -> JSONObject {
        let points = item[ClaimApprove.points]
        return try change(item[ClaimApprove.claim]) { .approve($0, points: points) }
    }

    /// Adds what a revocation took, what clearings had taken before it (R-FRAUD-2), and until when
    /// it suspends (R-FRAUD-1).
    func withConsequences(
        _ result: JSONObject, of events: some Sequence<Event>
    ) -> JSONObject {
        var result = result
        for event in events {
            switch event {
            case .claim(_, .revoked(let revoked)):
                result[Consequences.taken] = revoked.taken
                let cleared = revoked.credit.credited - revoked.taken
                result[Consequences.cleared] = cleared > 0 ? cleared : nil
                result[Consequences.available] = state.account(of: revoked.employee).available
            case .employee(_, .suspended(_, let until, _)):
                result[Consequences.suspendedUntil] = rows.text(until)
            default:
                continue
            }
        }
        return result
    }
}
