import JSON
import Ledger
import LedgerAPI
import LedgerStore

extension Method {
    /// Those who see every redemption: finance too (R-ORG-4).
    private static let seeing = Caller.seeingAll.union([.finance])

    static let redemptionRequest = change(RedemptionRequest.self) { scope throws(ServiceError) in
        let employee = try scope.subject(of: scope.arguments)
        try scope.apply(
            .redemption(
                .request(
                    employee, scope[RedemptionRequest.product],
                    count: scope[RedemptionRequest.count] ?? 1)))
        let id = RedemptionID(number: scope.state.lastNumber(RedemptionID.self))
        return scope.redemptionResult(id)
    }

    static let redemptionFulfil = change(
        "Hands the goods over: the hold becomes a redemption", .roles(.administrator),
        [.required("redemption", .redemption, "Which")],
        result: "{redemption, stage, points, priceChanges?, warning?}",
        errors: [
            .redemptionUnknown, .redemptionNotHeld, .fourEyes, .redemptionFrozen,
            .budgetExhausted,
        ]
    ) { scope throws(ServiceError) in
        var result = try scope.changeRedemption { .fulfil($0) }
        let id: RedemptionID = scope.arguments.requiredID("redemption")
        result["priceChanges"] = scope.state.redemption(id).flatMap(scope.rows.priceChanges)
        result["warning"] = scope.budgetWarning
        return result
    }

    static let redemptionCancel = change(
        "Cancels a request: points and stock are released; points that a clearing met are cleared",
        Access.roles(.administrator).orOwner(.redemption),
        [
            .required("redemption", .redemption, "Which"),
            .optional("reason", .text(longest: 500), "Why"),
        ],
        result: "{redemption, stage, available, cleared?}",
        errors: [.redemptionUnknown, .redemptionNotHeld]
    ) { scope throws(ServiceError) in
        let reason = scope.arguments.text("reason") ?? ""
        return try scope.changeRedemption { .cancel($0, reason: reason) }
    }

    static let redemptionReturn = change(
        "Takes damaged goods back: points and stock come back, outside the cap",
        .roles(.administrator),
        [
            .required("redemption", .redemption, "Which"), .required("reason", .reason, "Why"),
        ],
        result: "{redemption, stage, available, cleared?}",
        errors: [.redemptionUnknown, .redemptionNotFulfilled, .fourEyes]
    ) { scope throws(ServiceError) in
        let reason = scope.arguments.words("reason")
        return try scope.changeRedemption { .return($0, reason: reason) }
    }

    static let redemptionList = read(
        "Redemptions, the oldest first or the newest",
        Access(roles: seeing.union([.employee])),
        [
            .optional("employee", .employee, "Only of this employee"),
            .optional("stage", .choice(RedemptionFilter.Stage.self), "Only at this stage"),
            .optional("from", .day, "Requested from this day on"),
            .optional("to", .day, "Requested up to this day"),
            .optional("newest", .truth, "The newest first"),
        ] + page, result: "{rows: [{redemption, …, priceChanges?: [{at, by, from?, to}]}]}",
        errors: [.employeeUnknown]
    ) { scope throws(ServiceError) in
        var filter = RedemptionFilter()
        filter.employee = try scope.ownOrAsked(seeing: seeing)
        filter.stage = scope.arguments.choice("stage")
        filter.from = scope.arguments.day("from")
        filter.to = scope.arguments.day("to")
        let redemptions = scope.state.redemptions(filter, try scope.page(RedemptionID.self))
        return scope.list(redemptions, key: \.id.text) { .object(scope.redemptionRow($0)) }
    }

    static let redemptionShow = read(
        "A redemption with its whole life", Access(roles: seeing).orOwner(.redemption),
        [.required("redemption", .redemption, "Which")],
        result: "{redemption, …, priceChanges?: [{at, by, from?, to}], life}",
        errors: [.redemptionUnknown]
    ) { scope throws(ServiceError) in
        let id: RedemptionID = scope.arguments.requiredID("redemption")
        guard let redemption = scope.state.redemption(id) else {
            throw .refused(.redemption(.unknown(id)))
        }
        return scope.redemptionCard(redemption)
    }
}

extension ReadScope {
    /// With what became of the price, for those who see more than their own (R-ORG-4, R-RED-7).
    fileprivate func redemptionRow(_ redemption: Redemption) -> JSONObject {
        var row = rows.redemption(redemption).object ?? [:]
        if sees(all: Caller.seeingAll.union([.finance])) {
            row["priceChanges"] = rows.priceChanges(of: redemption)
        }
        return row
    }

    /// A redemption with its whole life.
    func redemptionCard(_ redemption: Redemption) -> JSONObject {
        var row = redemptionRow(redemption)
        let life = state.life(of: .redemption(redemption.id))
        row["life"] = .array(life.map(rows.step))
        return row
    }
}

extension ChangeScope {
    fileprivate func changeRedemption(
        _ command: (RedemptionID) -> Redemption.Command
    ) throws(ServiceError) -> JSONObject {
        let id: RedemptionID = arguments.requiredID("redemption")
        try apply(.redemption(command(id)))
        return redemptionResult(id)
    }

    /// Where the year's budget is spent, and the policy only warns of it (R-FUND-1).
    var budgetWarning: JSON? {
        let budget = state.budget(year: today.year)
        guard let amount = budget.amount, budget.spent > amount else { return nil }
        return [
            "kind": "budget.exhausted",
            "facts": [
                "year": .int(Int64(budget.year)), "budgetFen": .int(amount.value),
                "spentFen": .int(budget.spent.value),
            ],
        ]
    }

    fileprivate func redemptionResult(_ id: RedemptionID) -> JSONObject {
        guard let redemption = state.redemption(id) else { return [:] }
        let stage = rows.stage(redemption.stage)
        let account = state.account(of: redemption.employee)
        var result = JSONObject()
        result[RedemptionStanding.redemption] = id
        result[RedemptionStanding.available] = account.available
        result.copy(RedemptionStanding.stage, from: stage)
        result[RedemptionStanding.points] = redemption.points
        result[RedemptionStanding.costFen] = redemption.cost
        result.copy(RedemptionStanding.due, from: stage)
        result.copy(RedemptionStanding.provisional, from: stage)
        result[RedemptionStanding.clearing.name] = clearingToCome(of: redemption)
        let cleared = recorded.reduce(Points.zero) { $0 + $1.clearedOnArrival }
        if cleared > 0 { result[RedemptionStanding.cleared] = cleared }
        return result
    }

    /// What the next clearing would make of an open hold, where that is near: in December, and for
    /// one that may be collected later than that (R-RED-5).
    private func clearingToCome(of redemption: Redemption) -> JSON? {
        guard case .held(let due, _) = redemption.stage, let books = state.books else { return nil }
        let end = time.end(ofYear: books.openYear)
        let isNear = due.at > end || today.firstOfNextMonth == Day.firstOf(year: books.openYear + 1)
        let share = Clearing.share(of: redemption.employee, year: books.openYear, state)
        let points = share.points(of: redemption.id)
        guard isNear, points > 0 else { return nil }
        return ["at": rows.instant(end), "points": .int(points.value)]
    }
}

extension Event {
    /// What a clearing took of points that came back with it.
    fileprivate var clearedOnArrival: Points {
        switch self {
        case .redemption(_, .cancelled(let released, _)): released.cleared?.points ?? 0
        case .clearing(.accountCleared(_, _, let points, _)): points
        default: 0
        }
    }
}
