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
        /// The head row does not name the last event, or not their number.
        case head
        /// A row of a projection that a replay does not give.
        case projection(table: String, key: String)
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
        let replay = try Replay(of: connection)
        try replay.run(progress: progress)
        var faults = replay.faults
        let stored = try store { () throws(SQLiteError) in try Head.read(connection) }
        if stored?.head != replay.last || stored?.count != replay.last.seq {
            faults.append(BookFault(seq: replay.last.seq, what: .head))
        }
        faults += try Comparison(of: connection, with: replay.shadow).faults()
        faults += try sumFaults()
        return Verification(
            events: replay.last.seq, head: head, faults: Array(faults.prefix(100)),
            bytes: replay.bytes)
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
