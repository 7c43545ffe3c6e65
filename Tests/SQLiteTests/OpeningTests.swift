import Foundation
import SQLite
import Testing

@Suite struct OpeningTests {
    let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    @Test func `the settings of the books took effect`() throws {
        let connection = try folder.connect()
        #expect(try connection.word("PRAGMA journal_mode") == "wal")
        #expect(try connection.number("PRAGMA synchronous") == 2)
        #expect(try connection.number("PRAGMA wal_autocheckpoint") == 0)
        #expect(try connection.number("PRAGMA foreign_keys") == 1)
        #expect(try connection.number("PRAGMA trusted_schema") == 0)
        #expect(try connection.number("PRAGMA cell_size_check") == 1)
    }

    @Test func `the file and its log are nobody else's`() throws {
        let connection = try folder.connect()
        try connection.execute("CREATE TABLE t(a); INSERT INTO t VALUES(1)")
        #expect(try folder.mode(of: "books.sqlite") == 0o600)
        #expect(try folder.mode(of: "books.sqlite-wal") == 0o600)
    }

    @Test func `the schema cannot be written to directly`() throws {
        let connection = try folder.connect()
        try connection.execute("CREATE TABLE t(a); PRAGMA writable_schema=ON")
        let error = failure { try connection.execute("UPDATE sqlite_schema SET sql='x'") }
        #expect(error != nil)
    }

    @Test func `words in double quotes are names, never texts`() throws {
        let connection = try folder.connect()
        #expect(failure { _ = try connection.prepare("SELECT \"nothing\"") }?.kind == .other)
    }

    @Test func `a read-only connection refuses to write`() throws {
        let writer = try folder.connect()
        try writer.execute("CREATE TABLE t(a); INSERT INTO t VALUES(7)")
        let reader = try folder.connect(.readOnly)
        #expect(try reader.number("SELECT a FROM t") == 7)
        #expect(failure { try reader.execute("INSERT INTO t VALUES(8)") }?.kind == .readOnly)
        #expect(failure { try reader.execute("CREATE TABLE u(a)") }?.kind == .readOnly)
    }

    @Test func `a read-only connection creates no file`() {
        #expect(failure { _ = try folder.connect(.readOnly) }?.kind == .cannotOpen)
        #expect(!folder.exists("books.sqlite"))
    }

    @Test func `a file that is no database is damaged`() throws {
        let bytes = Data(repeating: 0x41, count: 4096)
        try bytes.write(to: URL(fileURLWithPath: folder.file()))
        #expect(failure { _ = try folder.connect() }?.kind == .damaged)
    }

    @Test func `a private database leaves nothing and has no log`() throws {
        let shadow = try Connection(path: folder.file(), mode: .memory)
        try shadow.execute("CREATE TABLE t(a); INSERT INTO t VALUES(1)")
        #expect(try shadow.number("SELECT count(*) FROM t") == 1)
        #expect(try shadow.word("PRAGMA journal_mode") == "memory")
        #expect(!folder.exists("books.sqlite"))
    }

    @Test func `the version is SQLite's own`() throws {
        let connection = try Connection(path: "", mode: .memory)
        #expect(try connection.word("SELECT sqlite_version()") == Connection.version)
    }
}
