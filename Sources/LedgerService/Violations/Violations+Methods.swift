import JSON
import Ledger
import LedgerAPI
import LedgerStore

extension Method {
    private static let violation = [
        Parameter.required("employee", .employee, "Whose"),
        Parameter.required("item", .item, "The violation's code"),
        Parameter.optional("points", .points, "In its range; the standard if absent"),
        Parameter.optional("on", .day, "Date of the violation; today if absent"),
        Parameter.required("reason", .reason, "What happened"),
        Parameter.optional(
            "distinct", .truth, "Another one than that of the same person, item, day and reason"),
    ]

    private static let refusals: [ErrorKind] = [
        .employeeUnknown, .fourEyes, .policyNoneInForce, .violationUnknown, .dateFuture,
        .pointsOutOfRange, .deductionDuplicate,
    ]

    static let deductionRecord = change(
        "Takes points for a violation on the negative list", .roles(.reviewer), violation,
        result: "{deduction, points, taken, available}", errors: refusals
    ) { scope throws(ServiceError) in try scope.deduct(scope.arguments) }

    /// R-NEG-4
    static let deductionRecordMany = change(
        "Takes points for violations from a list", .roles(.reviewer),
        [
            .required("deductions", .list(.object(violation), most: 1000), "Violations"), .mode,
        ],
        result: "{results, applied, refused}", errors: refusals + [.batchRefused]
    ) { scope throws(ServiceError) in
        try scope.applyMany("deductions") { item throws(ServiceError) in try scope.deduct(item) }
    }

    static let deductionList = read(
        "Deductions", Access.seeingAll(or: .employee),
        [
            .optional("employee", .employee, "Only of this employee"),
            .optional("newest", .truth, "The newest first"),
        ] + page,
        result: "{rows: [deduction with reason]}", errors: [.employeeUnknown]
    ) { scope throws(ServiceError) in
        let deductions = scope.state.deductions(
            of: try scope.ownOrAsked(), try scope.page(DeductionID.self))
        return scope.list(deductions, key: \.id.text) { deduction in
            let life = scope.state.life(of: .deduction(deduction.id))
            var row = scope.rows.deduction(deduction)
            row["reason"] = life.first?.body["reason"] ?? ""
            row["at"] = life.first.map { scope.rows.instant($0.effectiveAt) }
            return .object(row)
        }
    }

    static let appealRaise = change(
        "Appeals against a deduction of one's own; an administrator for whoever it took points from",
        Access.roles(.administrator).orOwner(.deduction),
        [
            .required("deduction", .deduction, "Which"), .required("reason", .reason, "Why"),
            .optional("employee", .employee, "Whose it is; as the deduction says if absent"),
        ],
        result: "{appeal, deduction}",
        errors: [
            .deductionUnknown, .deductionNotYours, .deductionAlreadyReversed,
            .appealRaisedAlready, .appealUsedUp, .appealReasonGiven,
        ]
    ) { scope throws(ServiceError) in
        let id: DeductionID = scope.arguments.requiredID("deduction")
        let person = scope.arguments.employee("employee") ?? scope.state.deduction(id)?.employee
        try scope.apply(
            .deduction(.appeal(id, for: person, reason: scope.arguments.words("reason"))))
        let appeal = AppealID(number: scope.state.lastNumber(AppealID.self))
        return ["appeal": .string(appeal.text), "deduction": .string(id.text)]
    }

    static let appealList = read(
        "Appeals", .seeingAll(),
        [
            .optional("open", .truth, "Only those still open"),
            .optional("newest", .truth, "The newest first"),
        ] + page, result: "{rows: [appeal]}"
    ) { scope throws(ServiceError) in
        let appeals = scope.state.appeals(
            openOnly: scope.arguments.bool("open"), try scope.page(AppealID.self))
        return scope.list(appeals, key: \.id.text) { appeal in
            var row = scope.rows.appeal(appeal).object ?? [:]
            let deduction = scope.state.deduction(appeal.deduction)
            row["employee"] = deduction.map { .string($0.employee.text) }
            row["reason"] = scope.state.reason(
                in: .deduction(appeal.deduction), of: "appeal", appeal.id.text)
            return .object(row)
        }
    }

    private static let decision = [
        Parameter.required("appeal", .appeal, "Which"),
        Parameter.required("reason", .reason, "Why"),
    ]

    static let appealUphold = change(
        "Upholds an appeal: the points taken come back, outside the cap", .roles(.leader),
        decision, result: "{appeal, deduction, available}",
        errors: [.appealUnknown, .appealDecided, .fourEyes]
    ) { scope throws(ServiceError) in
        let reason = scope.arguments.words("reason")
        return try scope.decideAppeal { .uphold($0, reason: reason) }
    }

    static let appealDismiss = change(
        "Dismisses an appeal: the deduction stays", .roles(.leader), decision,
        result: "{appeal, deduction, available}",
        errors: [.appealUnknown, .appealDecided, .fourEyes]
    ) { scope throws(ServiceError) in
        let reason = scope.arguments.words("reason")
        return try scope.decideAppeal { .dismiss($0, reason: reason) }
    }
}

extension CallScope {
    /// What taking points for a violation asks of the ledger.
    func deduction(_ item: Arguments) -> Command {
        .deduction(
            .record(
                item.requiredEmployee(), item.requiredCode("item"), points: item.points("points"),
                on: item.day("on") ?? today, reason: item.words("reason"),
                distinct: item.bool("distinct")))
    }
}

extension ChangeScope {
    fileprivate func deduct(_ item: Arguments) throws(ServiceError) -> JSONObject {
        try apply(deduction(item))
        let id = DeductionID(number: state.lastNumber(DeductionID.self))
        let made = state.deduction(id)
        return [
            "deduction": .string(id.text), "points": .int(made?.points.value ?? 0),
            "taken": .int(made?.taken.value ?? 0),
            "available": .int(state.account(of: item.requiredEmployee()).available.value),
        ]
    }

    fileprivate func decideAppeal(
        _ command: (AppealID) -> Deduction.Command
    ) throws(ServiceError) -> JSONObject {
        let id: AppealID = arguments.requiredID("appeal")
        try apply(.deduction(command(id)))
        var result: JSONObject = ["appeal": .string(id.text)]
        if let appeal = state.appeal(id), let deduction = state.deduction(appeal.deduction) {
            result["deduction"] = .string(deduction.id.text)
            let account = state.account(of: deduction.employee)
            result["available"] = .int(account.available.value)
        }
        return result
    }
}
