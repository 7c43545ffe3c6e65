extension Redemption {
    /// So many units of a product, chosen at the counter.
    public struct CounterLine: Hashable, Sendable {
        public let product: ProductCode
        public let count: Int64

        public init(_ product: ProductCode, count: Int64) {
            self.product = product
            self.count = count
        }
    }

    /// Choosing, checking the balance and handing over in one step (R-RED-6): all lines or none.
    ///
    /// Refuses, in this order: an unknown works number; one's own purchase (R-ORG-3); an unknown
    /// product, or a retired one; a suspension; a closed window; a debt, a balance too low or a cap
    /// on redeeming for all lines together; of each product the limit, then the stock, for all its
    /// lines together; an exhausted budget for all lines together, where the policy refuses. So
    /// every refusal speaks of the whole cart, whose lines nobody sees apart from one another.
    static func handOver(
        _ id: EmployeeID, _ lines: [CounterLine], _ context: Context, _ state: some LedgerState
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        let employee = try state.requireEmployee(id)
        try context.forbidSelf(id, .ownFulfilment)
        var products: [Product] = []
        for line in lines { products.append(try state.requireOffered(line.product)) }
        let policy = try requireOpen(to: employee, context, state)
        let requests = zip(products, lines).map { product, line in
            Requested(product, line.count, by: employee, policy, context, state)
        }
        let points = requests.reduce(Points.zero) { $0 + $1.points }
        try requireBalance(of: id, points, policy, context, state)
        for (index, product) in products.enumerated()
        where lines.firstIndex(where: { $0.product == product.code }) == index {
            let count = lines.reduce(0) { $0 + ($1.product == product.code ? $1.count : 0) }
            try requireLimit(product, count, id, context, state)
            try requireStock(of: product, count)
        }
        let cost = requests.reduce(Fen.zero) { $0 + $1.cost }
        try requireBudget(for: cost, policy, context, state)
        let last = state.lastNumber(RedemptionID.self)
        return requests.enumerated().flatMap { index, request -> [Ledger.Event] in
            let redemption = RedemptionID(number: last + Int64(index) + 1)
            return [
                .redemption(redemption, .requested(request)),
                .redemption(redemption, .fulfilled(request.goods(budgetYear: context.today.year))),
            ]
        }
    }
}

extension Redemption.Requested {
    /// At the price and cost of today (R-STORE-5).
    init(
        _ product: Product, _ count: Int64, by employee: Employee, _ policy: Policy,
        _ context: Context, _ state: some LedgerState
    ) {
        self.init(
            employee: employee.id, product: product.code, count: count,
            points: product.price(under: policy.redemption) * count, cost: product.value * count,
            deadline: state.calendar.deadline(
                from: context.today, workingDays: policy.redemption.holdWorkingDays,
                time: context.time),
            day: context.today, department: employee.department)
    }

    fileprivate func goods(budgetYear: Int) -> Redemption.Goods {
        Redemption.Goods(
            employee: employee, product: product, count: count, points: points, cost: cost,
            budgetYear: budgetYear)
    }
}
