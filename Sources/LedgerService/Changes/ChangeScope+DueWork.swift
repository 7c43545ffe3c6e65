import Ledger
import LedgerStore

/// Decisions while what fell due of everybody is still being recorded, step by step.
///
/// Nobody waits for all of it. Whoever a decision looks at goes first: a command finds the accounts,
/// claims and holds that it would find if all had been recorded at once (R-CLR-2). Only goods that a
/// hold of somebody else frees at this midnight are free no sooner than its turn comes.
extension ChangeScope {
    /// Decides when nothing that is due of those it looks at is left.
    func decideAhead(_ command: Command, _ context: Context) throws(ServiceError) -> [Event] {
        if command.concernsEverybody { try settleAll() }
        while true {
            let (decision, people) = state.noting { Decision(command, context, in: state) }
            try stored { () throws(StoreError) in try books.checkState() }
            var hasSettled = false
            for employee in people.union(decision.events.compactMap(\.entry?.employee)).sorted() {
                if try settle(employee) { hasSettled = true }
            }
            if hasSettled { continue }
            if let refusal = decision.refusal { throw .refused(refusal) }
            return decision.events
        }
    }

    private struct Decision {
        var events: [Event] = []
        var refusal: Refusal?

        init(_ command: Command, _ context: Context, in state: StoredState) {
            do {
                events = try command.decide(context, in: state)
            } catch {
                refusal = error
            }
        }
    }

    /// Records what is due of one person; false: nothing is.
    private func settle(_ employee: EmployeeID) throws(ServiceError) -> Bool {
        var hasSettled = false
        while let due = state.nextDueWork(of: employee, until: context.now) {
            try record(due)
            hasSettled = true
        }
        return hasSettled
    }

    private func settleAll() throws(ServiceError) {
        var rest: DueItem?
        while let due = rest ?? state.nextDueWork(until: context.now) {
            rest = try record(due).rest
        }
    }

    /// As the writer records what is due between batches, whoever asks.
    @discardableResult
    private func record(_ due: DueItem) throws(ServiceError) -> Settlement {
        try stored { () throws(StoreError) in
            try books.settle(due, recordedAt: context.now)
        }
    }
}
