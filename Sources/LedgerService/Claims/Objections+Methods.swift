import JSON
import Ledger
import LedgerAPI
import LedgerStore

/// The public notice, and objections while it runs (R-NOTICE-1, R-NOTICE-2).
extension Method {
    static let noticeList = read(NoticeList.self) { scope throws(ServiceError) in
        var filter = ClaimFilter()
        filter.stage = .onNotice
        let claims = scope.state.claims(filter, try scope.page(ClaimID.self))
        return scope.list(claims, key: \.id.text, scope.board.notice)
    }

    static let objectionRaise = change(ObjectionRaise.self) { scope throws(ServiceError) in
        let reason = scope[ObjectionRaise.reason]
        let person = scope[ObjectionRaise.employee]
        if let person, person != scope.caller.employee {
            guard scope.caller.roles.contains(.administrator) else {
                throw .notPermitted(takes: [.administrator])
            }
        }
        var result = try scope.change(scope[ObjectionRaise.claim]) {
            .object($0, for: person, reason: reason)
        }
        result[ObjectionRow.objection] = ObjectionID(
            number: scope.state.lastNumber(ObjectionID.self))
        return result
    }

    static let objectionList = read(ObjectionList.self) { scope throws(ServiceError) in
        let objections = scope.state.objections(
            to: nil, openOnly: scope.arguments.isSet(ObjectionList.open),
            try scope.page(ObjectionID.self))
        return scope.list(objections, key: \.id.text) { objection in
            var row = scope.rows.objection(objection).object ?? [:]
            row[ObjectionRow.reason.name] = scope.state.reason(
                in: .claim(objection.claim), of: ObjectionRow.objection.name, objection.id.text)
            return .object(row)
        }
    }

    static let objectionUphold = change(ObjectionUphold.self) { scope throws(ServiceError) in
        let reason = scope[ObjectionUphold.reason]
        return try scope.decide(scope[ObjectionUphold.objection]) {
            .uphold($0, reason: reason)
        }
    }

    static let objectionDismiss = change(ObjectionDismiss.self) { scope throws(ServiceError) in
        let reason = scope[ObjectionDismiss.reason]
        return try scope.decide(scope[ObjectionDismiss.objection]) {
            .dismiss($0, reason: reason)
        }
    }
}

extension ChangeScope {
    fileprivate func decide(
        _ id: ObjectionID, _ command: (ObjectionID) -> Claim.Command
    ) throws(ServiceError) -> JSONObject {
        try apply(.claim(command(id)))
        var result = state.objection(id).map { claimResult($0.claim) } ?? [:]
        result[ObjectionRow.objection] = id
        return result
    }
}
