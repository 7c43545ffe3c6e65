import Foundation
import Ledger
import LedgerStore
import SQLite
import Testing

/// Tables that are not as this program makes them are made anew from the entries, or refused.
@Suite struct `Upgrade of the books` {
    let folder: TemporaryBooks

    init() throws {
        folder = try TemporaryBooks()
        _ = try BookStore.furnished(folder.path)
    }

    /// What books of the next version meet, and what other programs do to them.
    static let alterations: [(sql: String, names: [String])] = [
        ("ALTER TABLE claim DROP COLUMN department", ["table claim"]),
        ("ALTER TABLE claim ADD COLUMN weather TEXT", ["table claim"]),
        ("ALTER TABLE account ADD COLUMN note TEXT NOT NULL DEFAULT 'x'", ["table account"]),
        ("ALTER TABLE posting ADD COLUMN note TEXT", ["table posting"]),
        (
            """
            DROP TABLE total;
            CREATE TABLE total(account TEXT NOT NULL PRIMARY KEY, points TEXT NOT NULL)
                STRICT, WITHOUT ROWID;
            """, ["table total"]
        ),
        ("DROP TABLE campaign_result", ["index campaign_result_whose", "table campaign_result"]),
        ("DROP INDEX claim_open", ["index claim_open"]),
        ("CREATE UNIQUE INDEX one_each ON claim(employee)", ["index one_each"]),
        (
            "CREATE TRIGGER lost AFTER INSERT ON claim BEGIN DELETE FROM claim; END",
            ["trigger lost"]
        ),
    ]

    @Test(arguments: alterations.indices)
    func `a projection that differs is a fault, and is made anew at the next start`(
        at index: Int
    ) throws {
        let (sql, names) = Self.alterations[index]
        let before = try rows()
        try folder.tamper(sql)
        #expect(try folder.verify().faults.map(\.what) == names.map { .schema(name: $0) })
        var steps: [OpeningStep] = []
        let books = try BookStore(path: folder.path) { steps.append($0) }
        #expect(steps.first == .differs(names))
        guard case .renewed? = steps.last else { _ = Issue.record("\(steps)"); return }
        #expect(try folder.verify().faults == [])
        #expect(try rows() == before)
        try books.add(
            .claim(ClaimID(number: 2), .submitted(Samples.submission, due: Samples.deadline)))
        #expect(try folder.verify().faults == [])
        try books.checkpoint()
        steps = []
        _ = try BookStore(path: folder.path) { steps.append($0) }
        #expect(steps == [])
    }

    @Test(arguments: alterations.indices)
    func `a projection that was altered while it was served is made anew by a rebuild`(
        at index: Int
    ) throws {
        let books = try BookStore(path: folder.path)
        let before = try rows()
        let (sql, names) = Self.alterations[index]
        try Connection(path: folder.path, mode: .readWrite).execute(sql)
        try books.begin()
        let found = try books.rebuild().map(\.what)
        try books.commit()
        #expect(found == names.map { .schema(name: $0) })
        #expect(try folder.verify().faults == [])
        #expect(try rows() == before)
    }

    @Test func `rows of older books are compared with the entries at the upgrade`() throws {
        try folder.tamper("UPDATE claim SET item = 'ppe'; PRAGMA user_version = 2")
        var steps: [OpeningStep] = []
        _ = try BookStore(path: folder.path) { steps.append($0) }
        #expect(steps.first == .upgrade(from: 2, to: 3))
        #expect(steps.last == .renewed(["claim"], version: 3))
        #expect(try folder.verify().faults == [])
    }

    @Test(arguments: [
        "ALTER TABLE event ADD COLUMN note TEXT", "ALTER TABLE person DROP COLUMN name",
        "DROP TABLE request", "ALTER TABLE request ADD COLUMN note TEXT",
        "ALTER TABLE head DROP COLUMN recorded_at",
    ]) func `what no replay gives again is refused, and left as it is`(sql: String) throws {
        for version in 2...3 {
            try folder.tamper(sql + "; PRAGMA user_version = \(version)")
            try Connection(path: folder.path, mode: .readWrite).checkpoint(.truncate)
            let before = try Data(contentsOf: URL(fileURLWithPath: folder.path))
            let error = #expect(throws: StoreError.self) { try BookStore(path: folder.path) }
            guard case .tablesDiffer? = error else { _ = Issue.record("\(error as Any)"); return }
            #expect("\(try #require(error))".contains("restore a backup"))
            #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path)) == before)
            try FileManager.default.removeItem(atPath: folder.path)
            _ = try BookStore.furnished(folder.path)
        }
    }

    @Test func `a table that must be made anew from damaged entries is refused`() throws {
        try folder.tamper(
            """
            UPDATE event SET actor = 'E001' WHERE seq = 3;
            ALTER TABLE claim DROP COLUMN department
            """)
        let error = #expect(throws: StoreError.self) { try BookStore(path: folder.path) }
        guard case .cannotRenew(_, seq: 3)? = error else {
            _ = Issue.record("\(error as Any)"); return
        }
        #expect(try folder.verify().faults.contains { $0.seq == 3 })
    }

    @Test(arguments: [
        "DROP TRIGGER event_is_never_updated",
        """
        DROP TRIGGER event_is_never_updated;
        CREATE TRIGGER event_is_never_updated BEFORE UPDATE ON event BEGIN SELECT 1; END
        """, "CREATE INDEX mine ON event(type)",
        "CREATE TRIGGER mine AFTER INSERT ON event BEGIN DELETE FROM account; END",
    ]) func `a guard of the entries that differs is put back at the next start`(
        sql: String
    ) throws {
        try Connection(path: folder.path, mode: .readWrite).execute(sql)
        #expect(try !folder.verify().faults.isEmpty)
        var steps: [OpeningStep] = []
        _ = try BookStore(path: folder.path) { steps.append($0) }
        #expect(steps.last == .renewed([], version: 3))
        #expect(try folder.verify().faults == [])
    }

    @Test func `a table of somebody else stays, and is said at every start`() throws {
        try Connection(path: folder.path, mode: .readWrite)
            .execute("CREATE TABLE mine(id); CREATE VIEW all_of_it AS SELECT * FROM claim")
        for _ in 1...2 {
            var steps: [OpeningStep] = []
            _ = try BookStore(path: folder.path) { steps.append($0) }
            #expect(steps == [.foreign(["table mine", "view all_of_it"])])
        }
        // A verification judges as the start does: what is not the books' is no damage of theirs.
        #expect(try folder.verify().faults == [])
    }

    @Test func `a view in the place of a projection goes, and the table comes back`() throws {
        let before = try rows()
        try Connection(path: folder.path, mode: .readWrite).execute(
            "DROP TABLE account; CREATE VIEW account AS SELECT 'E001' AS employee, 9 AS available")
        #expect(try !folder.verify().faults.isEmpty)
        var steps: [OpeningStep] = []
        _ = try BookStore(path: folder.path) { steps.append($0) }
        #expect(steps.last == .renewed(["account"], version: 3))
        #expect(try folder.verify().faults == [])
        #expect(try rows() == before)
    }

    /// Every row of every table, in order.
    private func rows() throws -> [String] {
        let books = try Connection(path: folder.path, mode: .readOnly)
        let names = try books.prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        var all: [String] = []
        while try names.step() {
            let row = try books.prepare("SELECT * FROM \(names.text(0)) ORDER BY 1, 2")
            while try row.step() {
                let values = (0..<row.columnCount).map { "\(row.type(of: $0)) \(row.blob($0))" }
                all.append(names.text(0) + ": " + values.joined(separator: "|"))
            }
        }
        return all
    }
}
