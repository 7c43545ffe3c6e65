import Ledger
import LedgerAPI
import LedgerStore

extension BookStore {
    /// Records what a due item leads to, in the open batch, with both times (R-CLR-2).
    /// - Parameter requestID: of the call that moved a simulated clock; nil: nobody asked.
    @discardableResult
    func settle(
        _ due: DueItem, recordedAt: Instant, requestID: String? = nil
    ) throws(StoreError) -> Settlement {
        try checkState()
        let settlement = state.settle(due)
        try checkState()
        if settlement.events.isEmpty, settlement.rest == nil {
            throw .damaged(what: "due work", seq: nil)
        }
        try record(
            settlement.events, by: settlement.actor, recordedAt: recordedAt, effectiveAt: due.at,
            requestID: requestID)
        return settlement
    }
}
