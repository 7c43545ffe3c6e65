import CSystem
import JSON
import Ledger

/// Everything on books of one size.
final class ScalePoint {
    let events: Int64
    let employees: Int
    private(set) var figures: [Figure] = []
    private let options: Options
    private let scale: Scale
    private let books: ScaleBooks
    /// What the figures are compared with; nil on the smallest itself.
    private let smallest: ScalePoint?

    init(_ size: Int64, _ options: Options, smallest: ScalePoint?) throws(BenchFailure) {
        self.options = options
        self.smallest = smallest
        scale = Scale(isQuick: options.quick)
        employees = Int(max(100, min(100_000, size / 10)))
        books = try ScaleBooks(size, employees: employees, options)
        events = books.events
        Output.progress(
            "\(Number.grouped(Double(events))) events, "
                + "\(Number.grouped(Double(employees))) employees")
        add(
            Figure(
                "bytes", "bytes an event, without remembered requests",
                .bytes(Double(books.bytes) / Double(events)), goal: .atMost(.bytes(900))))
        let daemon = try measureStart()
        try measureChanges(daemon)
        try measureReads(daemon)
        try measureExport(daemon)
        try measureWhole(daemon)
        daemon.stop()
        for figure in try YearEnd(books, employees: employees, seed: options.seed).figures {
            add(figure)
        }
    }

    private func add(_ figure: Figure) {
        figures.append(figure)
        Output.progress("  \(figure.words): \(figure.value?.text ?? figure.remark ?? "")")
    }

    private func measureStart() throws(BenchFailure) -> DaemonProcess {
        let day = books.day.text
        // What fell due since the books were made is recorded first.
        try DaemonProcess(books.folder, on: day).stop()
        var times = Latencies()
        for _ in 1..<scale.starts {
            let daemon = try DaemonProcess(books.folder, on: day)
            times.add(daemon.startTime.nanoseconds)
            daemon.stop()
        }
        add(
            Figure(
                "start", "start of the daemon, p50", .time(times.median), goal: .atMost(.time(2e8))
            ))
        return try DaemonProcess(books.folder, on: day)
    }

    private func measureChanges(_ daemon: DaemonProcess) throws(BenchFailure) {
        // From now on an approval credits at once, as in the other runs.
        try Caller(daemon.socket).change(
            "policy.adopt", as: Enterprise.leader, ["text": .string(Enterprise.policy)])
        let alone = try changes(1, daemon)
        let p50 = Quantity.time(alone.times.median)
        let floor = smallest?.figures.first { $0.key == "change.p50" }?.value
        add(
            Figure(
                "change.p50", "a durable change, 1 client, p50", p50,
                floor: floor.map { Figure.Floor(name: "smallest books", value: $0) },
                goal: floor == nil ? nil : .ratioAtMost(1.3), remark: alone.remark))
        let many = try changes(64, daemon)
        add(
            Figure(
                "changes.64", "durable changes, 64 clients", .rate(many.times.rate, "changes"),
                remark: many.remark))
        add(
            Figure(
                "change.64.p99", "a durable change, 64 clients, p99",
                .time(many.times.percentiles(99)[0])))
        if let resident = daemon.child.resident {
            add(
                Figure(
                    "memory.64", "resident memory, 64 clients", .bytes(Double(resident.now)),
                    goal: .atMost(.bytes(64 * 1_048_576))))
        }
    }

    private func changes(
        _ clients: Int, _ daemon: DaemonProcess
    ) throws(BenchFailure) -> (times: Latencies, remark: String?) {
        let work = MixedWork(
            employees: employees, seed: options.seed &* 1000 &+ UInt64(clients))
        let crowd = try Crowd(of: clients, at: daemon.socket, work)
        let times = try crowd.run(scale.time, warmUp: scale.warmUp)
        let refused = crowd.work.refused
        return (times, refused == 0 ? nil : "\(refused) were refused")
    }

    private func measureReads(_ daemon: DaemonProcess) throws(BenchFailure) {
        for read in ScaleRead.all {
            let work = ReadWork(read, employees: employees, seed: options.seed)
            let crowd = try Crowd(of: 1, at: daemon.socket, work)
            let times = try crowd.run(
                Span.milliseconds(options.quick ? 50 : 1000), warmUp: Span.milliseconds(50))
            let words = read.words + ", p50"
            add(
                crowd.work.refused == 0
                    ? Figure(read.key, words, .time(times.median))
                    : Figure(read.key, words, skipped: "it is refused"))
        }
    }

    private func measureExport(_ daemon: DaemonProcess) throws(BenchFailure) {
        let before = daemon.child.resident?.now ?? 0
        let rows = try Export(at: daemon.socket).whole()
        let grown = (daemon.child.resident?.now ?? 0) - before
        add(
            Figure(
                "export", "rows of the redemption export", .rate(rows.rate, "rows"),
                goal: .atLeast(.rate(300_000, "rows")),
                remark: "\(Number.grouped(Double(rows.count))) rows, "
                    + "memory grew by \(Quantity.bytes(Double(max(0, grown))).text)"))
    }

    /// What goes through all of the books.
    private func measureWhole(_ daemon: DaemonProcess) throws(BenchFailure) {
        let caller = Caller(daemon.socket)
        let events = Double(try BooksSize(of: daemon).events)
        var began = cs_monotonic_nanoseconds()
        let found = try caller.call("books.verify")
        let verified = Span(nanoseconds: cs_monotonic_nanoseconds() - began)
        guard found["verdict"] == "intact", let bytes = found["bytes"]?.int else {
            throw BenchFailure(
                "the books do not verify; if they were kept by an older program, remove them")
        }
        add(Figure("verify.time", "verify", .time(Double(verified.nanoseconds))))
        add(
            Figure(
                "verify", "bytes of events verified",
                .bytesPerSecond(Double(bytes) / verified.seconds)))
        began = cs_monotonic_nanoseconds()
        try caller.change("books.rebuild")
        let rebuilt = Span(nanoseconds: cs_monotonic_nanoseconds() - began)
        add(
            Figure(
                "rebuild", "events replayed to rebuild all projections",
                .rate(events / rebuilt.seconds, "events"), goal: .atLeast(.rate(100_000, "events")))
        )
        if let resident = daemon.child.resident {
            add(
                Figure(
                    "memory.most", "resident memory, the most", .bytes(Double(resident.most))))
        }
    }
}
