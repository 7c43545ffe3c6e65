import SQLite
import Testing

@Suite struct CheckpointTests {
    let folder: TemporaryFolder
    let connection: Connection

    init() throws {
        folder = try TemporaryFolder()
        connection = try folder.connect()
        try connection.execute("CREATE TABLE t(a INTEGER PRIMARY KEY, b BLOB)")
    }

    private func fill(_ rows: Int) throws {
        let insert = try connection.prepare("INSERT INTO t(b) VALUES(?)")
        for _ in 0..<rows { try insert.bind(1, [UInt8](repeating: 7, count: 3000)).run() }
    }

    @Test func `nothing is checkpointed unasked`() throws {
        try fill(3000)
        #expect(try folder.size(of: "books.sqlite-wal") > 8_000_000)
        #expect(try folder.size(of: "books.sqlite") < 100_000)
    }

    @Test func `a passive checkpoint copies everything when nobody reads`() throws {
        try fill(10)
        let (log, done) = try connection.checkpoint()
        #expect(log == done && log > 10)
    }

    @Test func `a reader keeps back what was written after it began`() throws {
        let reader = try folder.connect(.readOnly)
        try reader.begin(.deferred)
        _ = try reader.number("SELECT count(*) FROM t")
        try fill(10)
        let (log, done) = try connection.checkpoint()
        #expect(done < log)
        let truncated = try connection.checkpoint(.truncate)
        #expect(truncated.done < truncated.log)
        try reader.commit()
        try connection.checkpoint(.truncate)
        #expect(try folder.size(of: "books.sqlite-wal") == 0)
    }

    @Test func `a checkpoint inside a transaction is refused`() throws {
        try connection.begin()
        try fill(1)
        #expect(failure { try connection.checkpoint() } != nil)
    }
}
