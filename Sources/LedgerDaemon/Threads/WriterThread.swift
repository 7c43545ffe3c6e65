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
        /// What goes on in steps: its reply is owed.
        var long: Job?
        /// Housekeeping is left over from the last time.
        var isUntidy = false
        while true {
            let now = Monotonic.now()
            let idle =
                isUntidy
                ? now.after(Self.rest) : batches > 0 ? now.after(limits.checkpointIdle) : .never
            let due = dueWork.next(writer, now)
            let until = long == nil ? min(due, idle, turns.next(now) ?? .never) : now
            let taken = mailbox.take(.max, into: &arrived, until: until)
            if taken == .closed, turns.isEmpty { return true }
            take(&arrived, &turns, into: &jobs)
            let isQuiet = jobs.isEmpty && long == nil
            if jobs.isEmpty {
                // A batch of calls records its part by itself.
                switch dueWork.settleIfDue(writer) {
                case .stop(let reason):
                    reports.put(.failed(reason))
                    return false
                case .done, .unfinished, .goesOn: batches += Self.batchesOfStep
                case nil: break
                }
            } else {
                let began = Monotonic.now()
                guard apply(jobs, writer, &answers, &long) else { return false }
                let ended = Monotonic.now()
                turns.committed(in: ended.since(began), ended)
                jobs.removeAll(keepingCapacity: true)
                batches += dueWork.isDue(at: now) ? Self.batchesOfStep : 1
            }
            if long != nil {
                guard goOn(&long, writer) else { return false }
                batches += Self.batchesOfStep
            }
            let isIdle = isQuiet && Monotonic.now() >= idle
            if batches < limits.checkpointBatches, !isIdle { continue }
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

    /// A step of what goes on. False: the writer must not go on.
    private func goOn(_ long: inout Job?, _ writer: any BackendWriter) -> Bool {
        guard let job = long else { return true }
        let outcome = writer.goOn()
        if !outcome.goesOn { long = nil }
        for line in outcome.replies {
            reports.put(.line(job.ticket, line, isLast: true, worker: 0))
        }
        if let stop = outcome.stop { reports.put(.failed(stop)) }
        return outcome.stop == nil
    }

    /// False: the writer must not go on.
    private func apply(
        _ jobs: [Job], _ writer: any BackendWriter, _ answers: inout [Report], _ long: inout Job?
    ) -> Bool {
        let calls = jobs.compactMap(\.call)
        if calls.count < jobs.count { answers.append(.alive) }
        var stop: String?
        if !calls.isEmpty {
            let began = Monotonic.now()
            let outcome = writer.apply(calls)
            measures.committed(calls.count, nanoseconds: Monotonic.now().since(began))
            let isWhole = outcome.goesOn && calls.count == 1
            precondition(isWhole || outcome.replies.count == calls.count, "each has one reply")
            stop = outcome.stop
            if outcome.goesOn { long = jobs.first { $0.call != nil } }
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
