import SQLite
import Testing

private let endless =
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT i FROM n"

@Suite struct LimitTests {
    let connection: Connection
    init() throws { connection = try Connection(path: "", mode: .memory) }

    @Test func `a running statement can be interrupted`() throws {
        let statement = try connection.prepare(endless)
        #expect(try statement.step())
        connection.interrupt()
        #expect(failure { _ = try statement.step() }?.kind == .interrupted)
        #expect(try connection.number("SELECT 1") == 1)
    }

    @Test func `a statement that runs too long is interrupted`() throws {
        connection.limitTime(to: .milliseconds(5))
        #expect(failure { try connection.prepare(endless).run() }?.kind == .interrupted)
        connection.limitTime(to: nil)
        #expect(try connection.number("SELECT 1") == 1)
    }
}
