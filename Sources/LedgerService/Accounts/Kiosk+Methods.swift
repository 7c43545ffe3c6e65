import JSON
import Ledger
import LedgerAPI
import LedgerStore

extension Method {
    /// R-ORG-7: by works number, and nothing else. The name is shown as the board shows it.
    static let kioskShow = quick(
        "For a shared terminal: what somebody has, and what waits for them", .roles(.kiosk),
        [.required("employee", .employee, "The works number on the card")],
        result: """
            {employee, name, available, held, underReview, onNotice, suspendedUntil?, \
            clearing: {at, points, held?}, clearsIfReleased?, collect: [{redemption, product, \
            productName, count, due, clearsIfReleased?}]}
            """,
        errors: [.employeeUnknown]
    ) { scope throws(ServiceError) in
        let employee = try scope.employee(scope.subject(of: scope.arguments))
        var result = scope.balance(of: employee, name: scope.board.name(employee.id))
        result["collect"] = scope.toCollect(employee.id)
        return result
    }
}

extension ReadScope {
    /// More than these do not fit on a screen.
    private static let mostToCollect = 20

    /// The goods that somebody asked for and can fetch, the oldest request first.
    fileprivate func toCollect(_ employee: EmployeeID) -> JSON {
        var filter = RedemptionFilter()
        filter.employee = employee
        filter.stage = .held
        let page = Page(after: nil, limit: Self.mostToCollect, newestFirst: false)
        return .array(
            state.redemptions(filter, page).map { redemption in
                let row = rows.redemption(redemption)
                var shown: JSONObject = [:]
                for name in [
                    "redemption", "product", "productName", "count", "due", "clearsIfReleased",
                ] {
                    shown[name] = row[name]
                }
                return .object(shown)
            })
    }
}
