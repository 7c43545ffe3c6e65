extension RecordedEvent {
    func evolve(
        _ code: ProductCode, _ event: Product.Event, _ state: inout some LedgerState
    ) {
        if case .added(let name, let kind, let value, let price, let limit) = event {
            state.put(
                Product(
                    code: code, name: name, kind: kind, value: value, ownPrice: price,
                    limit: limit))
            return
        }
        guard var product = state.product(code) else { return }
        switch event {
        case .added: return
        case .repriced(let value, let price):
            product.value = value
            product.ownPrice = price
        case .retired: product.retired = true
        case .received(let count, _): product.onHand += count
        case .counted(let counted, _, _): product.onHand = counted
        }
        state.put(product)
    }
}
