import JSON
import Ledger
import LedgerAPI
import LedgerStore

extension Method {
    /// R-RED-6: nothing of it is booked where one line is refused.
    static let redemptionHandOver = change(
        "At the counter: request and fulfilment of all lines in one step, or of none",
        .roles(.administrator),
        [
            .required("employee", .employee, "Who takes the goods"),
            .required(
                "lines",
                .list(
                    .object([
                        .required("product", .product, "Which"),
                        .optional("count", .integer(Bounds.redemption), "Units; 1 if absent"),
                    ]), most: Int(Bounds.counterLines.upperBound)), "What, one or more"),
        ],
        result: """
            {employee, name, department, lines: [{redemption, product, productName, count, \
            points, costFen, …, left, priceChanges?}], points, available, warning?}
            """,
        errors: [
            .employeeUnknown, .fourEyes, .productUnknown, .productRetired, .redemptionSuspended,
            .policyNoneInForce, .redemptionOutsideWindow, .redemptionInDebt,
            .redemptionInsufficientPoints, .redemptionOverCap, .redemptionLimitReached,
            .stockInsufficient, .budgetExhausted,
        ]
    ) { scope throws(ServiceError) in
        let employee = scope.arguments.requiredEmployee()
        let lines = scope.arguments.objects("lines").map { line in
            Redemption.CounterLine(line.requiredCode("product"), count: line.int("count") ?? 1)
        }
        if lines.isEmpty { throw .invalid(InvalidParameter(path: "lines", problem: .missing)) }
        try scope.apply(.redemption(.handOver(employee, lines)))
        return scope.handedOver(to: employee)
    }
}

extension ChangeScope {
    /// Who, what, how many, and what is left of points and goods: one wrong digit is to be seen.
    fileprivate func handedOver(to employee: EmployeeID) -> JSONObject {
        let redemptions = recorded.compactMap { event -> Redemption? in
            guard case .redemption(let id, .fulfilled) = event else { return nil }
            return state.redemption(id)
        }
        let points = redemptions.reduce(Points.zero) { $0 + $1.points }
        var result: JSONObject = [
            "employee": .string(employee.text), "name": rows.name(employee),
            "lines": .array(redemptions.map { .object(line($0)) }), "points": .int(points.value),
            "available": .int(state.account(of: employee).available.value),
        ]
        result["department"] = state.employee(employee).map { .string($0.department) }
        result["warning"] = budgetWarning
        return result
    }

    private func line(_ redemption: Redemption) -> JSONObject {
        var row = rows.redemption(redemption).object ?? [:]
        for name in ["employee", "name", "department"] { row[name] = nil }
        row["left"] = state.product(redemption.product).map { .int($0.available) }
        row["priceChanges"] = rows.priceChanges(of: redemption)
        return row
    }
}
