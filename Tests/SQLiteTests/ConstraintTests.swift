import SQLite
import Testing

@Suite struct ConstraintTests {
    let connection: Connection

    init() throws {
        connection = try Connection(path: "", mode: .memory)
        try connection.execute(
            """
            CREATE TABLE parent(id INTEGER PRIMARY KEY) STRICT;
            CREATE TABLE child(
                a TEXT NOT NULL UNIQUE, b INTEGER CHECK (b > 0), p INTEGER REFERENCES parent) STRICT;
            CREATE TRIGGER fixed BEFORE DELETE ON child BEGIN SELECT RAISE(ABORT, 'fixed'); END;
            INSERT INTO parent VALUES(1);
            INSERT INTO child VALUES('x', 1, 1);
            """)
    }

    /// `SQLITE_CONSTRAINT` with its extended part.
    @Test(arguments: [
        ("INSERT INTO child VALUES('x', 1, 1)", Int32(2067)),
        ("INSERT INTO parent VALUES(1)", 1555),
        ("INSERT INTO child VALUES(NULL, 1, 1)", 1299),
        ("INSERT INTO child VALUES('y', 0, 1)", 275),
        ("INSERT INTO child VALUES('y', 1, 2)", 787),
        ("INSERT INTO child VALUES('y', 'z', 1)", 3091),
        ("DELETE FROM child", 1811),
    ])
    func `a constraint says which`(sql: String, code: Int32) throws {
        let error = failure { try connection.prepare(sql).run() }
        #expect(error?.kind == .constraint)
        #expect(error?.code == code)
    }
}
