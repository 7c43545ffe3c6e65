import Ledger
import LedgerStore
import LedgerTestSupport
import SQLite
import Testing

/// R-BOOK-3: `verify` finds any change to any past entry.
@Suite struct `Verify and rebuild` {
    let folder: TemporaryBooks

    init() throws {
        folder = try TemporaryBooks()
        _ = try BookStore.furnished(folder.path)
    }

    @Test func `intact books have no faults`() throws {
        let verification = try folder.verify()
        #expect(verification.faults == [])
        #expect(verification.events == 8)
        #expect(verification.head.seq == 8)
    }

    @Test(arguments: [
        ("UPDATE event SET body = CAST(replace(body, '30', '31') AS BLOB) WHERE seq = 5", 5),
        ("UPDATE event SET actor = 'E001' WHERE seq = 3", 3),
        ("UPDATE event SET recorded_at = recorded_at + 1 WHERE seq = 8", 8),
        ("UPDATE event SET effective_at = effective_at - 1 WHERE seq = 2", 2),
        ("UPDATE event SET type = 'claim.overdue.v1' WHERE seq = 4", 4),
        ("UPDATE event SET request_id = NULL WHERE seq = 1", 1),
        ("UPDATE event SET hash = zeroblob(32) WHERE seq = 8", 8),
        ("UPDATE event SET stream = 'claim:C2' WHERE seq = 5", 5),
        ("UPDATE event SET version = 9 WHERE seq = 5", 5),
        ("DELETE FROM event WHERE seq = 4", 5),
    ]) func `a change of a past entry is found, and its number is named`(
        sql: String, seq: Int64
    ) throws {
        try folder.tamper(sql)
        #expect(try folder.verify().faults.first?.seq == seq)
    }

    @Test func `a removed tail is found`() throws {
        try folder.tamper("DELETE FROM event WHERE seq = 8")
        #expect(try folder.verify().faults.contains { $0.what == .head })
    }

    @Test func `a removed tail with a head that fits is found by the balances`() throws {
        try folder.tamper(
            """
            DELETE FROM event WHERE seq = 8;
            UPDATE head SET seq = 7, count = 7, hash = (SELECT hash FROM event WHERE seq = 7)
            """)
        let faults = try folder.verify().faults
        #expect(faults.contains { $0.what == .projection(table: "account", key: "E001") })
    }

    @Test(arguments: [
        ("UPDATE account SET available = available + 1", "account"),
        ("UPDATE claim SET stage = 'rejected'", "claim"),
        ("DELETE FROM posting", "posting"), ("UPDATE product SET on_hand = 6", "product"),
        ("UPDATE posting SET day = day + 1", "posting"),
        ("UPDATE posting SET source = target, target = source", "posting"),
        (
            "INSERT INTO posting SELECT employee, 1, 0, day, source, target, 1 FROM posting LIMIT 1",
            "posting"
        ),
        ("INSERT INTO role_grant VALUES('E001', 'leader')", "role_grant"),
        ("UPDATE standing SET points = 99", "standing"),
        ("UPDATE total SET points = points + 1 WHERE account = 'issued'", "total"),
    ]) func `a changed balance is found, and put right by a rebuild`(
        sql: String, table: String
    ) throws {
        try folder.tamper(sql)
        let tables = try folder.verify().faults.compactMap { fault -> String? in
            if case .projection(let table, _) = fault.what { table } else { nil }
        }
        #expect(tables.contains(table))
        let books = try BookStore(path: folder.path)
        try books.begin()
        #expect(try !books.rebuild().isEmpty)
        try books.commit()
        #expect(try folder.verify().faults == [])
    }

    @Test func `a broken chain is not repaired`() throws {
        try folder.tamper("UPDATE event SET actor = 'E001' WHERE seq = 3")
        let books = try BookStore(path: folder.path)
        try books.begin()
        #expect(throws: StoreError.self) { try books.rebuild() }
        try books.rollback()
    }

    /// 300 single bits of stored content, drawn from a seed.
    @Test func `any flipped bit of an entry is found`() throws {
        try folder.tamper { connection in
            let row = try connection.prepare("SELECT seq, body FROM event ORDER BY seq")
            var stored: [(seq: Int64, body: [UInt8])] = []
            while try row.step() { stored.append((row.int(0), row.blob(1))) }
            row.reset()
            let update = try connection.prepare("UPDATE event SET body = ?1 WHERE seq = ?2")
            var random = SplitMix64(seed: 2026)
            for _ in 0..<300 {
                let (seq, body) = stored[Int.random(in: stored.indices, using: &random)]
                var flipped = body
                flipped[Int.random(in: body.indices, using: &random)] ^=
                    1 << UInt8.random(in: 0..<8, using: &random)
                try update.bind(1, flipped).bind(2, seq).run()
                #expect(try folder.verify().faults.contains { $0.seq == seq })
                try update.bind(1, body).bind(2, seq).run()
            }
        }
        #expect(try folder.verify().faults == [])
    }

    @Test(arguments: [
        ("DROP TRIGGER event_is_never_updated", "trigger event_is_never_updated"),
        ("DROP INDEX claim_open", "index claim_open"),
        ("CREATE INDEX mine ON event(type)", "index mine"),
        ("PRAGMA user_version = 0", "user_version"),
    ]) func `a schema that is not the program's own is found`(sql: String, name: String) throws {
        try Connection(path: folder.path, mode: .readWrite).execute(sql)
        #expect(try folder.verify().faults.map(\.what) == [.schema(name: name)])
    }

    @Test func `a head row with another time is found`() throws {
        try folder.tamper("UPDATE head SET recorded_at = recorded_at + 1")
        #expect(try folder.verify().faults.map(\.what) == [.head])
    }
}
