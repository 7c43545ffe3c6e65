import JSON
import Ledger
import LedgerAPI
import LedgerStore

extension Method {
    static let accountBalance = quick(AccountBalance.self) { scope throws(ServiceError) in
        let employee = try scope.employee(scope.subject(of: scope.arguments))
        var result = scope.balance(of: employee, name: scope.rows.name(employee.id))
        result[BalanceRow.department] = employee.department
        result[BalanceRow.active] = employee.active
        for member in scope.cap(of: employee.id).members { result[member.name] = member.value }
        return result
    }

    static let accountHistory = read(
        "Every movement of a balance, with the balance after it; also what took or gave nothing. "
            + "The oldest first or the newest",
        Access.seeingAll().orOwner(.employee),
        [
            .optional("employee", .employee, "Whose; the caller's if absent"),
            .optional("from", .day, "Movements from this day on"),
            .optional("to", .day, "Movements up to this day"),
            .optional("newest", .truth, "The newest first"),
        ] + page,
        result: """
            {rows: [{seq, at, recordedAt, type, points, balance, about, item?, product?, whole?, \
            cleared?, forgone?}]}
            """,
        errors: [.employeeUnknown]
    ) { scope throws(ServiceError) in
        let employee = try scope.employee(scope.subject(of: scope.arguments))
        let page = Page(
            after: try scope.after { Int64($0) }, limit: scope.limit,
            newestFirst: scope.arguments.bool("newest"))
        let movements = scope.state.movements(
            of: employee.id, from: scope.arguments.day("from"), to: scope.arguments.day("to"), page)
        return scope.list(movements, key: { String($0.seq) }, scope.movement)
    }

    static let clearingPreview = read(
        "Who would lose how many points at the next 31 December, as things stand",
        .seeingAll(or: .finance), [], result: "{rows: [{employee, name, department, points, kept}]}"
    ) { scope throws(ServiceError) in
        guard let books = scope.state.books else { throw .booksNotOpened }
        let year = books.openYear
        let shares = scope.state.accountsToClear(after: nil, limit: .max)
            .map { Clearing.share(of: $0, year: year, scope.state) }
            .filter { $0.points > 0 || $0.kept > 0 }
        let total = shares.reduce(Points.zero) { $0 + $1.points }
        return [
            "rows": .array(
                shares.map { share in
                    [
                        "employee": .string(share.employee.text),
                        "name": scope.rows.name(share.employee),
                        "department": scope.state.employee(share.employee)
                            .map { .string($0.department) } ?? .null,
                        "points": .int(share.points.value), "kept": .int(share.kept.value),
                    ]
                }),
            "count": .int(Int64(shares.count)), "year": .int(Int64(year)),
            "at": scope.rows.instant(books.time.end(ofYear: year)), "total": .int(total.value),
        ]
    }
}

extension ReadScope {
    /// What somebody has, what waits for them, and what the next clearing will take.
    /// - Parameter name: as the caller may see it.
    func balance(of employee: Employee, name: JSON) -> JSONObject {
        let account = state.account(of: employee.id)
        let waiting = state.waitingClaims(of: employee.id)
        var result = JSONObject()
        result[BalanceRow.employee] = employee.id
        result[BalanceRow.name.name] = name
        result[BalanceRow.available] = account.available
        result[BalanceRow.held] = account.held
        result[BalanceRow.underReview.name] = waiting.underReview.json
        result[BalanceRow.onNotice.name] = waiting.onNotice.json
        if employee.isSuspended(at: now), let until = employee.suspendedUntil {
            result[BalanceRow.suspendedUntil] = rows.text(until)
        }
        if let clearing = nextClearing(of: employee.id) {
            result[BalanceRow.clearing.name] = clearing
        }
        let loss = account.held > 0 ? lossIfReleased(of: employee.id) : 0
        if loss > 0 { result[BalanceRow.clearsIfReleased] = loss }
        return result
    }

    func nextClearing(of employee: EmployeeID) -> JSON? {
        guard let books = state.books else { return nil }
        let share = Clearing.share(of: employee, year: books.openYear, state)
        var clearing = JSONObject()
        clearing[NextClearing.at] = rows.text(books.time.end(ofYear: books.openYear))
        clearing[NextClearing.points] = share.points
        if share.pointsOfHolds > 0 { clearing[NextClearing.held] = share.pointsOfHolds }
        return .object(clearing)
    }

    /// Of all open holds, so that nobody loses points unwarned (R-RED-5).
    private func lossIfReleased(of employee: EmployeeID) -> Points {
        state.openHolds(of: employee).compactMap { state.redemption($0) }
            .reduce(0) { $0 + state.lossIfReleased($1) }
    }

    /// The yearly limit, and what it leaves (R-CAP-1).
    fileprivate func cap(of employee: EmployeeID) -> JSONObject {
        let totals = state.yearTotals(of: employee, year: today.year)
        var result = JSONObject()
        result[BalanceRow.year] = Int64(today.year)
        result[BalanceRow.creditedThisYear] = totals.credited
        result[BalanceRow.redeemedThisYear] = totals.redeemed
        guard let cap = policy?.annualCap else { return result }
        let used = cap.basis == .earned ? totals.credited : totals.redeemed
        result[BalanceRow.capBasis] = cap.basis.rawValue
        result[BalanceRow.cap] = cap.points
        result[BalanceRow.room] = max(0, cap.points - used)
        return result
    }

    fileprivate func movement(_ movement: Movement) -> JSON {
        var row: JSONObject = [
            "seq": .int(movement.seq), "points": .int(movement.points.value),
            "balance": .int(movement.balance.value),
        ]
        row["counterpart"] = movement.counterpart.map { .string($0) }
        if movement.cleared > 0 { row["cleared"] = .int(movement.cleared.value) }
        if movement.forgone > 0 { row["forgone"] = .int(movement.forgone.value) }
        guard let event = state.event(movement.seq) else { return .object(row) }
        row["day"] = .string(time.day(of: event.effectiveAt).text)
        row["type"] = .string(event.type)
        row["at"] = rows.instant(event.effectiveAt)
        row["recordedAt"] = rows.instant(event.recordedAt)
        row["by"] = .string(event.actor)
        row["whole"] = event.event?.whole.map { .int($0.value) }
        switch Stream(event.stream) {
        case .claim(let id):
            row["about"] = .string(id.text)
            let item = state.claim(id).flatMap { rows.item(of: $0) }
            row["item"] = item.map { .string($0.name) }
        case .redemption(let id):
            row["about"] = .string(id.text)
            let product = state.redemption(id).flatMap { state.product($0.product) }
            row["product"] = product.map { .string($0.name) }
        case .deduction(let id):
            row["about"] = .string(id.text)
            let violation = state.deduction(id).flatMap { rows.violation(of: $0) }
            row["item"] = violation.map { .string($0.name) }
        case .opening(_, let reference): row["about"] = .string(reference)
        default: break
        }
        return .object(row)
    }
}

extension Event {
    /// What was decided, where it took less from the account (R-NEG-2, R-FRAUD-2).
    fileprivate var whole: Points? {
        switch self {
        case .claim(_, .revoked(let revoked)):
            revoked.taken < revoked.credit.credited ? revoked.credit.credited : nil
        case .deduction(_, .recorded(let recorded)):
            recorded.taken < recorded.points ? recorded.points : nil
        default: nil
        }
    }
}
