import Ledger
import LedgerStore

extension BookStore {
    /// Records what a due item leads to, in the open batch, with both times (R-CLR-2).
    /// - Returns: what is left of it, and comes before anything else that is due.
    func settle(_ due: DueItem, recordedAt now: Instant) throws(StoreError) -> DueItem? {
        try checkState()
        let settlement = state.settle(due)
        try checkState()
        if settlement.events.isEmpty, settlement.rest == nil {
            throw .damaged(what: "due work", seq: nil)
        }
        try record(
            settlement.events, by: .clock, recordedAt: now, effectiveAt: due.at, requestID: nil)
        return settlement.rest
    }
}
