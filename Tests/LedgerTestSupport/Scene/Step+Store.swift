public import Ledger

extension Step {
    /// Gloves of 10 yuan, 100 points by the default ratio, unless it says otherwise.
    public static func offer(
        _ product: ProductCode = .gloves, value: Fen = Fen(yuan: 10), price: Points? = nil,
        limit: ProductLimit = ProductLimit(), by actor: Actor = .li
    ) -> Step {
        let command = Product.Command.add(
            product, name: product.text, .protective, value: value, price: price, limit: limit)
        return .ask(.product(command), by: actor)
    }

    /// Offered, and ten of them on the shelf.
    public static func stocked(
        _ product: ProductCode = .gloves, _ count: Int64 = 10, price: Points? = nil,
        limit: ProductLimit = ProductLimit()
    ) -> Step {
        Step { (journal) throws(Refusal) in
            try Step.offer(product, price: price, limit: limit).take(&journal)
                + Step.receive(count, of: product).take(&journal)
        }
    }

    public static func reprice(
        _ product: ProductCode, value: Fen? = nil, price: Points? = nil, by actor: Actor = .li
    ) -> Step {
        .ask(.product(.price(product, value: value, price: price)), by: actor)
    }

    public static func retire(_ product: ProductCode, by actor: Actor = .li) -> Step {
        .ask(.product(.retire(product)), by: actor)
    }

    public static func receive(
        _ count: Int64, of product: ProductCode = .gloves, by actor: Actor = .li
    ) -> Step {
        .ask(.product(.receive(product, count: count, note: "")), by: actor)
    }

    public static func count(
        _ counted: Int64, of product: ProductCode = .gloves, because reason: String? = nil,
        by actor: Actor = .li
    ) -> Step {
        .ask(.product(.count(product, counted: counted, reason: reason)), by: actor)
    }

    public static func setBudget(_ amount: Fen, year: Int = 2026) -> Step {
        .ask(.budget(.set(year: year, amount)), by: .user("finance"))
    }

    // Redemptions

    public static func request(
        _ product: ProductCode = .gloves, count: Int64 = 1, for employee: EmployeeID = .zhang,
        by actor: Actor? = nil
    ) -> Step {
        .ask(
            .redemption(.request(employee, product, count: count)),
            by: actor ?? .employee(employee))
    }

    public static func handOver(
        _ lines: [Redemption.CounterLine] = [.init(.gloves, count: 1)],
        to employee: EmployeeID = .zhang, by actor: Actor = .li
    ) -> Step {
        .ask(.redemption(.handOver(employee, lines)), by: actor)
    }

    public static func fulfil(_ redemption: RedemptionID, by actor: Actor = .li) -> Step {
        .ask(.redemption(.fulfil(redemption)), by: actor)
    }

    public static func cancel(_ redemption: RedemptionID, by actor: Actor = .zhang) -> Step {
        .ask(.redemption(.cancel(redemption, reason: reason)), by: actor)
    }

    public static func giveBack(_ redemption: RedemptionID, by actor: Actor = .li) -> Step {
        .ask(.redemption(.return(redemption, reason: reason)), by: actor)
    }
}
