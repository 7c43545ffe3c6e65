import Ledger
import LedgerStore

/// Decisions while what fell due of everybody is still being recorded, step by step.
///
/// Nobody waits for all of it, unless a command concerns everybody, or somebody with very much to be
/// recorded: then it is refused for the moment. Whoever a decision looks at goes first: a command finds the accounts,
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

    /// Events recorded ahead for one change: some hundred milliseconds at most.
    private static let most = 2048
    /// Open claims of one person that a change looks through.
    private static let mostOpen = 5000

    /// Records what is due of one person; false: nothing is.
    private func settle(_ employee: EmployeeID) throws(ServiceError) -> Bool {
        if state.hasOpenClaims(of: employee, beyond: Self.mostOpen) { throw .dueWorkFirst }
        var hasSettled = false
        while let due = state.nextDueWork(of: employee, until: context.now) {
            try record(due)
            hasSettled = true
        }
        return hasSettled
    }

    private func settleAll() throws(ServiceError) {
        var rest: DueItem?
        while let due = rest ?? state.nextDueWork(until: context.now), !due.comesLast {
            rest = try record(due).rest
        }
    }

    /// As the writer records what is due between batches, whoever asks. Where there is more of it
    /// than one change may wait for, the change is to be asked for again.
    @discardableResult
    private func record(_ due: DueItem) throws(ServiceError) -> Settlement {
        if recordedAhead >= Self.most { throw .dueWorkFirst }
        let settlement = try stored { () throws(StoreError) in
            try books.settle(due, recordedAt: context.now)
        }
        recordedAhead += max(1, settlement.events.count)
        return settlement
    }
}
