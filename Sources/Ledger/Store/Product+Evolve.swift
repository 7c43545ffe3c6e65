extension RecordedEvent {
    func evolve(
        _ code: ProductCode, _ event: Product.Event, on day: Day, _ state: inout some LedgerState
    ) {
        if case .added(let name, let kind, let value, let price, let limit) = event {
            let product = Product(
                code: code, name: name, kind: kind, value: value, ownPrice: price, limit: limit)
            note(product, was: nil, on: day, &state)
            state.put(product)
            return
        }
        guard var product = state.product(code) else { return }
        switch event {
        case .added: return
        case .repriced(let value, let price):
            product.value = value
            product.ownPrice = price
            note(product, was: state.product(code), on: day, &state)
        case .retired, .withdrawn: product.retired = true
        case .takenBack(let count, _, _): product.onHand -= count
        case .received(let count, _, _): product.onHand += count
        case .counted(let counted, _, _): product.onHand = counted
        }
        state.put(product)
    }

    /// Notes what one unit cost before and costs now, by the ratio in force on that day where the
    /// product names no price (R-STORE-3).
    private func note(
        _ product: Product, was: Product?, on day: Day, _ state: inout some LedgerState
    ) {
        guard let rules = state.policies.policy(on: day)?.redemption else { return }
        let (from, to) = (was?.price(under: rules), product.price(under: rules))
        if from == to { return }
        state.note(
            PriceChange(
                seq: seq, product: product.code, at: effectiveAt, by: actor, from: from, to: to))
    }
}
