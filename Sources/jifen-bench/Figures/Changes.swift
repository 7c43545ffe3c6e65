import JSON

extension Workshop {
    private static let crowds = [1, 4, 16, 64, 128]
    /// The crowd that the goals are about.
    private static let goalCrowd = 64

    func measureChanges() throws(BenchFailure) {
        let daemon = try daemon()
        for clients in Self.crowds {
            Output.progress("changes: \(clients) clients")
            let crowd = try Crowd(of: clients, at: daemon.socket, mixedWork(UInt64(clients)))
            let used = daemon.child.processorTime
            let times = try crowd.run(scale.time, warmUp: scale.warmUp)
            let processor = Double(daemon.child.processorTime - used) / Double(crowd.answers)
            let remark = crowd.work.refused == 0 ? nil : "\(crowd.work.refused) were refused"
            let floor = try floors.commands(batch: Floors.batch(for: clients))
            addRate(clients, times, floor, remark)
            try addTimes(clients, times)
            guard clients == Self.goalCrowd else { continue }
            add(
                Figure(
                    "change.\(clients).processor", "processor time of a change, 64 clients",
                    .time(processor),
                    floor: Figure.Floor(name: "F2 at 64", value: .time(floor.processor))))
            addMemory(daemon)
        }
        try addChangeOnFullBooks(daemon)
        try addBytes(daemon)
    }

    private func addRate(
        _ clients: Int, _ times: Latencies, _ floor: SQLiteFloor.Speed, _ remark: String?
    ) {
        add(
            Figure(
                "changes.\(clients)", "durable changes, \(clients) \(Self.noun(clients))",
                .rate(times.rate, "changes"),
                floor: Figure.Floor(
                    name: "F2 at \(Floors.batch(for: clients))",
                    value: .rate(floor.rate, "commands")),
                goal: clients == Self.goalCrowd ? .ratioAtLeast(0.5) : nil, remark: remark))
    }

    private func addTimes(_ clients: Int, _ times: Latencies) throws(BenchFailure) {
        let tail = times.percentiles(50, 99)
        let (p50, p99) = (tail[0], tail[1])
        let isAlone = clients == 1
        add(
            Figure(
                "change.\(clients).p50", "a durable change, \(clients) \(Self.noun(clients)), p50",
                .time(p50), floor: isAlone ? try roundTrip() : nil,
                goal: isAlone ? .ratioAtMost(1.25) : nil))
        add(
            Figure(
                "change.\(clients).p99", "a durable change, \(clients) \(Self.noun(clients)), p99",
                .time(p99), floor: Figure.Floor(name: "p50", value: .time(p50)),
                goal: clients == Self.goalCrowd ? .ratioAtMost(8) : nil))
    }

    /// F1 + F3: to the disk, and there and back.
    private func roundTrip() throws(BenchFailure) -> Figure.Floor {
        let frame = try floors.frame().appended
        let echo = try floors.echo(clients: 1).median
        return Figure.Floor(name: "F1 + F3", value: .time(frame + echo))
    }

    private func addMemory(_ daemon: DaemonProcess) {
        guard let resident = daemon.child.resident else { return }
        add(
            Figure(
                "memory.64", "resident memory, 64 clients", .bytes(Double(resident.now)),
                goal: .atMost(.bytes(64 * 1_048_576))))
    }

    /// The first measurement at 1 client was on nearly empty books.
    private func addChangeOnFullBooks(_ daemon: DaemonProcess) throws(BenchFailure) {
        guard let empty = figures.last(where: { $0.key == "change.1.p50" })?.value else { return }
        let size = try BooksSize(of: daemon)
        let crowd = try Crowd(of: 1, at: daemon.socket, mixedWork(1000))
        let times = try crowd.run(scale.time, warmUp: scale.warmUp)
        add(
            Figure(
                "change.full.p50", "the same on \(size.words), p50", .time(times.median),
                floor: Figure.Floor(name: "empty books", value: empty), goal: .ratioAtMost(1.3)))
    }

    private func addBytes(_ daemon: DaemonProcess) throws(BenchFailure) {
        let size = try BooksSize(of: daemon)
        let events = size.events - furnished.events
        guard events > 0 else { return }
        add(
            Figure(
                "bytes.event", "bytes on disk an event, with all that hangs on it",
                .bytes(Double(size.bytes - furnished.bytes) / Double(events)),
                goal: .atMost(.bytes(900))))
    }

    private static func noun(_ clients: Int) -> String { clients == 1 ? "client" : "clients" }
}

/// How much is in the books.
struct BooksSize: Sendable {
    var events: Int64 = 0
    /// Of the file, with what is still in its log.
    var bytes: Int64 = 0

    init() {}

    init(of daemon: DaemonProcess) throws(BenchFailure) {
        let status = try Caller(daemon.socket).call("books.status")
        guard let events = status["events"]?.int, let bytes = status["bytes"]?.int else {
            throw BenchFailure("books.status says nothing of events and bytes")
        }
        self.events = events
        self.bytes = bytes
    }

    var words: String { Number.grouped(Double(events)) + " events" }
}
