extension Product {
    /// Refuses, in this order: an unknown (or, adding, a known) product; a retired one; setting
    /// price or count as the holder of an open redemption of that product (R-ORG-3, R-RED-7); a
    /// unit value outside the policy's bounds (R-STORE-1); goods of a document that are in already
    /// (R-STORE-6); in a stock-take a count below what is held, a difference without a reason
    /// (R-STORE-4).
    static func decide(
        _ command: Command, _ context: Context, _ state: some LedgerState
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        switch command {
        case .add(let code, let name, let kind, let value, let price, let limit):
            if let known = state.product(code), !state.isWithdrawn(known) {
                throw .product(.exists(code))
            }
            try requireBounds(value, context, state)
            return [
                .product(code, .added(name: name, kind, value: value, price: price, limit: limit))
            ]

        case .price(let code, let value, let price):
            let product = try state.requireProduct(code)
            if product.retired { throw .product(.retired(code)) }
            try context.forbidHolder(of: code, .ownPrice, state)
            let value = value ?? product.value
            try requireBounds(value, context, state)
            return [.product(code, .repriced(value: value, price: price ?? product.ownPrice))]

        case .retire(let code):
            _ = try state.requireOffered(code)
            return [.product(code, .retired)]

        case .receive(let code, let count, let note, let document):
            _ = try state.requireOffered(code)
            if let document, let earlier = state.receipt(of: code, document: document) {
                throw .product(
                    .documentBooked(
                        code, document: document, count: earlier.count,
                        on: context.time.day(of: earlier.at)))
            }
            return [.product(code, .received(count: count, note: note, document: document))]

        case .count(let code, let counted, let reason):
            return [try count(code, counted, reason, context, state)]

        case .takeBack(let code, let receipt, let made):
            return try takeBack(code, receipt: receipt, of: made, context, state)

        case .withdraw(let code, let made):
            return try withdraw(code, of: made, state)
        }
    }

    private static func count(
        _ code: ProductCode, _ counted: Int64, _ reason: String?, _ context: Context,
        _ state: some LedgerState
    ) throws(Ledger.Refusal) -> Ledger.Event {
        let product = try state.requireProduct(code)
        try context.forbidHolder(of: code, .ownHold, state)
        if counted < product.held {
            throw .product(.countBelowHeld(code, counted: counted, held: product.held))
        }
        let difference = counted - product.onHand
        if difference != 0 && reason == nil {
            throw .product(.reasonRequired(code, difference: difference))
        }
        return .product(
            code, .counted(counted: counted, difference: difference, reason: reason ?? ""))
    }

    private static func requireBounds(
        _ value: Fen, _ context: Context, _ state: some LedgerState
    ) throws(Ledger.Refusal) {
        let rules = try state.policies.require(on: context.today).store
        if !rules.accepts(value) {
            throw .product(
                .valueOutOfBounds(value, from: rules.unitValueFrom, to: rules.unitValueTo))
        }
    }
}

extension Context {
    /// Nobody sets what their own open redemption turns on.
    fileprivate func forbidHolder(
        of product: ProductCode, _ rule: FourEyes, _ state: some LedgerState
    ) throws(Refusal) {
        if case .employee(let holder) = actor, state.hasOpenHold(of: holder, on: product) {
            throw .fourEyes(rule)
        }
    }
}

extension LedgerState {
    func requireProduct(_ code: ProductCode) throws(Refusal) -> Product {
        guard let product = product(code) else { throw .product(.unknown(code)) }
        return product
    }

    /// One that is not retired.
    func requireOffered(_ code: ProductCode) throws(Refusal) -> Product {
        let product = try requireProduct(code)
        if product.retired { throw .product(.retired(code)) }
        return product
    }
}
