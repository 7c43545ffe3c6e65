extension RecordedEvent {
    func evolve(
        _ id: RedemptionID, _ event: Redemption.Event, _ state: inout some LedgerState
    ) {
        if case .requested(let request) = event {
            state.put(redemption(id, request))
            moveStock(of: request.product, onHand: 0, held: request.count, &state)
            addRedeemed(request.points, of: request.employee, on: request.day, &state)
            return
        }
        guard var redemption = state.redemption(id) else { return }
        switch event {
        case .requested:
            return
        case .fulfilled(let goods):
            redemption.stage = .fulfilled(at: effectiveAt)
            moveStock(of: goods.product, onHand: -goods.count, held: -goods.count, &state)
            spend(goods.cost, year: goods.budgetYear, &state)
        case .cancelled(let released, _):
            redemption.stage = .cancelled
            release(released, redemption, &state)
        case .lapsed(let released):
            redemption.stage = .lapsed
            release(released, redemption, &state)
        case .returned(let goods, _):
            guard case .fulfilled(let at) = redemption.stage else { return }
            redemption.stage = .returned(fulfilledAt: at)
            moveStock(of: goods.product, onHand: goods.count, held: 0, &state)
            spend(Fen(-goods.cost.value), year: goods.budgetYear, &state)
            addRedeemed(-goods.points, of: goods.employee, on: redemption.requestedOn, &state)
        case .frozen(let until, let deadline):
            redemption.stage = .held(deadline, frozenUntil: until)
        case .rescheduled(let deadline):
            guard case .held(_, let frozenUntil) = redemption.stage else { return }
            redemption.stage = .held(deadline, frozenUntil: frozenUntil)
        case .kept(let clearing):
            redemption.clearing = clearing
        }
        state.put(redemption)
    }

    private func redemption(_ id: RedemptionID, _ request: Redemption.Requested) -> Redemption {
        Redemption(
            id: id, employee: request.employee, product: request.product, count: request.count,
            points: request.points, cost: request.cost, requestedAt: effectiveAt,
            requestedOn: request.day, requestedBy: actor, department: request.department,
            stage: .held(request.deadline, frozenUntil: nil))
    }

    private func release(
        _ released: Redemption.Released, _ redemption: Redemption,
        _ state: inout some LedgerState
    ) {
        moveStock(of: released.product, onHand: 0, held: -released.count, &state)
        addRedeemed(-released.points, of: released.employee, on: redemption.requestedOn, &state)
    }

    private func moveStock(
        of code: ProductCode, onHand: Int64, held: Int64, _ state: inout some LedgerState
    ) {
        guard var product = state.product(code) else { return }
        product.onHand += onHand
        product.held += held
        state.put(product)
    }

    private func spend(_ cost: Fen, year: Int, _ state: inout some LedgerState) {
        var budget = state.budget(year: year)
        budget.spent = budget.spent + cost
        state.put(budget)
    }

    private func addRedeemed(
        _ points: Points, of employee: EmployeeID, on day: Day, _ state: inout some LedgerState
    ) {
        var totals = state.yearTotals(of: employee, year: day.year)
        totals.redeemed += points
        state.put(totals, of: employee, year: day.year)
    }
}
