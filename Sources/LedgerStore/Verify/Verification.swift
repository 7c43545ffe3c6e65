import Ledger
import SQLite

/// One thing that is wrong with the books.
public struct BookFault: Hashable, Sendable {
    /// The event it was found at; nil where it is not one event's.
    public let seq: Int64?
    public let what: What

    public enum What: Hashable, Sendable {
        /// An event is missing between this one and the last.
        case gap(after: Int64)
        /// The stored columns do not give the stored hash.
        case hash
        case timeBackwards
        case streamVersion(expected: Int64)
        /// The body is not what its type promises.
        case unreadable
        /// It contradicts the events before it: stock below zero, say.
        case impossible
        /// The head row does not name the last event, their number, or when it was recorded.
        case head
        /// A row of a projection that a replay does not give.
        case projection(table: String, key: String)
        /// A table, index or trigger that is not as this program makes it, or another setting of
        /// the file.
        case schema(name: String)
        /// What SQLite finds wrong with the file itself, in its words: a row that an index lacks.
        case file(String)
        /// All accounts together are not zero, or not what the postings say.
        case sum(account: String)
    }
}

/// What `verify` found (R-BOOK-3).
public struct Verification: Sendable {
    public let events: Int64
    public let head: Head
    /// The first hundred; empty in intact books.
    public let faults: [BookFault]
    /// Bytes of the events that were hashed.
    public let bytes: Int64
}

extension BookReader {
    /// Reads the whole chain, hashes it again, replays it, and compares every projection. To be
    /// called in a `snapshot`.
    public func verify(progress: (Int64) -> Void = { _ in }) throws(StoreError) -> Verification {
        var different = Set<String>()
        let schema = try fileFaults { () throws(StoreError) in
            let difference = try store { () throws(SQLiteError) in
                try SchemaDifference(of: connection)
            }
            different = difference.tables
            return try schemaFaults(difference)
        }
        let replay = try Replay.run(
            of: connection, comparingPostings: !different.contains("posting"), progress: progress)
        var faults = replay.faults
        faults += try fileFaults { () throws(StoreError) in try headFaults(replay) }
        faults += try fileFaults { () throws(StoreError) in
            try replay.differences(leavingOut: different)
        }
        if different.isDisjoint(with: ["account", "total", "posting"]) {
            faults += try fileFaults { () throws(StoreError) in try sumFaults() }
        }
        faults += schema
        faults += try fileFaults { () throws(StoreError) in try storageFaults() }
        return Verification(
            events: replay.last.seq, head: head, faults: Array(faults.prefix(100)),
            bytes: replay.bytes)
    }

    /// Pages that cannot be read are a fault like others, not the end of looking.
    private func fileFaults(
        _ look: () throws(StoreError) -> [BookFault]
    ) throws(StoreError) -> [BookFault] {
        do throws(StoreError) {
            return try look()
        } catch {
            guard case .damaged = error else { throw error }
            return [BookFault(seq: nil, what: .file("unreadable pages"))]
        }
    }

    private func headFaults(_ replay: Replay) throws(StoreError) -> [BookFault] {
        let stored = try store { () throws(SQLiteError) in try Head.read(connection) }
        let fits =
            stored?.head == replay.last && stored?.count == replay.last.seq
            && stored?.recordedAt == (replay.last.seq == 0 ? 0 : replay.lastRecordedAt)
        return fits ? [] : [BookFault(seq: replay.last.seq, what: .head)]
    }

    /// What keeps entries from being changed stands in the schema, so a changed trigger is a fault.
    /// So is a column too many or too few; rows of such a table are not compared.
    private func schemaFaults(_ difference: SchemaDifference) throws(StoreError) -> [BookFault] {
        var names = difference.names
        if try Schema.number("PRAGMA user_version", connection) != Schema.version {
            names.append("user_version")
        }
        return names.map { BookFault(seq: nil, what: .schema(name: $0)) }
    }

    private func storageFaults() throws(StoreError) -> [BookFault] {
        let said = try store { () throws(SQLiteError) in
            let row = try connection.prepare("PRAGMA integrity_check(20)")
            defer { row.reset() }
            var said: [String] = []
            while try row.step() { said.append(row.text(0)) }
            return said
        }
        return said == ["ok"] ? [] : said.map { BookFault(seq: nil, what: .file($0)) }
    }

    /// R-BOOK-1: all accounts add up to zero, and each is what its postings say.
    private func sumFaults() throws(StoreError) -> [BookFault] {
        let all = try Schema.number(
            """
            SELECT (SELECT coalesce(sum(available + held), 0) FROM account)
                + (SELECT coalesce(sum(points), 0) FROM total)
            """, connection)
        var faults: [BookFault] = []
        if all != 0 { faults.append(BookFault(seq: nil, what: .sum(account: "*"))) }
        let differing = state.rows(
            """
            SELECT account.employee FROM account LEFT JOIN (
                SELECT employee, sum(CASE
                    WHEN target = 'available:' || employee THEN points
                    WHEN source = 'available:' || employee THEN -points ELSE 0 END) AS available
                FROM posting GROUP BY employee) AS posted USING(employee)
            WHERE account.available <> coalesce(posted.available, 0) LIMIT 100
            """
        ) { $0.text(0) }
        faults += differing.map { BookFault(seq: nil, what: .sum(account: "available:" + $0)) }
        return faults
    }
}
