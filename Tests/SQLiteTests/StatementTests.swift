import SQLite
import Testing

@Suite struct StatementTests {
    let connection: Connection

    init() throws {
        connection = try Connection(path: "", mode: .memory)
        try connection.execute("CREATE TABLE t(i INTEGER, t TEXT, b BLOB) STRICT")
    }

    private func stored(
        _ number: Int64?, _ text: String?, _ blob: [UInt8]?
    ) throws -> Statement {
        try connection.execute("DELETE FROM t")
        let insert = try connection.prepare("INSERT INTO t VALUES(?,?,?)")
        try insert.bind(1, number).bind(2, text).bind(3, blob).run()
        let select = try connection.prepare("SELECT i, t, b FROM t")
        #expect(try select.step())
        return select
    }

    @Test(arguments: [Int64.min, -1, 0, 1, Int64.max])
    func `integers come back as they were`(number: Int64) throws {
        #expect(try stored(number, nil, nil).int(0) == number)
    }

    @Test(arguments: [("", 1), ("E001", 1), ("积分\u{0}安全", 1), ("长", 5000)])
    func `texts come back as they were`(part: String, times: Int) throws {
        let text = String(repeating: part, count: times)
        let row = try stored(nil, text, nil)
        #expect(row.text(1) == text)
        #expect(row.type(of: 1) == .text)
    }

    @Test(arguments: [0, 1, 70_000])
    func `blobs come back as they were`(count: Int) throws {
        let blob = [UInt8](repeating: 0xfe, count: count)
        let row = try stored(nil, nil, blob)
        #expect(row.blob(2) == blob)
        #expect(row.type(of: 2) == .blob)
        #expect(row.withBlob(2) { $0.count } == blob.count)
    }

    @Test func `nothing is not the same as empty`() throws {
        let row = try stored(nil, nil, nil)
        #expect(row.isNull(0) && row.isNull(1) && row.isNull(2))
        #expect(row.intOrNil(0) == nil && row.textOrNil(1) == nil)
        let empty = try stored(0, "", [])
        #expect(empty.intOrNil(0) == 0 && empty.textOrNil(1) == "" && empty.blob(2) == [])
    }

    @Test func `a strict column takes no other type`() throws {
        let insert = try connection.prepare("INSERT INTO t(i) VALUES(?)")
        #expect(failure { try insert.bind(1, "twelve").run() }?.kind == .constraint)
    }

    @Test func `a parameter that is not there is an error at the next step`() throws {
        let insert = try connection.prepare("INSERT INTO t(i) VALUES(?)")
        let error = failure { try insert.bind(2, 1).run() }
        #expect(error?.operation == .bind)
        try insert.bind(1, 1).run()
        #expect(connection.changes == 1)
    }

    @Test func `a statement is used again with other values`() throws {
        let insert = try connection.prepare("INSERT INTO t(i) VALUES(?)")
        for number in Int64(0)..<100 { try insert.bind(1, number).run() }
        let select = try connection.prepare("SELECT i FROM t WHERE i>=? ORDER BY i")
        for number in Int64(0)..<100 {
            #expect(try select.bind(1, number).step())
            #expect(select.int(0) == number)
        }
    }

    @Test func `the same text is the same statement`() throws {
        let text = "SELECT i FROM t" + " WHERE i=?"
        #expect(try connection.cached(text) === connection.cached(text))
        func literal() throws -> Statement { try connection.cached("SELECT t FROM t") }
        #expect(try literal() === literal())
    }

    @Test func `a text without a statement is refused`() {
        #expect(failure { _ = try connection.prepare("  -- nothing") }?.operation == .prepare)
        #expect(failure { _ = try connection.prepare("SELEC 1") }?.operation == .prepare)
    }

    @Test func `a statement outlives its connection without harm`() throws {
        var other: Connection? = try Connection(path: "", mode: .memory)
        other?.limitTime(to: .seconds(60))
        let statement = try other?.prepare("SELECT 41 + 1")
        other = nil
        #expect(try statement?.step() == true)
        #expect(statement?.int(0) == 42)
    }
}
