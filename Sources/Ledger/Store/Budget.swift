/// A year's money for the store (R-FUND-1).
public struct Budget: Hashable, Sendable {
    public let year: Int
    /// Nil until finance has set it.
    public var amount: Fen?
    /// Cost of what was fulfilled in the year, less what was returned of it.
    public var spent: Fen

    public init(year: Int, amount: Fen? = nil, spent: Fen = .zero) {
        self.year = year
        self.amount = amount
        self.spent = spent
    }

    /// Does it stay within the budget with this cost? Always, where none was set.
    public func covers(_ cost: Fen) -> Bool { amount.map { spent + cost <= $0 } ?? true }

    public enum Command: Sendable { case set(year: Int, Fen) }

    public enum Event: Hashable, Sendable { case set(Fen) }

    public enum Refusal: Error, Hashable, Sendable {
        case exhausted(year: Int, amount: Fen, spent: Fen, required: Fen)
    }

    static func decide(_ command: Command) -> [Ledger.Event] {
        switch command {
        case .set(let year, let amount): [.budget(year: year, .set(amount))]
        }
    }
}

extension RecordedEvent {
    func evolve(_ year: Int, _ event: Budget.Event, _ state: inout some LedgerState) {
        switch event {
        case .set(let amount):
            var budget = state.budget(year: year)
            budget.amount = amount
            state.put(budget)
        }
    }
}
