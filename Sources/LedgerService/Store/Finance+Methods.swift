import JSON
import Ledger
import LedgerStore

extension Method {
    private static let seeing = Access.roles(.finance, .leader, .auditor, .administrator)
    private static let year = Parameter.optional("year", .year, "This year if absent")

    static let budgetSet = change(
        "Sets a year's budget", .roles(.finance),
        [
            .required("year", .year, "The year"),
            .required("fen", .integer(0...1_000_000_000_000), "In fen"),
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
        let year = scope.arguments.int("year").map { Int($0) } ?? scope.today.year
        let budget = scope.state.budget(year: year)
        let held = year == scope.today.year ? scope.state.heldCost() : .zero
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

    static let reportLiability = read(
        "What the outstanding points are worth (R-FUND-2)", seeing, [],
        result: "{points, basis, redeemedPoints, redeemedFen, fen}"
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
        return result
    }

    /// points × numerator ÷ denominator, rounded half up.
    private static func share(_ points: Int64, _ numerator: Int64, _ denominator: Int64) -> Int64 {
        let wide = points.multipliedFullWidth(by: numerator)
        let (quotient, remainder) = denominator.dividingFullWidth(wide)
        return remainder * 2 >= denominator ? quotient + 1 : quotient
    }
}
