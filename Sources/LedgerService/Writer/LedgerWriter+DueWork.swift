import CSystem
import Ledger
public import LedgerStore

extension LedgerWriter {
    /// Events recorded, or accounts looked at, in one step of due work, roughly: a few milliseconds.
    private static let step = Int64(Clearing.step)

    /// A file of the log that is longer than this, and all copied, is made short again.
    private static let longLog: Int64 = 16 << 20

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
            try commit()
            return isUnfinished
        } catch {
            if case .unknownOutcome = error { throw error }
            try rollback()
            condition.note(error)
            throw error
        }
    }

    /// Whether what comes next was left by a change, to be recorded in steps.
    public var isWorkUnfinished: Bool { !books.state.unfinished.isEmpty }

    /// What is left of it after a batch has recorded its part.
    enum DueWork {
        case done
        /// Whoever a change looks at goes first.
        case waits
        /// Something older than the last midnight: nothing else is done before it (R-CLR-2).
        case blocks
    }

    /// In the batch that is open: of what fell due before the last midnight as much as a batch may;
    /// of what fell due then, and of what a change left to be done, a step.
    func settle(at now: Instant) throws(StoreError) -> DueWork {
        let midnight = time.start(of: time.day(of: now))
        for _ in 0..<8 {
            guard try settleStep(at: now), let due = nextDueWork(until: now) else { return .done }
            if due.comesLast { return .done }
            if case .work = due.subject { return .waits }
            if due.at >= midnight { return .waits }
        }
        return .blocks
    }

    private func settleStep(at now: Instant) throws(StoreError) -> Bool {
        var left = Self.step
        while let due = nextDueWork(until: now) {
            if left <= 0 { return true }
            let settlement = try books.settle(due, recordedAt: now)
            if due.comesLast {
                restOfClosing = settlement.rest
            } else {
                restOfDueWork = settlement.rest
            }
            left -= settlement.rest == nil ? Int64(settlement.events.count) : Self.step
        }
        try books.checkState()
        return false
    }

    private func nextDueWork(until now: Instant) -> DueItem? {
        let next = books.state.nextDueWork(until: now)
        // A change may have had to record all of it, or have left something that comes before it.
        switch (restOfDueWork?.subject, next?.subject) {
        case (.clearing(let year, _), .clearing(let next, _)) where year == next:
            return restOfDueWork
        case (.work(let work, _), .work(let next, _)) where work == next: return restOfDueWork
        default: break
        }
        if case .work(let work, _)? = restOfClosing?.subject, case .work(work, _)? = next?.subject {
            return restOfClosing
        }
        return next
    }

    /// What a step had left may have been recorded by what is undone now.
    func rollback() throws(StoreError) {
        (restOfDueWork, restOfClosing) = (nil, nil)
        try books.rollback()
    }

    /// Milliseconds until something falls due, or the clock is looked at again; nil where nothing
    /// will by itself: the books are not opened, or their clock stands still.
    public func untilNextDue() -> Int64? {
        guard let time = books.state.books?.time else { return nil }
        if clock.isSimulated {
            let now = clock.now(after: books.lastRecordedAt, time: time)
            return now.flatMap { nextDueWork(until: $0) }.map { _ in 0 }
        }
        let shown = clock.shown(time)
        // The clock may be set right at any moment.
        let (last, seq) = (books.lastRecordedAt, books.head.seq)
        if clock.doubt(shown, last: last, seq: seq, books.state) != nil { return 1000 }
        if isWorkUnfinished { return 0 }
        let look = Self.minute
        guard let due = nextDueWork(until: .distantFuture) else { return look }
        return min(look, max(0, due.at.milliseconds - shown.milliseconds))
    }

    /// Copies the log into the file; call it between batches. A file that is not in its place any
    /// more gets all of it, and the log is emptied: another file may have the name now, and the
    /// next start would carry the log into that.
    public func checkpoint() throws(StoreError) -> (log: Int, done: Int) {
        guard condition.isInPlace else { return try books.emptyLog() }
        let copied = try books.checkpoint()
        logWaiting = copied.log - copied.done
        let now = cs_monotonic_nanoseconds()
        if logWaiting == 0, now >= logTried, BookFiles(options.path).logBytes > Self.longLog {
            // A reader in its way holds everybody up for a second: seldom, then.
            logTried = now + 60_000_000_000
            return try books.emptyLog()
        }
        return copied
    }
}
