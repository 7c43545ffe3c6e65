import LedgerAPI

/// A thread that answers reads, or long answers, one after the other.
struct ReaderThread: Sendable {
    /// Its number among all threads that read.
    let index: Int
    let mailbox: Mailbox
    let reports: Reports
    let flow: Flow
    let limits: ServerLimits

    /// Quick reads taken and reported together.
    private static let run = 16

    func run(_ backend: any Backend, _ startup: Startup) {
        let reader: any BackendReader
        do {
            reader = try backend.makeReader()
        } catch {
            return startup.report(error)
        }
        startup.report()
        var jobs: [Job] = []
        var lines: [Report] = []
        while case .jobs = mailbox.takeRun(Self.run, into: &jobs) {
            for job in jobs { answer(job, reader, &lines) }
            jobs.removeAll(keepingCapacity: true)
            reports.put(&lines)
        }
    }

    /// The last line is held back until it is known to be the last: most answers have one, and
    /// need no waiting for the peer then.
    private func answer(_ job: Job, _ reader: any BackendReader, _ lines: inout [Report]) {
        guard let call = job.call else { return }
        let ticket = job.ticket
        let deadline = Monotonic.now().after(limits.answerTime)
        var held: [UInt8]?
        var isWanted = true
        var hasBegun = false
        reader.answer(call) { line in
            guard isWanted else { return false }
            guard let piece = held else {
                held = line
                return true
            }
            held = line
            if !hasBegun { flow.begin(ticket) }
            hasBegun = true
            lines.append(.line(ticket, piece, isLast: false, worker: index))
            reports.put(&lines)
            isWanted = flow.pass(piece.count, limit: limits.streamBuffer, until: deadline)
            return isWanted
        }
        if let held, isWanted {
            lines.append(.line(ticket, held, isLast: true, worker: index))
        } else if isWanted {
            let reply = Reply.failure(call.request.id, WireError(.internalError)).line()
            lines.append(.line(ticket, reply, isLast: true, worker: index))
        } else {
            lines.append(.cut(ticket))
        }
    }
}
