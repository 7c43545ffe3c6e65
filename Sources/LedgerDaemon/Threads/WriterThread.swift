import LedgerAPI

/// The one thread that changes the books. It takes all that waits, has it committed together, and
/// reports the replies; while one batch is on its way to the disk, the next one gathers.
struct WriterThread: Sendable {
    let mailbox: Mailbox
    let reports: Reports
    let limits: ServerLimits
    let measures: Measures
    let start: LongStart
    /// Between two pieces of housekeeping when nothing else waits.
    private static let rest = Duration.milliseconds(5)
    /// A step of due work writes about as many pages as so many batches: many accounts, each at a
    /// place of its own.
    private static let batchesOfStep = 8

    func run(_ backend: any Backend, _ startup: Startup) {
        let writer: any BackendWriter
        do {
            writer = try backend.makeWriter(start)
        } catch {
            return startup.report(error)
        }
        if let reason = catchUp(writer) { return startup.report(Unknown(description: reason)) }
        startup.report()
        if serve(writer) { writer.checkpoint() }
    }

    /// Records all that fell due while nobody was there. Not nil: the writer must not go on.
    private func catchUp(_ writer: any BackendWriter) -> String? {
        var steps = 0
        while true {
            switch writer.settle() {
            case .done, .goesOn: return nil
            case .stop(let reason): return reason
            case .unfinished:
                steps += 1
                start.goesOn("recording what fell due")
                if steps % limits.checkpointBatches == 0 { writer.checkpoint() }
            }
        }
    }

    private struct Unknown: Error, CustomStringConvertible {
        let description: String
    }

    /// Until the mailbox is closed; false: until the writer must not go on.
    private func serve(_ writer: any BackendWriter) -> Bool {
        var arrived: [Job] = []
        var turns = Turns()
        var jobs: [Job] = []
        var answers: [Report] = []
        var dueWork = DueWork()
        /// Batches since the last checkpoint.
        var batches = 0
        /// Housekeeping is left over from the last time.
        var isUntidy = false
        while true {
            let now = Monotonic.now()
            let idle =
                isUntidy
                ? now.after(Self.rest) : batches > 0 ? now.after(limits.checkpointIdle) : .never
            let until = min(dueWork.next(writer, now), idle, turns.next(now) ?? .never)
            let taken = mailbox.take(.max, into: &arrived, until: until)
            if taken == .closed, turns.isEmpty { return true }
            take(&arrived, &turns, into: &jobs)
            if jobs.isEmpty {
                // A batch of calls records its part by itself.
                switch dueWork.settleIfDue(writer) {
                case .stop(let reason):
                    reports.put(.failed(reason))
                    return false
                case .done, .unfinished, .goesOn: batches += Self.batchesOfStep
                case nil: break
                }
                if batches < limits.checkpointBatches, Monotonic.now() < idle { continue }
            } else {
                let began = Monotonic.now()
                guard apply(jobs, writer, &answers) else { return false }
                let ended = Monotonic.now()
                turns.committed(in: ended.since(began), ended)
                jobs.removeAll(keepingCapacity: true)
                batches += dueWork.isDue(at: now) ? Self.batchesOfStep : 1
                if batches < limits.checkpointBatches { continue }
            }
            guard let more = lookAfter(writer) else { return false }
            isUntidy = more
            batches = 0
        }
    }

    /// The next batch of what has come and what waited before; empty: nothing may be taken yet.
    private func take(_ arrived: inout [Job], _ turns: inout Turns, into jobs: inout [Job]) {
        if turns.takeAtOnce(&arrived, limits.batch, into: &jobs) { return }
        turns.add(&arrived)
        turns.take(limits.batch, into: &jobs, .now())
        measures.waits(turns.waiting)
    }

    /// Copies the log, and does a piece of housekeeping.
    /// - Returns: whether more is left of that; nil: the writer must not go on.
    private func lookAfter(_ writer: any BackendWriter) -> Bool? {
        writer.checkpoint()
        switch writer.tidy() {
        case .done: return false
        case .unfinished, .goesOn: return true
        case .stop(let reason):
            reports.put(.failed(reason))
            return nil
        }
    }

    /// When the writer is to be asked to record what fell due.
    private struct DueWork {
        private static let patience = Duration.seconds(1)
        private var due = Monotonic.never
        /// What could not be recorded is not tried again before: it would be tried without end.
        private var notBefore = Monotonic(nanoseconds: 0)

        mutating func next(_ writer: any BackendWriter, _ now: Monotonic) -> Monotonic {
            due = writer.untilNextDue().map { max(now.after($0), notBefore) } ?? .never
            return due
        }

        /// Whether a batch carries a step of it.
        func isDue(at now: Monotonic) -> Bool { due != .never && now >= due }

        /// A step of it; nil: nothing is due.
        mutating func settleIfDue(_ writer: any BackendWriter) -> ChoreOutcome? {
            let now = Monotonic.now()
            guard isDue(at: now) else { return nil }
            let outcome = writer.settle()
            if outcome == .done, let left = writer.untilNextDue(), left <= .zero {
                notBefore = now.after(Self.patience)
            }
            return outcome
        }
    }

    /// False: the writer must not go on.
    private func apply(
        _ jobs: [Job], _ writer: any BackendWriter, _ answers: inout [Report]
    ) -> Bool {
        let calls = jobs.compactMap(\.call)
        if calls.count < jobs.count { answers.append(.alive) }
        var stop: String?
        if !calls.isEmpty {
            let began = Monotonic.now()
            let outcome = writer.apply(calls)
            measures.committed(calls.count, nanoseconds: Monotonic.now().since(began))
            precondition(outcome.replies.count == calls.count, "each call has one reply")
            stop = outcome.stop
            let tickets = jobs.lazy.filter { $0.call != nil }.map(\.ticket)
            for (ticket, line) in zip(tickets, outcome.replies) {
                answers.append(.line(ticket, line, isLast: true, worker: 0))
            }
        }
        if let stop { answers.append(.failed(stop)) }
        reports.put(&answers)
        return stop == nil
    }
}
