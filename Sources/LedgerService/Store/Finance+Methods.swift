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

    private static let period = [
        Parameter.required("from", .day, "First day of effect"),
        Parameter.required("to", .day, "Last day of effect"),
    ]

    static let exportRedemptions = stream(
        "What was handed over and what came back in a period, by day of effect", seeing, period,
        result: "{rows: [{seq, redemption, employee, …, points, costFen}], sums}"
    ) { scope, sink in
        var sums = (count: Int64(0), points: Int64(0), cost: Int64(0))
        scope.eachEvent(["redemption.fulfilled.v1", "redemption.returned.v1"]) { event in
            guard let (row, goods, sign) = scope.redemptionRow(event) else { return true }
            sums.count += sign * goods.count
            sums.points += sign * goods.points.value
            sums.cost += sign * goods.cost.value
            return sink.row(row)
        }
        return [
            "sums": [
                "count": .int(sums.count), "points": .int(sums.points), "costFen": .int(sums.cost),
            ]
        ]
    }

    static let exportEarnings = stream(
        "What was credited and what was revoked in a period, by day of effect", seeing, period,
        result: "{rows: [{seq, claim, employee, …, award, credited, forgone}], sums}"
    ) { scope, sink in
        var sums = (award: Int64(0), credited: Int64(0), forgone: Int64(0))
        scope.eachEvent(["claim.credited.v1", "claim.revoked.v1"]) { event in
            guard let (row, credited, forgone) = scope.earningRow(event) else { return true }
            sums.award += credited + forgone
            sums.credited += credited
            sums.forgone += forgone
            return sink.row(row)
        }
        return [
            "sums": [
                "award": .int(sums.award), "credited": .int(sums.credited),
                "forgone": .int(sums.forgone),
            ]
        ]
    }
}
