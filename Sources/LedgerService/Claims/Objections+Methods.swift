import JSON
import Ledger
import LedgerAPI
import LedgerStore

/// The public notice, and objections while it runs (R-NOTICE-1, R-NOTICE-2).
extension Method {
    static let noticeList = read(
        "Claims on public notice; no free text of theirs", .anyone, page,
        result: "{rows: [{claim, employee, name, department, item, itemName, points, closes, …}]}"
    ) { scope throws(ServiceError) in
        var filter = ClaimFilter()
        filter.stage = .onNotice
        let claims = scope.state.claims(filter, try scope.page(ClaimID.self))
        return scope.list(claims, key: \.id.text, scope.board.notice)
    }

    static let objectionRaise = change(
        "Objects to a claim while its notice runs; an administrator also for somebody",
        .roles(.employee, .administrator),
        [
            .required("claim", .claim, "Which"), .required("reason", .reason, "Why"),
            .optional("employee", .employee, "For whom; the caller if absent"),
        ],
        result: "{objection, claim}",
        errors: [
            .objectionByNobody, .employeeUnknown, .employeeLeft, .claimUnknown, .claimNotOnNotice,
            .claimNoticeOver, .objectionRaisedAlready, .objectionUsedUp, .objectionsFull,
            .objectionReasonGiven,
        ]
    ) { scope throws(ServiceError) in
        let reason = scope.arguments.words("reason")
        let person = scope.arguments.employee("employee")
        if let person, person != scope.caller.employee {
            guard scope.caller.roles.contains(.administrator) else {
                throw .notPermitted(takes: [.administrator])
            }
        }
        var result = try scope.changeClaim { .object($0, for: person, reason: reason) }
        let id = ObjectionID(number: scope.state.lastNumber(ObjectionID.self))
        result["objection"] = .string(id.text)
        return result
    }

    static let objectionList = read(
        "Objections", .seeingAll(),
        [
            .optional("open", .truth, "Only those still open"),
            .optional("newest", .truth, "The newest first"),
        ] + page, result: "{rows: [objection]}"
    ) { scope throws(ServiceError) in
        let objections = scope.state.objections(
            to: nil, openOnly: scope.arguments.bool("open"), try scope.page(ObjectionID.self))
        return scope.list(objections, key: \.id.text) { objection in
            var row = scope.rows.objection(objection).object ?? [:]
            row["reason"] = scope.state.reason(
                in: .claim(objection.claim), of: "objection", objection.id.text)
            return .object(row)
        }
    }

    private static let decision = [
        Parameter.required("objection", .objection, "Which"),
        Parameter.required("reason", .reason, "Why"),
    ]

    static let objectionUphold = change(
        "Upholds an objection: the claim is rejected", .roles(.reviewer), decision,
        result: "{objection, claim, stage}", errors: [.objectionUnknown, .objectionDecided]
    ) { scope throws(ServiceError) in
        let reason = scope.arguments.words("reason")
        return try scope.decideObjection { .uphold($0, reason: reason) }
    }

    static let objectionDismiss = change(
        "Dismisses an objection; after the last the claim is credited when its notice is over",
        .roles(.reviewer), decision, result: "{objection, claim, stage, …}",
        errors: [.objectionUnknown, .objectionDecided, .fourEyes]
    ) { scope throws(ServiceError) in
        let reason = scope.arguments.words("reason")
        return try scope.decideObjection { .dismiss($0, reason: reason) }
    }
}

extension ChangeScope {
    fileprivate func decideObjection(
        _ command: (ObjectionID) -> Claim.Command
    ) throws(ServiceError) -> JSONObject {
        let id: ObjectionID = arguments.requiredID("objection")
        try apply(.claim(command(id)))
        var result = state.objection(id).map { claimResult($0.claim) } ?? [:]
        result["objection"] = .string(id.text)
        return result
    }
}
