/// Goods that came in at one time: a line of a delivery 入库.
public struct Receipt: Hashable, Sendable {
    public let seq: Int64
    public let count: Int64
    public let note: String
    /// The number of the delivery note 送货单号, where it was given.
    public let document: String?
    public let at: Instant

    public init(seq: Int64, count: Int64, note: String, document: String?, at: Instant) {
        self.seq = seq
        self.count = count
        self.note = note
        self.document = document
        self.at = at
    }

    /// Whether it came in under that document: numbers are compared as occurrences are (R-ITEM-9).
    public func isOf(document other: String) -> Bool {
        document.map { Spelling.key($0) == Spelling.key(other) } ?? false
    }
}

extension LedgerState {
    /// What came in of a product and was not taken back, the oldest first. Receipts have no rows: a
    /// product's own entries say what came in, and there are few of them.
    public func receipts(of product: ProductCode) -> [Receipt] {
        let entries = entries(of: .product(product))
        var takenBack: [Int64: Int64] = [:]
        for case .product(_, .takenBack(let count, let receipt, _)) in entries.map(\.event) {
            takenBack[receipt, default: 0] += count
        }
        return entries.compactMap { entry in
            guard case .product(_, .received(let count, let note, let document)) = entry.event
            else { return nil }
            let left = count - takenBack[entry.seq, default: 0]
            guard left > 0 else { return nil }
            return Receipt(
                seq: entry.seq, count: left, note: note, document: document,
                at: entry.effectiveAt)
        }
    }

    /// What came in of a product under a delivery's document, however its number is spelled.
    func receipt(of product: ProductCode, document: String) -> Receipt? {
        receipts(of: product).first { $0.isOf(document: document) }
    }
}
