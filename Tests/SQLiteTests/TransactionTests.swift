import SQLite
import Testing

@Suite struct TransactionTests {
    struct Stop: Error {}
    enum Failure: Error, Equatable { case mine, database(SQLiteError.Kind) }

    let folder: TemporaryFolder
    let connection: Connection

    init() throws {
        folder = try TemporaryFolder()
        connection = try folder.connect()
        try connection.execute("CREATE TABLE t(a INTEGER PRIMARY KEY)")
    }

    private func add(_ number: Int64) throws(SQLiteError) {
        try connection.cached("INSERT INTO t VALUES(?)").bind(1, number).run()
    }

    private var count: Int64 { get throws { try connection.number("SELECT count(*) FROM t") } }

    @Test func `what is committed is there`() throws {
        try connection.transaction { () throws(SQLiteError) in try add(1) }
        #expect(try count == 1)
        #expect(!connection.inTransaction)
    }

    @Test func `an error takes everything back`() throws {
        let error = failure {
            try connection.transaction { () throws(SQLiteError) in
                try add(1)
                try add(1)
            }
        }
        #expect(error?.kind == .constraint)
        #expect(try count == 0)
        #expect(!connection.inTransaction)
    }

    @Test func `a body has errors of its own`() throws {
        func attempt(_ body: () throws(Failure) -> Void) throws(Failure) {
            try connection.transaction(
                failure: { (error: SQLiteError) in Failure.database(error.kind) }, body)
        }
        #expect(throws: Failure.mine) { try attempt { () throws(Failure) in throw .mine } }
        let other = try folder.connect()
        try other.begin()
        #expect(throws: Failure.database(.busy)) { try attempt { () throws(Failure) in } }
    }

    @Test func `a savepoint takes back a part`() throws {
        try connection.begin()
        try add(1)
        try connection.savepoint("command")
        try add(2)
        try connection.rollback(to: "command")
        try connection.savepoint("command")
        try add(3)
        try connection.release("command")
        try connection.commit()
        #expect(try connection.number("SELECT sum(a) FROM t") == 4)
    }

    @Test func `rolling back without a transaction is nothing`() throws {
        connection.rollback()
        #expect(failure { try connection.commit() }?.operation == .commit)
    }

    @Test func `a second writer finds the books busy`() throws {
        let other = try folder.connect()
        try connection.begin()
        #expect(failure { try other.begin() }?.kind == .busy)
        connection.rollback()
        try other.begin()
        try other.commit()
    }

    @Test func `a reader keeps its snapshot until its transaction ends`() throws {
        let reader = try folder.connect(.readOnly)
        try reader.begin(.deferred)
        #expect(try reader.number("SELECT count(*) FROM t") == 0)
        try add(1)
        #expect(try reader.number("SELECT count(*) FROM t") == 0)
        try reader.commit()
        #expect(try reader.number("SELECT count(*) FROM t") == 1)
    }

    @Test func `a row left unread does not keep the snapshot`() throws {
        try add(1)
        try add(2)
        let reader = try folder.connect(.readOnly)
        try reader.transaction(.deferred) { () throws(SQLiteError) in
            #expect(try reader.cached("SELECT a FROM t").step())
        }
        try add(3)
        #expect(try reader.number("SELECT count(*) FROM t") == 3)
    }

    @Test func `a full database is full and recovers`() throws {
        try connection.execute("CREATE TABLE wide(b BLOB); PRAGMA max_page_count=8")
        let blob = [UInt8](repeating: 1, count: 200_000)
        let error = failure {
            try connection.prepare("INSERT INTO wide VALUES(?)").bind(1, blob).run()
        }
        #expect(error?.kind == .full)
        try add(5)
        #expect(try count == 1)
    }
}
