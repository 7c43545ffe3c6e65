/// What the machine does without jifen. Measured anew whenever it is asked for: so a floor lies
/// close to its figure in time, and whatever else the machine was at bears on both.
final class Floors {
    private let scale: Scale
    private let folder: WorkFolder
    private let seed: UInt64
    private var loop: SQLiteFloor?

    /// Commands a transaction that F2 is measured at.
    static let batches = [1, 8, 64, 512]

    init(_ scale: Scale, _ folder: WorkFolder, seed: UInt64) {
        self.scale = scale
        self.folder = folder
        self.seed = seed
    }

    /// F1: until one frame of a log is on the disk.
    func frame() throws(BenchFailure) -> DiskFloor.Times {
        Output.progress("F1: one frame of a log to the disk")
        return try DiskFloor.measure(frames: scale.frames, in: folder)
    }

    /// F2: a bare loop on SQLite.
    func commands(batch: Int) throws(BenchFailure) -> SQLiteFloor.Speed {
        Output.progress("F2: SQLite alone, \(batch) commands a transaction")
        return try bareLoop().measure(batch: batch, scale.time)
    }

    private func bareLoop() throws(BenchFailure) -> SQLiteFloor {
        if let loop { return loop }
        let made = try SQLiteFloor(in: folder, accounts: scale.employees, seed: seed)
        loop = made
        return made
    }

    /// F3: echoes of 200 bytes to so many clients.
    func echo(clients: Int) throws(BenchFailure) -> Latencies {
        Output.progress("F3: an echo to \(clients) clients")
        return try EchoServer.measure(clients: clients, scale, folder)
    }

    /// The largest batch of F2 that so many clients can fill.
    static func batch(for clients: Int) -> Int { batches.last { $0 <= clients } ?? 1 }
}

extension Workshop {
    /// The floors as figures of their own: none has a goal.
    func measureFloors() throws(BenchFailure) {
        let frame = try floors.frame()
        add(Figure("floor.frame", "F1 a frame appended and synced, p50", .time(frame.appended)))
        add(
            Figure(
                "floor.frame.over", "F1 the same over a preallocated file, p50",
                .time(frame.overwritten)))
        for batch in Floors.batches {
            add(
                Figure(
                    "floor.sqlite.\(batch)", "F2 SQLite alone, \(batch) a transaction",
                    .rate(try floors.commands(batch: batch).rate, "commands")))
        }
        for clients in [1, 64] {
            let echo = try floors.echo(clients: clients)
            add(
                Figure(
                    "floor.echo.\(clients)", "F3 echoes, \(clients) clients",
                    .rate(echo.rate, "echoes")))
            add(
                Figure(
                    "floor.echo.\(clients).p50", "F3 an echo, \(clients) clients, p50",
                    .time(echo.median)))
        }
    }
}
