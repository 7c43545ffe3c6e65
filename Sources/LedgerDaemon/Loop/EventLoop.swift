import CSystem
import LedgerAPI

/// One thread that serves all connections: accepts, reads, frames, hands calls over, sends replies.
/// It never blocks but in the poll.
final class EventLoop {
    enum Phase {
        case serving
        /// Nothing new is taken; what was begun is finished until the deadline.
        case stopping(deadline: Monotonic, Ending)
        case ended(Ending)
    }

    let backend: any Backend
    let listener: Listener
    let reports: Reports
    let flows: [Flow]
    let log: Log
    let measures: Measures
    let notifier: Notifier
    let signals: Signals?
    let poller: Poller
    let overflowUser = Peer.overflowUser()
    /// For quick reads when few are waiting.
    let reader: any BackendReader

    var limits: ServerLimits
    var queues: LaneQueues
    var table = ConnectionTable()
    var phase = Phase.serving
    /// Read once a round.
    var now = Monotonic.now()
    /// Counts the rounds: what woke the loop is done with, then it waits again.
    var round = 0
    /// When the turn of each user is over in this round, of those from whom something was taken.
    var turns: [UInt32: Monotonic] = [:]
    /// Connections to be looked after before the loop waits again.
    var dirty: [Connection] = []
    /// Connections of users whose turn was over before all was taken that they sent: they go on in
    /// the next round, which comes at once.
    var resting: [Connection] = []
    var nextSweep = Monotonic.never
    /// Accepting pauses until then: the process has no descriptor left.
    var acceptingResumes: Monotonic?
    /// Since when all places among the connections are taken.
    var crowdedSince: Monotonic?
    var nextSignOfLife = Monotonic.never
    /// Asked for and given again on SIGHUP.
    let reload: @Sendable () -> ServerLimits?

    private var received: [Report] = []
    let inbox = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)

    init(
        _ parts: Server.Parts, reports: Reports, flows: [Flow], queues: LaneQueues,
        reader: any BackendReader
    ) throws(ServerError) {
        backend = parts.backend
        listener = parts.listener
        log = parts.log
        measures = parts.measures
        notifier = parts.notifier
        signals = parts.signals
        limits = Descriptors.bounded(parts.limits)
        reload = parts.reload
        self.reports = reports
        self.flows = flows
        self.queues = queues
        self.reader = reader
        poller = try Poller()
        try poller.add(reports.descriptor, CS_EPOLLIN | CS_EPOLLET, token: Token.reports)
        if let signals { try poller.add(signals.descriptor, CS_EPOLLIN, token: Token.signals) }
        try poller.add(listener.descriptor, CS_EPOLLIN, token: Token.listener)
    }

    deinit { inbox.deallocate() }

    /// What is watched beside connections.
    enum Token {
        static let listener = UInt64.max
        static let signals = UInt64.max - 1
        static let reports = UInt64.max - 2
    }

    func run() -> Ending {
        if let interval = notifier.watchdog { nextSignOfLife = now.after(interval) }
        while true {
            if case .ended(let ending) = phase { return ending }
            round += 1
            turns.removeAll(keepingCapacity: true)
            poller.wait(until: resting.isEmpty ? nextWake : now) { token, events in
                if token == Token.listener || token == Token.reports { return note(token) }
                if token == Token.signals { return takeSignals() }
                guard let connection = table[ConnectionID(token: token)] else { return }
                receive(connection, events)
            }
            now = .now()
            takeReports()
            acceptWaiting()
            goOnWithResting()
            finishRound()
            sweepIfDue()
            log.flushIfDue(now)
        }
    }

    private var hasConnectionsWaiting = false

    private func note(_ token: UInt64) {
        if token == Token.listener { hasConnectionsWaiting = true }
    }

    private func acceptWaiting() {
        if let resumes = acceptingResumes, now >= resumes { resumeAccepting() }
        guard hasConnectionsWaiting else { return }
        hasConnectionsWaiting = false
        accept()
    }

    private func takeReports() {
        reports.take(into: &received)
        guard !received.isEmpty else { return }
        for report in received { apply(report) }
        received.removeAll(keepingCapacity: true)
        admitWaiting()
    }

    private func goOnWithResting() {
        let rested = resting
        resting.removeAll(keepingCapacity: true)
        rested.forEach(touch)
    }

    private var nextWake: Monotonic {
        var next = min(nextSweep, nextSignOfLife, log.nextFlush)
        if let acceptingResumes { next = min(next, acceptingResumes) }
        if case .stopping(let deadline, _) = phase { next = min(next, deadline) }
        return next
    }
}
