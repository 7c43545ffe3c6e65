import Ledger
public import LedgerStore

extension LedgerWriter {
    /// Records what has fallen due until now, in the order in which it fell due, each with both
    /// times (R-CLR-2). On a disk without room it waits.
    public func settle() throws(StoreError) {
        if options.soundness.isDamaged || shortage != nil { return }
        let time = books.state.books?.time ?? .china
        guard let now = clock.now(after: books.lastRecordedAt, time: time),
            books.state.nextDueWork(until: now) != nil
        else { return try books.checkState() }
        do {
            try books.begin()
            try settle(at: now)
            try books.commit()
        } catch {
            if case .unknownOutcome = error { throw error }
            try books.rollback()
            throw error
        }
    }

    /// In the open batch.
    func settle(at now: Instant) throws(StoreError) {
        while let due = books.state.nextDueWork(until: now) {
            try books.checkState()
            let events = books.state.settle(due)
            if events.isEmpty { throw .damaged(what: "due work", seq: nil) }
            try books.record(
                events, by: .clock, recordedAt: now, effectiveAt: due.at, requestID: nil)
        }
        try books.checkState()
    }

    /// Milliseconds until something falls due; nil where nothing will by itself: the books are
    /// not opened, or their clock stands still.
    public func untilNextDue() -> Int64? {
        guard !clock.isSimulated, let time = books.state.books?.time,
            let due = books.state.nextDueWork(until: .distantFuture)
        else { return nil }
        return max(0, due.at.milliseconds - clock.shown(time).milliseconds)
    }

    /// Copies the log into the file; call it between batches.
    public func checkpoint() throws(StoreError) -> (log: Int, done: Int) {
        try books.checkpoint()
    }
}
