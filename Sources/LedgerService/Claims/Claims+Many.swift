import JSON
import Ledger
import LedgerAPI
import LedgerStore

/// What can be done to one claim, done to many for one reason.
extension Method {
    static let claimWithdrawMany = change(ClaimWithdrawMany.self) { scope throws(ServiceError) in
        try scope.changeAll(scope[ClaimWithdrawMany.claims]) { .withdraw($0) }
    }

    static let claimRejectMany = change(ClaimRejectMany.self) { scope throws(ServiceError) in
        let (reason, asFalse) = (
            scope[ClaimRejectMany.reason], scope.arguments.isSet(ClaimRejectMany.asFalse)
        )
        return try scope.changeAll(scope[ClaimRejectMany.claims]) {
            .reject($0, reason: reason, asFalse: asFalse)
        }
    }

    static let claimRevokeMany = change(ClaimRevokeMany.self) { scope throws(ServiceError) in
        let (kind, reason) = (scope[ClaimRevokeMany.kind], scope[ClaimRevokeMany.reason])
        return try scope.changeAll(scope[ClaimRevokeMany.claims]) {
            .revoke($0, kind, reason: reason)
        }
    }
}

extension ChangeScope {
    fileprivate func changeAll(
        _ claims: [Arguments], _ command: (ClaimID) -> Claim.Command
    ) throws(ServiceError) -> JSONObject {
        try applyMany(claims) { item throws(ServiceError) in
            let before = recorded.count
            let result = try change(item[SomeClaims.claim], command)
            return withConsequences(result, of: recorded[before...])
        }
    }
}
