import CSystem
import JSON
import SQLite

extension Workshop {
    /// On the books that the parts before have made.
    func measureBooks() throws(BenchFailure) {
        let size = try BooksSize(of: daemon())
        booksMade = size
        Output.progress("the books: \(size.words)")
        try stopDaemon()
        let hashing = try HashFloor.measure(folder.file("books.sqlite"))
        try damageOneRow()
        replace(try measureStart(size))
        try measureRebuild()
        try measureVerify(hashing)
        try measureExport()
        addHighestMemory()
    }

    private func measureStart(_ size: BooksSize) throws(BenchFailure) -> DaemonProcess {
        var times = Latencies()
        for _ in 1..<scale.starts {
            let daemon = try DaemonProcess(folder)
            times.add(daemon.startTime.nanoseconds)
            daemon.stop()
        }
        let daemon = try DaemonProcess(folder)
        times.add(daemon.startTime.nanoseconds)
        add(
            Figure(
                "start", "start of the daemon on \(size.words), p50", .time(times.median),
                goal: .atMost(.time(2e8))))
        return daemon
    }

    /// So that there is something to put right: a projection alone, never the events.
    private func damageOneRow() throws(BenchFailure) {
        do throws(SQLiteError) {
            let connection = try Connection(path: folder.file("books.sqlite"), mode: .readWrite)
            try connection.execute(
                """
                UPDATE account SET available = available + 1
                WHERE employee = (SELECT min(employee) FROM account)
                """)
        } catch {
            throw BenchFailure("\(error)")
        }
    }

    private func measureRebuild() throws(BenchFailure) {
        let daemon = try daemon()
        let began = cs_monotonic_nanoseconds()
        let reply = try Caller(daemon.socket).change("books.rebuild")
        let time = Span(nanoseconds: cs_monotonic_nanoseconds() - began)
        let events = try BooksSize(of: daemon).events
        let differences = reply["differences"]?.array?.count ?? 0
        add(
            Figure(
                "rebuild", "events replayed to rebuild all projections",
                .rate(Double(events) / time.seconds, "events"),
                goal: .atLeast(.rate(100_000, "events")),
                remark: differences == 1 ? nil : "\(differences) rows differed, not 1"))
    }

    private func measureVerify(_ hashing: Double) throws(BenchFailure) {
        let daemon = try daemon()
        let began = cs_monotonic_nanoseconds()
        let reply = try Caller(daemon.socket).call("books.verify")
        let time = Span(nanoseconds: cs_monotonic_nanoseconds() - began)
        guard let bytes = reply["bytes"]?.int, let verdict = reply["verdict"]?.string else {
            throw BenchFailure("books.verify says nothing")
        }
        add(
            Figure(
                "verify", "bytes of events verified", .bytesPerSecond(Double(bytes) / time.seconds),
                floor: Figure.Floor(name: "F4", value: .bytesPerSecond(hashing)),
                goal: .ratioAtLeast(0.3), remark: verdict == "intact" ? nil : verdict))
    }

    private func measureExport() throws(BenchFailure) {
        let daemon = try daemon()
        let before = daemon.child.resident
        let rows = try Export(at: daemon.socket).run(scale.time, warmUp: Span(nanoseconds: 0))
        guard rows.count > 0 else {
            return add(Figure("export", "rows of the redemption export", skipped: "no redemptions"))
        }
        let grown = (daemon.child.resident?.now ?? 0) - (before?.now ?? 0)
        add(
            Figure(
                "export", "rows of the redemption export, over the socket",
                .rate(rows.rate, "rows"), goal: .atLeast(.rate(300_000, "rows")),
                remark: "memory grew by \(Quantity.bytes(Double(max(0, grown))).text)"))
    }

    private func addHighestMemory() {
        guard let resident = try? daemon().child.resident else { return }
        add(
            Figure(
                "memory.most", "resident memory after rebuilding, verifying, exporting",
                .bytes(Double(resident.most))))
    }
}
