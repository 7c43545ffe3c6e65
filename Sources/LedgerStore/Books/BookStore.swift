public import Ledger
import SHA2
import SQLite

/// The one connection that writes one enterprise's books, and checkpoints them.
///
/// A batch: `begin`, then for each command decisions on `state` and `record`, then `commit`.
/// Everything of a batch is on disk together, or nothing is. One thread at a time.
public final class BookStore {
    let connection: Connection
    public let path: String
    /// Is called again and again by a change that takes long: it goes on, and does not hang.
    public var goesOn: () -> Void = {}
    /// Goes up whenever a rebuild may have changed rows, which no entry tells.
    public internal(set) var mendings: Int64 = 0
    /// The rows as they stand in the open batch.
    public let state: StoredState
    /// The end of the books, the open batch included.
    public private(set) var head: Head
    /// When the last event was recorded; nil in empty books.
    public private(set) var lastRecordedAt: Instant?
    private var committed: Mark
    /// The last version of streams.
    private var versions = RowCache<String, Int64>(capacity: rowsInMemory)
    var requests: RecentRequests

    /// Of the larger tables: an account is about 100 bytes in memory, a claim about 500.
    private static let rowsInMemory = 8_192

    private struct Mark {
        var head: Head
        var lastRecordedAt: Instant?
    }

    /// Opens the books, or makes empty ones with mode 0600.
    /// - Parameter note: is told what has to be done first, such as an upgrade.
    public init(
        path: String, note: @escaping (OpeningStep) -> Void = { _ in }
    ) throws(StoreError) {
        self.path = path
        try Self.refuseToBeginAnew(path)
        let connection = try store { () throws(SQLiteError) in
            try Connection(path: path, mode: .readWrite)
        }
        self.connection = connection
        try Schema.prepare(connection, path: path, note: note)
        try Self.secure(connection, path)
        state = try StoredState(of: connection, capacity: Self.rowsInMemory)
        requests = RecentRequests(after: try Self.lastRequest(connection))
        let mark = try Self.readHead(connection)
        head = mark.head
        lastRecordedAt = mark.lastRecordedAt
        committed = mark
    }

    public static var sqliteVersion: String { Connection.version }

    public func begin() throws(StoreError) {
        try store { () throws(SQLiteError) in try connection.begin(.immediate) }
    }

    /// Appends events, chained, and carries them into the rows.
    public func record(
        _ events: [Event], by actor: Actor, recordedAt: Instant, effectiveAt: Instant,
        requestID: String?
    ) throws(StoreError) {
        for event in events {
            let (type, body) = EventCodec.encode(event)
            let stream = event.stream.text
            let link = ChainLink(
                seq: head.seq + 1, stream: stream, version: try nextVersion(stream, event),
                type: type, recordedAt: recordedAt.milliseconds,
                effectiveAt: effectiveAt.milliseconds, actor: actor.text, requestID: requestID,
                body: body)
            let hash = link.hash(after: head.hash)
            try append(link, hash)
            head = Head(seq: link.seq, hash: hash)
            lastRecordedAt = recordedAt
            RecordedEvent(
                seq: link.seq, event: event, recordedAt: recordedAt, effectiveAt: effectiveAt,
                actor: actor
            ).carry(into: state)
            try checkState()
        }
    }

    /// Throws what a lookup met that the rules could not be told of.
    public func checkState() throws(StoreError) {
        if let failure = state.failure { throw failure }
    }

    /// Writes what is still in memory, moves the head from where the batch began, and nowhere
    /// else, then commits.
    public func commit() throws(StoreError) {
        state.writeOut()
        try checkState()
        try writeRequests()
        if head != committed.head { try moveHead() }
        try store { () throws(SQLiteError) in try connection.commit() }
        committed = Mark(head: head, lastRecordedAt: lastRecordedAt)
    }

    public func rollback() throws(StoreError) {
        connection.resetStatements()
        connection.rollback()
        requests.forgetWaiting()
        try restore(committed)
    }

    /// Runs a part of a batch that can be undone by itself: what it returns says whether to keep.
    public func attempt<R>(
        _ body: () throws(StoreError) -> (keep: Bool, result: R)
    ) throws(StoreError) -> R {
        // The savepoint takes back what is on disk; rows in memory must be there before it.
        state.writeOut()
        try checkState()
        let mark = Mark(head: head, lastRecordedAt: lastRecordedAt)
        try store { () throws(SQLiteError) in try connection.savepoint("attempt") }
        let (keep, result) = try body()
        // Before the rows are read again, which forgets what failed.
        try checkState()
        if keep {
            try store { () throws(SQLiteError) in try connection.release("attempt") }
        } else {
            connection.resetStatements()
            try store { () throws(SQLiteError) in try connection.rollback(to: "attempt") }
            try restore(mark)
        }
        return result
    }

    /// Copies what is in the log into the file: the pages that no reader still needs.
    @discardableResult
    public func checkpoint() throws(StoreError) -> (log: Int, done: Int) {
        try store { () throws(SQLiteError) in try connection.checkpoint(.passive) }
    }

    /// As `checkpoint`, and leaves an empty log. Waits for readers, but not for long: then it fails.
    @discardableResult
    public func emptyLog() throws(StoreError) -> (log: Int, done: Int) {
        try store { () throws(SQLiteError) in try connection.checkpoint(.truncate) }
    }

    private func restore(_ mark: Mark) throws(StoreError) {
        head = mark.head
        lastRecordedAt = mark.lastRecordedAt
        versions.removeAll()
        try state.reload()
    }

    private func nextVersion(_ stream: String, _ event: Event) throws(StoreError) -> Int64 {
        // A new number's stream has nothing before; the table would refuse a second version 1.
        var failure: SQLiteError?
        let last = versions.row(stream) {
            if event.beginsStream { return 0 }
            do throws(SQLiteError) {
                return try storedVersion(stream)
            } catch {
                failure = error
                return nil
            }
        }
        if let failure { throw StoreError(failure) }
        let next = (last ?? 0) + 1
        versions.keep(stream, next)
        return next
    }

    private func storedVersion(_ stream: String) throws(SQLiteError) -> Int64 {
        let last = try connection.cached(
            "SELECT max(version) FROM event WHERE stream = ?1" as StaticString)
        last.bind(1, stream)
        let version = try last.step() ? last.int(0) : 0
        last.reset()
        return version
    }

    private func append(_ link: ChainLink, _ hash: Digest) throws(StoreError) {
        try store { () throws(SQLiteError) in
            let insert = try connection.cached(
                "INSERT INTO event VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
                    as StaticString)
            try insert.bind(1, link.seq).bind(2, link.stream).bind(3, link.version)
                .bind(4, link.type).bind(5, link.recordedAt).bind(6, link.effectiveAt)
                .bind(7, link.actor).bind(8, link.requestID).bind(9, link.body)
                .bind(10, hash.bytes).run()
        }
    }

    private func moveHead() throws(StoreError) {
        let moved = try store { () throws(SQLiteError) in
            let update = try connection.cached(
                """
                UPDATE head SET seq = ?1, hash = ?2, count = count + ?1 - ?3, recorded_at = ?4
                WHERE id = 1 AND seq = ?3 AND hash = ?5 AND count = ?3
                """ as StaticString)
            try update.bind(1, head.seq).bind(2, head.hash.bytes).bind(3, committed.head.seq)
                .bind(4, lastRecordedAt?.milliseconds ?? 0).bind(5, committed.head.hash.bytes)
                .run()
            return connection.changes
        }
        if moved != 1 { throw .damaged(what: "head", seq: committed.head.seq) }
    }

    private static func readHead(_ connection: Connection) throws(StoreError) -> Mark {
        let stored = try store { () throws(SQLiteError) in
            try Head.read(connection)
        }
        guard let stored else { throw .damaged(what: "head", seq: nil) }
        return Mark(
            head: stored.head,
            lastRecordedAt: stored.head.seq == 0
                ? nil : Instant(milliseconds: stored.recordedAt))
    }
}

extension RecordedEvent {
    func carry(into state: StoredState) {
        var state = state
        evolve(&state)
    }
}

extension Head {
    static func read(
        _ connection: Connection
    ) throws(SQLiteError) -> (head: Head, count: Int64, recordedAt: Int64)? {
        let row = try connection.cached(
            "SELECT seq, hash, count, recorded_at FROM head" as StaticString)
        defer { row.reset() }
        guard try row.step(), let hash = Digest(bytes: row.blob(1)) else { return nil }
        return (Head(seq: row.int(0), hash: hash), row.int(2), row.int(3))
    }
}
