public import Ledger
import SQLite

/// A read-only connection to the books: it neither writes nor checkpoints, and waits for nobody.
/// One thread at a time.
public final class BookReader {
    let connection: Connection
    public let state: StoredState
    /// The end of the books in the snapshot that is read.
    public private(set) var head = Head.empty
    /// When the last event of the snapshot was recorded; nil in empty books.
    public private(set) var lastRecordedAt: Instant?
    private var rulesSeen: Int64 = -1
    /// There are several readers, and what they keep is theirs only while nothing is recorded.
    private static let rowsInMemory = 2048

    public init(path: String) throws(StoreError) {
        let connection = try store { () throws(SQLiteError) in
            try Connection(path: path, mode: .readOnly)
        }
        self.connection = connection
        state = try StoredState(of: connection, capacity: Self.rowsInMemory)
    }

    /// Runs queries on one snapshot: all of them see the books as of the same head.
    /// - Parameter limit: how long they may take in all; a snapshot that lasts keeps the log of
    ///   the books from being copied away.
    public func snapshot<R>(
        within limit: Duration? = nil, _ body: () throws(StoreError) -> R
    ) throws(StoreError) -> R {
        connection.limitTime(to: limit)
        return try connection.transaction(.deferred, failure: { StoreError($0) }) {
            () throws(StoreError) in
            try refresh()
            let result = try body()
            try checkState()
            return result
        }
    }

    /// Nothing that was read is believed any more: a rebuild changed rows without an entry.
    public func forget() {
        head = .empty
        rulesSeen = -1
        state.forgetRows()
    }

    /// Throws what a lookup met that the rules could not be told of.
    public func checkState() throws(StoreError) {
        if let failure = state.failure { throw failure }
    }

    /// The head, and what the state keeps in memory, where that has changed.
    private func refresh() throws(StoreError) {
        let stored = try store { () throws(SQLiteError) in try Head.read(connection) }
        guard let stored else { throw .damaged(what: "head", seq: nil) }
        if stored.head == head && state.failure == nil { return }
        state.forgetRows()
        head = stored.head
        lastRecordedAt =
            head.seq == 0 ? nil : Instant(milliseconds: stored.recordedAt)
        let rules = try Schema.number(
            """
            SELECT max(seq) FROM (
                SELECT seq FROM event WHERE stream = 'policy'
                UNION ALL SELECT seq FROM event WHERE stream = 'calendar'
                UNION ALL SELECT seq FROM event WHERE stream IN ('books', 'clearing', 'work'))
            """, connection)
        if rules == rulesSeen && state.failure == nil { return }
        try state.reload()
        rulesSeen = rules
    }
}
