import JSON
import Ledger
import LedgerAPI
import LedgerStore

extension Method {
    private static let seeing = Access.roles(.finance, .leader, .auditor, .administrator)
    private static let year = Parameter.optional("year", .year, "This year if absent")

    static let budgetSet = change(
        "Sets a year's budget", .roles(.finance),
        [
            .required("year", .year, "The year"),
            .required("fen", .integer(Bounds.budget), "In fen"),
        ],
        result: "{year, fen, spentFen}"
    ) { scope throws(ServiceError) in
        let year = Int(scope.arguments.requiredInt("year"))
        let amount = Fen(scope.arguments.requiredInt("fen"))
        try scope.apply(.budget(.set(year: year, amount)))
        return [
            "year": .int(Int64(year)), "fen": .int(amount.value),
            "spentFen": .int(scope.state.budget(year: year).spent.value),
        ]
    }

    static let budgetShow = read(
        "A year's budget, what was spent, and what open redemptions will cost", seeing, [year],
        result: "{year, fen?, spentFen, heldFen, remainingFen?}"
    ) { scope in
        scope.budget(scope.year)
    }

    static let reportBudget = read(
        "A year's budget and what became of it, month by month (R-FUND-1)", seeing, [year],
        result: """
            {year, fen?, spentFen, heldFen, remainingFen?, laterReturnedFen, months: [{month, \
            fulfilledFen, returnedFen, returnedEarlierFen, costFen, spentFen, budgetFen?, \
            remainingFen?}]}
            """
    ) { scope in
        let year = scope.year
        var result = scope.budget(year)
        let first = Day.firstOf(year: year)
        let last = min(Day.firstOf(year: year + 1).adding(-1), scope.today)
        guard first <= last else {
            result["months"] = []
            result["laterReturnedFen"] = 0
            return result
        }
        let months = BudgetMonths(scope.state, scope.time, from: first, to: last)
        // What came back after the year's end gave its cost back to the year.
        let inTheYear = months.sums["costFen"]?.int ?? 0
        let spent = scope.state.budget(year: year).spent.value
        result["laterReturnedFen"] = .int(inTheYear - spent)
        result["months"] = .array(months.rows.map { .object($0) })
        return result
    }

    static let reportLiability = read(
        "What the outstanding points are worth (R-FUND-2)", seeing,
        [.optional("months", .truth, "Also month by month since 1 January")],
        result: "{points, basis, redeemedPoints, redeemedFen, fen, months?}"
    ) { scope in
        let points = scope.state.outstandingPoints()
        let redeemed = scope.state.fulfilled(
            from: scope.time.start(of: Day.firstOf(year: scope.today.year)),
            until: scope.time.end(ofYear: scope.today.year))
        var result: JSONObject = [
            "points": .int(points.value), "redeemedPoints": .int(redeemed.points.value),
            "redeemedFen": .int(redeemed.cost.value),
        ]
        if redeemed.points > 0 {
            result["basis"] = "redeemed"
            result["fen"] = .int(
                Self.share(points.value, redeemed.cost.value, redeemed.points.value))
        } else if let ratio = scope.policy?.redemption.pointsPerYuan {
            result["basis"] = "policy"
            result["pointsPerYuan"] = .int(ratio)
            result["fen"] = .int(Self.share(points.value, 100, ratio))
        }
        if scope.arguments.bool("months") {
            let liability = Liability(
                scope.state, from: .firstOf(year: scope.today.year), to: scope.today,
                department: nil)
            result["months"] = .array(liability.rows.map { .object($0) })
        }
        return result
    }

    /// points × numerator ÷ denominator, rounded half up.
    private static func share(_ points: Int64, _ numerator: Int64, _ denominator: Int64) -> Int64 {
        let wide = points.multipliedFullWidth(by: numerator)
        let (quotient, remainder) = denominator.dividingFullWidth(wide)
        return remainder * 2 >= denominator ? quotient + 1 : quotient
    }
}

extension ReadScope {
    /// The year asked for, or this one.
    fileprivate var year: Int { arguments.int("year").map { Int($0) } ?? today.year }

    fileprivate func budget(_ year: Int) -> JSONObject {
        let budget = state.budget(year: year)
        let held = year == today.year ? state.heldCost() : .zero
        var result: JSONObject = [
            "year": .int(Int64(year)), "spentFen": .int(budget.spent.value),
            "heldFen": .int(held.value),
        ]
        if let amount = budget.amount {
            result["fen"] = .int(amount.value)
            result["remainingFen"] = .int((amount - budget.spent).value)
        }
        return result
    }
}
