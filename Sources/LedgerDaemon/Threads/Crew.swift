/// All threads beside the loop: one writer, readers, threads for long answers.
final class Crew {
    let queues: LaneQueues
    /// One for each thread that reads, by its index.
    let flows: [Flow]
    private let limits: ServerLimits
    private let reports: Reports
    private let measures: Measures
    private let start: LongStart
    private let running = Monitor(0)
    private var threads: [Thread] = []

    init(
        _ limits: ServerLimits, _ reports: Reports, _ measures: Measures, _ start: LongStart
    ) {
        self.limits = limits
        self.reports = reports
        self.measures = measures
        self.start = start
        queues = LaneQueues(limits)
        flows = (0..<limits.readers + limits.streamers).map { _ in Flow() }
    }

    /// Returns when all are ready: the writer first, because it makes the books that the others
    /// read.
    func start(_ backend: any Backend) throws(ServerError) {
        let writer = WriterThread(
            mailbox: queues.writer.mailbox, reports: reports, limits: limits,
            measures: measures, start: start)
        let first = Startup(threads: 1)
        try add("writer") { writer.run(backend, first) }
        try first.wait()

        let others = Startup(threads: flows.count)
        for (index, flow) in flows.enumerated() {
            let isReader = index < limits.readers
            let queue = isReader ? queues.readers : queues.streamers
            let reader = ReaderThread(
                index: index, mailbox: queue.mailbox, reports: reports, flow: flow, limits: limits,
                isForStreams: !isReader)
            try add(isReader ? "reader" : "streamer") { reader.run(backend, others) }
        }
        try others.wait()
    }

    private func add(
        _ name: StaticString, _ body: @escaping @Sendable () -> Void
    ) throws(ServerError) {
        let running = running
        running.locked { $0 += 1 }
        let thread = try Thread(name) {
            body()
            running.locked { $0 -= 1 }
            running.wakeAll()
        }
        threads.append(thread)
    }

    /// Lets all threads end what they are at. False: one did not within the time, and is left to
    /// end with the process.
    func dismiss(within limit: Duration) -> Bool {
        flows.forEach { $0.over() }
        for mailbox in [queues.writer.mailbox, queues.readers.mailbox, queues.streamers.mailbox] {
            mailbox.close()
        }
        let deadline = Monotonic.now().after(limit)
        let isDone: Bool? = running.wait(until: deadline) { $0 == 0 ? true : nil }
        threads.forEach { isDone == true ? $0.join() : $0.leave() }
        threads.removeAll()
        return isDone == true
    }
}
