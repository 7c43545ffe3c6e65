import Ledger
public import LedgerStore

extension LedgerWriter {
    /// Events recorded, or accounts looked at, in one step of due work, roughly: a few milliseconds.
    private static let step = Int64(Clearing.step)

    /// Records what has fallen due until now, in the order in which it fell due, each with both
    /// times (R-CLR-2): a step of it, in a transaction of its own. On a disk without room it waits.
    /// - Returns: whether there is more to record now.
    public func settle() throws(StoreError) -> Bool {
        if lookAtClock() != nil || isClosed { return false }
        guard let now = clock.now(after: books.lastRecordedAt, time: time),
            nextDueWork(until: now) != nil
        else {
            try books.checkState()
            return false
        }
        do {
            try books.begin()
            let isUnfinished = try settleStep(at: now)
            try books.commit()
            return isUnfinished
        } catch {
            if case .unknownOutcome = error { throw error }
            try rollback()
            condition.note(error)
            throw error
        }
    }

    /// In the batch that is open: what fell due before the last midnight, all of it, because
    /// nothing else is done before that (R-CLR-2); of what fell due then, a step.
    /// - Returns: whether there is more to record now.
    func settle(at now: Instant) throws(StoreError) -> Bool {
        let midnight = time.start(of: time.day(of: now))
        while try settleStep(at: now) {
            guard let due = nextDueWork(until: now), due.at < midnight else { return true }
        }
        return false
    }

    private func settleStep(at now: Instant) throws(StoreError) -> Bool {
        var left = Self.step
        while let due = nextDueWork(until: now) {
            if left <= 0 { return true }
            let settlement = try books.settle(due, recordedAt: now)
            restOfDueWork = settlement.rest
            left -= settlement.rest == nil ? Int64(settlement.events.count) : Self.step
        }
        try books.checkState()
        return false
    }

    private func nextDueWork(until now: Instant) -> DueItem? {
        // A change may have had to record all of it.
        if let rest = restOfDueWork, case .clearing(let year, _) = rest.subject,
            year == books.state.books?.openYear
        {
            return rest
        }
        return books.state.nextDueWork(until: now)
    }

    /// What a step had left may have been recorded by what is undone now.
    func rollback() throws(StoreError) {
        restOfDueWork = nil
        try books.rollback()
    }

    /// Milliseconds until something falls due, or the clock is looked at again; nil where nothing
    /// will by itself: the books are not opened, or their clock stands still.
    public func untilNextDue() -> Int64? {
        guard !clock.isSimulated, let time = books.state.books?.time else { return nil }
        let shown = clock.shown(time)
        // The clock may be set right at any moment.
        let (last, seq) = (books.lastRecordedAt, books.head.seq)
        if clock.doubt(shown, last: last, seq: seq, books.state) != nil { return 1000 }
        let look = Self.minute
        guard let due = nextDueWork(until: .distantFuture) else { return look }
        return min(look, max(0, due.at.milliseconds - shown.milliseconds))
    }

    /// Copies the log into the file; call it between batches. A file that is not in its place any
    /// more gets all of it, and the log is emptied: another file may have the name now, and the
    /// next start would carry the log into that.
    public func checkpoint() throws(StoreError) -> (log: Int, done: Int) {
        condition.isInPlace ? try books.checkpoint() : try books.emptyLog()
    }
}
