import SQLite
import Testing

@Suite struct BackupTests {
    let folder: TemporaryFolder
    let connection: Connection

    init() throws {
        folder = try TemporaryFolder()
        connection = try folder.connect()
        try connection.execute("CREATE TABLE t(a INTEGER PRIMARY KEY, b BLOB)")
        for _ in 0..<50 { try connection.execute("INSERT INTO t(b) VALUES(zeroblob(3000))") }
    }

    @Test func `a copy is the snapshot, whatever is written meanwhile`() throws {
        let reader = try folder.connect(.readOnly)
        try reader.transaction(.deferred) { () throws(SQLiteError) in
            #expect(try reader.cached("SELECT count(*) FROM t").step())
            try reader.copy(to: folder.file("copy.sqlite"), pagesPerStep: 8) { _, _ in
                (try? connection.execute("INSERT INTO t(b) VALUES(zeroblob(3000))")) != nil
            }
        }
        #expect(try connection.number("SELECT count(*) FROM t") > 50)
        let copy = try folder.connect(.readOnly, "copy.sqlite")
        #expect(try copy.number("SELECT count(*) FROM t") == 50)
        #expect(try copy.word("PRAGMA integrity_check") == "ok")
        #expect(try folder.mode(of: "copy.sqlite") == 0o600)
        #expect(!folder.exists("copy.sqlite-wal"))
    }

    @Test func `a copy replaces nothing`() throws {
        try connection.copy(to: folder.file("copy.sqlite"))
        let error = failure { try connection.copy(to: folder.file("copy.sqlite")) }
        #expect(error?.operation == .backup)
        #expect(folder.exists("copy.sqlite"))
    }

    @Test func `a copy that is stopped leaves nothing`() throws {
        let error = failure {
            try connection.copy(to: folder.file("copy.sqlite"), pagesPerStep: 4) { _, _ in false }
        }
        #expect(error?.kind == .interrupted)
        #expect(!folder.exists("copy.sqlite"))
    }
}
