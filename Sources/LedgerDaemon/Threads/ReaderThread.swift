import CSystem
import LedgerAPI

/// A thread that answers reads, or long answers, one after the other.
///
/// A long answer goes at the pace of who reads it, and holds its thread and a snapshot of the books
/// meanwhile. So no user has more than a share of these threads, and who reads too slowly gives the
/// thread up as soon as another waits for it.
struct ReaderThread: Sendable {
    /// Its number among all threads that read.
    let index: Int
    let mailbox: Mailbox
    let reports: Reports
    let flow: Flow
    let limits: ServerLimits
    let isForStreams: Bool

    /// Quick reads taken and reported together.
    private static let run = 16
    /// An answer that took longer may leave much free memory behind.
    private static let longAnswer = Duration.milliseconds(50)

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
        while case .jobs = take(&jobs) {
            let began = Monotonic.now()
            for job in jobs { answer(job, reader, &lines) }
            if isForStreams { jobs.forEach(mailbox.finish) }
            jobs.removeAll(keepingCapacity: true)
            reports.put(&lines)
            if isForStreams, began.after(Self.longAnswer) < .now() { cs_trim_memory() }
        }
    }

    private func take(_ jobs: inout [Job]) -> Mailbox.Taken {
        isForStreams
            ? mailbox.takeShared(limits.streamsPerUser, into: &jobs)
            : mailbox.takeRun(Self.run, into: &jobs)
    }

    /// The last line is held back until it is known to be the last: most answers have one, and
    /// need no waiting for the peer then.
    private func answer(_ job: Job, _ reader: any BackendReader, _ lines: inout [Report]) {
        guard let call = job.call else { return }
        let ticket = job.ticket
        let began = Monotonic.now()
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
            flow.count(piece.count)
            isWanted = waitForPeer(job, since: began)
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
    private static let glance = Duration.milliseconds(250)

    /// False: the rest is not to be sent.
    private func waitForPeer(_ job: Job, since began: Monotonic) -> Bool {
        let deadline = began.after(limits.answerTime)
        while true {
            let now = Monotonic.now()
            let next = min(deadline, now.after(Self.glance))
            if let passed = flow.pass(limit: limits.streamBuffer, until: next) { return passed }
            if next == deadline { return false }
            let earned = Duration.milliseconds(Int64(flow.taken) * 1000 / Int64(limits.streamRate))
            if now >= began.after(limits.streamGrace + earned),
                mailbox.hasWaiting(for: job, limits.streamsPerUser)
            {
                return false
            }
        }
    }
}
