import CSystem
import SQLite

/// F2: a bare loop on SQLite with the settings of the books: one event row of 400 bytes and two
/// upserts a command, nothing else.
final class SQLiteFloor {
    private let connection: Connection
    private let accounts: Int
    private var random: SplitMix64
    private var body = [UInt8](repeating: 0, count: 400)
    private var sinceCheckpoint = 0

    /// Commands between two checkpoints: few enough for the log to stay in the cache.
    private static let checkpointed = 4096

    init(in folder: WorkFolder, accounts: Int, seed: UInt64) throws(BenchFailure) {
        self.accounts = accounts
        random = SplitMix64(seed: seed)
        do throws(SQLiteError) {
            connection = try Connection(path: folder.file("floor.sqlite"), mode: .readWrite)
            try connection.execute(
                """
                CREATE TABLE event(seq INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;
                CREATE TABLE account(id INTEGER PRIMARY KEY, points INTEGER NOT NULL) STRICT;
                """)
            try connection.begin()
            for id in 0..<accounts { try move(0, Int64(id)) }
            try connection.commit()
        } catch {
            throw BenchFailure("\(error)")
        }
    }

    struct Speed {
        /// Commands a second.
        let rate: Double
        /// Nanoseconds of the processor a command: it depends less on what else the machine does.
        let processor: Double
    }

    func measure(batch: Int, _ time: Span) throws(BenchFailure) -> Speed {
        let began = cs_monotonic_nanoseconds()
        let used = Self.processorTime
        var commands = 0
        var now = began
        do throws(SQLiteError) {
            while now < began + time.nanoseconds {
                try connection.begin()
                for _ in 0..<batch { try command() }
                try connection.commit()
                commands += batch
                sinceCheckpoint += batch
                if sinceCheckpoint >= Self.checkpointed {
                    try connection.checkpoint()
                    sinceCheckpoint = 0
                }
                now = cs_monotonic_nanoseconds()
            }
        } catch {
            throw BenchFailure("\(error)")
        }
        return Speed(
            rate: Double(commands) / Span(nanoseconds: now - began).seconds,
            processor: Double(Self.processorTime - used) / Double(commands))
    }

    /// Of this process, in nanoseconds: only this loop runs.
    private static var processorTime: Int64 {
        var used = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used)
        return Int64(used.tv_sec) * 1_000_000_000 + Int64(used.tv_nsec)
    }

    private func command() throws(SQLiteError) {
        body[random.below(body.count)] &+= 1
        let insert = try connection.cached("INSERT INTO event(body) VALUES(?1)" as StaticString)
        try insert.bind(1, body).run()
        try move(-5, Int64(random.below(accounts)))
        try move(5, Int64(random.below(accounts)))
    }

    private func move(_ points: Int64, _ account: Int64) throws(SQLiteError) {
        let upsert = try connection.cached(
            """
            INSERT INTO account VALUES(?1, ?2)
            ON CONFLICT(id) DO UPDATE SET points = points + ?2
            """ as StaticString)
        try upsert.bind(1, account).bind(2, points).run()
    }
}
