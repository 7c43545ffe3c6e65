extension Product {
    /// Takes goods out with the import that received them, as many as nobody waits for and nobody
    /// has (R-IMP-2).
    ///
    /// Refuses, in this order: an unknown product; goods that a stock-take has counted since, which
    /// are there or not whatever came in; goods that are all handed out or held.
    static func takeBack(
        _ code: ProductCode, receipt seq: Int64, of made: ImportID, _ context: Context,
        _ state: some LedgerState
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        let product = try state.requireProduct(code)
        guard let receipt = state.receipts(of: code).first(where: { $0.seq == seq }) else {
            throw .product(.goodsGone(code, count: 0))
        }
        let count = state.entries(of: .product(code)).last { entry in
            guard entry.seq > seq, case .product(_, .counted) = entry.event else { return false }
            return true
        }
        if let count {
            throw .product(.countedSince(code, on: context.time.day(of: count.effectiveAt)))
        }
        let out = min(receipt.count, product.available)
        if out <= 0 { throw .product(.goodsGone(code, count: receipt.count)) }
        return [.product(code, .takenBack(count: out, receipt: seq, made))]
    }

    /// Takes a product off the shelf with the import that added it, so that it can be added anew.
    ///
    /// Refuses, in this order: an unknown product; a retired one; one with more than that it was
    /// added, but for goods that were all taken back.
    static func withdraw(
        _ code: ProductCode, of made: ImportID, _ state: some LedgerState
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        if try state.requireProduct(code).retired { throw .product(.retired(code)) }
        let isUnused = state.entries(of: .product(code)).allSatisfy { entry in
            switch entry.event {
            case .product(_, .added), .product(_, .received), .product(_, .takenBack),
                .product(_, .withdrawn):
                true
            default: false
            }
        }
        guard isUnused, state.receipts(of: code).isEmpty else { throw .product(.inUse(code)) }
        return [.product(code, .withdrawn(made))]
    }
}

extension LedgerState {
    /// It was added by an import that was taken back, and by nobody since.
    func isWithdrawn(_ product: Product) -> Bool {
        guard product.retired,
            case .product(_, .withdrawn)? = entries(of: .product(product.code)).last?.event
        else { return false }
        return true
    }
}
