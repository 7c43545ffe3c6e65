extension Redemption {
    static func decide(
        _ command: Command, _ context: Context, _ state: some LedgerState
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        switch command {
        case .request(let employee, let product, let count):
            try request(employee, product, count, context, state)
        case .handOver(let employee, let lines):
            try handOver(employee, lines, context, state)
        case .fulfil(let id):
            try fulfil(id, context, state)
        case .cancel(let id, let reason):
            try cancel(id, reason, context, state)
        case .return(let id, let reason):
            try giveBack(id, reason, context, state)
        }
    }

    /// Refuses, in this order: an unknown works number; an unknown product, or a retired one; a
    /// suspension (R-FRAUD-1); a closed window (R-RED-2); a debt (R-NEG-2); a balance too low
    /// (R-RED-1); the cap read as one on redeeming (R-CAP-1); the product's limit (R-STORE-5);
    /// a stock too low (R-STORE-4). Who left may still redeem what is left (R-ORG-5).
    private static func request(
        _ id: EmployeeID, _ code: ProductCode, _ count: Int64, _ context: Context,
        _ state: some LedgerState
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        let employee = try state.requireEmployee(id)
        let product = try state.requireOffered(code)
        let policy = try requireOpen(to: employee, context, state)
        let points = product.price(under: policy.redemption) * count
        try requireBalance(of: id, points, policy, context, state)
        try requireLimit(product, count, id, context, state)
        try requireStock(of: product, count)
        let requested = Requested(product, count, by: employee, policy, context, state)
        let redemption = RedemptionID(number: state.lastNumber(RedemptionID.self) + 1)
        return [.redemption(redemption, .requested(requested))]
    }

    /// Neither a suspension (R-FRAUD-1) nor a closed window (R-RED-2); the policy of the day.
    static func requireOpen(
        to employee: Employee, _ context: Context, _ state: some LedgerState
    ) throws(Ledger.Refusal) -> Policy {
        if let until = employee.suspendedUntil, context.now < until {
            throw .redemption(.suspended(until: until))
        }
        let policy = try state.policies.require(on: context.today)
        let rules = policy.redemption
        if !rules.isOpen(on: context.today) {
            let next = rules.nextOpening(from: context.today)
            throw .redemption(.outsideWindow(today: context.today, next: next))
        }
        return policy
    }

    static func requireStock(
        of product: Product, _ count: Int64
    ) throws(Ledger.Refusal) {
        if product.available < count {
            throw .redemption(
                .insufficientStock(product.code, available: product.available, required: count))
        }
    }

    static func requireBalance(
        of employee: EmployeeID, _ points: Points, _ policy: Policy, _ context: Context,
        _ state: some LedgerState
    ) throws(Ledger.Refusal) {
        let available = state.account(of: employee).available
        if available < 0 { throw .redemption(.inDebt(available: available)) }
        if available < points {
            throw .redemption(.insufficientPoints(available: available, required: points))
        }
        guard policy.annualCap.basis == .redeemed else { return }
        let used = state.yearTotals(of: employee, year: context.today.year).redeemed
        if used + points > policy.annualCap.points {
            throw .redemption(
                .overCap(cap: policy.annualCap.points, used: used, required: points))
        }
    }

    static func requireLimit(
        _ product: Product, _ count: Int64, _ employee: EmployeeID, _ context: Context,
        _ state: some LedgerState
    ) throws(Ledger.Refusal) {
        let limits: [(LimitPeriod, Int64?)] = [
            (.month, product.limit.month), (.year, product.limit.year),
        ]
        for (period, limit) in limits {
            guard let limit else { continue }
            let days = period.days(around: context.today)
            let used = state.redeemedCount(of: product.code, by: employee, days: days)
            if used + count > limit {
                throw .redemption(.limitReached(product.code, limit: limit, period, used: used))
            }
        }
    }

    /// Refuses, in this order: an unknown redemption; one that is not held; one's own (R-ORG-3);
    /// a frozen hold (R-FRAUD-1); an exhausted budget, where the policy refuses (R-FUND-1).
    private static func fulfil(
        _ id: RedemptionID, _ context: Context, _ state: some LedgerState
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        let redemption = try state.requireRedemption(id)
        guard case .held(_, let frozenUntil) = redemption.stage else {
            throw .redemption(.notHeld(id))
        }
        try context.forbidSelf(redemption.employee, .ownFulfilment)
        if let until = frozenUntil, context.now < until {
            throw .redemption(.frozen(id, until: until))
        }
        let policy = try state.policies.require(on: context.today)
        try requireBudget(for: redemption.cost, policy, context, state)
        let goods = redemption.goods(budgetYear: context.today.year)
        return [.redemption(id, .fulfilled(goods))]
    }

    /// Refuses what the year's budget does not cover, where the policy refuses (R-FUND-1).
    static func requireBudget(
        for cost: Fen, _ policy: Policy, _ context: Context, _ state: some LedgerState
    ) throws(Ledger.Refusal) {
        let year = context.today.year
        let budget = state.budget(year: year)
        if policy.budgetExhausted == .refuse, let amount = budget.amount, !budget.covers(cost) {
            throw .budget(
                .exhausted(year: year, amount: amount, spent: budget.spent, required: cost))
        }
    }

    /// Refuses, in this order: an unknown redemption; one that is not held. Who asked for it is
    /// checked where the method is allowed.
    private static func cancel(
        _ id: RedemptionID, _ reason: String, _ context: Context, _ state: some LedgerState
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        let redemption = try state.requireRedemption(id)
        guard redemption.isOpen else { throw .redemption(.notHeld(id)) }
        return [.redemption(id, .cancelled(redemption.released, reason: reason))]
            + Clearing.arrival(
                of: redemption.comingBack, to: redemption.employee, on: context.today, state)
    }

    /// Damaged goods: points and stock come back, outside the cap (R-RED-3, R-CAP-3). Refuses,
    /// in this order: an unknown redemption; one that was not fulfilled; one's own (R-ORG-3).
    private static func giveBack(
        _ id: RedemptionID, _ reason: String, _ context: Context, _ state: some LedgerState
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        let redemption = try state.requireRedemption(id)
        guard case .fulfilled(let at) = redemption.stage else {
            throw .redemption(.notFulfilled(id))
        }
        try context.forbidSelf(redemption.employee, .ownReturn)
        let goods = redemption.goods(budgetYear: context.time.day(of: at).year)
        return [.redemption(id, .returned(goods, reason: reason))]
            + Clearing.arrival(
                of: redemption.points, to: redemption.employee, on: context.today, state)
    }

    /// What falls due of a hold by itself: it lapses (R-RED-4).
    static func settle(
        _ id: RedemptionID, on day: Day, _ state: some LedgerState
    ) -> [Ledger.Event] {
        guard let redemption = state.redemption(id), redemption.isOpen else { return [] }
        return [.redemption(id, .lapsed(redemption.released))]
            + Clearing.arrival(
                of: redemption.comingBack, to: redemption.employee, on: day, state)
    }

    private func goods(budgetYear: Int) -> Goods {
        Goods(
            employee: employee, product: product, count: count, points: points, cost: cost,
            budgetYear: budgetYear)
    }

    /// What an end without the goods gives back; the rest was met by a clearing (R-RED-5).
    private var comingBack: Points { points - (clearing?.points ?? 0) }

    private var released: Released {
        Released(
            employee: employee, product: product, count: count, points: points, cleared: clearing)
    }
}

extension LedgerState {
    func requireRedemption(_ id: RedemptionID) throws(Refusal) -> Redemption {
        guard let redemption = redemption(id) else { throw .redemption(.unknown(id)) }
        return redemption
    }
}
