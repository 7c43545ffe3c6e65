public import JSON
public import Ledger
public import SHA2
import SQLite

/// One event as it is stored.
public struct StoredEvent: Sendable {
    public let seq: Int64
    public let stream: String
    public let version: Int64
    public let type: String
    public let recordedAt: Instant
    public let effectiveAt: Instant
    public let actor: String
    public let body: JSON
    public let hash: Digest

    /// Nil where this program does not know the type.
    public var event: Event? {
        guard let members = body.object, let type = EventType(type) else { return nil }
        return try? EventCodec.decode(type: type, stream: stream, members)
    }

    /// Nil where this program cannot read it.
    var recorded: RecordedEvent? {
        guard let event, let actor = Actor(actor) else { return nil }
        return RecordedEvent(
            seq: seq, event: event, recordedAt: recordedAt, effectiveAt: effectiveAt, actor: actor)
    }
}

extension StoredState {
    public func events(after: Int64, limit: Int) -> [StoredEvent] {
        rows(
            "SELECT * FROM event WHERE seq > ?1 ORDER BY seq LIMIT ?2",
            { $0.bind(1, after).bind(2, Int64(limit)) }, StoredEvent.init(row:)
        ).compactMap { $0 }
    }

    /// All events of a stream.
    public func life(of stream: Stream) -> [StoredEvent] {
        rows(
            "SELECT * FROM event WHERE stream = ?1 ORDER BY version", { $0.bind(1, stream.text) },
            StoredEvent.init(row:)
        ).compactMap { $0 }
    }

    public func event(_ seq: Int64) -> StoredEvent? {
        row("SELECT * FROM event WHERE seq = ?1", { $0.bind(1, seq) }, StoredEvent.init(row:))
            ?? nil
    }

    /// The first entry that was recorded later than a moment; nil where there is none.
    public func firstEvent(recordedAfter moment: Instant) -> StoredEvent? {
        event(firstSeq(recordedFrom: moment.adding(milliseconds: 1)))
    }

    /// Events of these types that took effect in [from, until), in the order of the books.
    ///
    /// Nothing takes effect after it is recorded, so the search begins at the first event
    /// recorded at `from` or later, found by bisection.
    public func eachEvent(
        of types: [EventType], from: Instant, until: Instant, _ body: (StoredEvent) -> Bool
    ) {
        let names = types.map { "'\($0.name)'" }.joined(separator: ", ")
        let sql =
            "SELECT * FROM event WHERE seq >= ?1 AND type IN (\(names))"
            + " AND effective_at >= ?2 AND effective_at < ?3 ORDER BY seq"
        let first = firstSeq(recordedFrom: from)
        each(
            sql, { $0.bind(1, first).bind(2, from.milliseconds).bind(3, until.milliseconds) }, body)
    }

    /// Events of these types that took effect in [from, until), the last first. Only of types that
    /// take effect when they are recorded: neither what falls due by itself, nor the old book.
    /// - Parameter body: false where no more are wanted.
    public func eachEventBackwards(
        of types: [EventType], from: Instant, until: Instant, _ body: (StoredEvent) -> Bool
    ) {
        let names = types.map { "'\($0.name)'" }.joined(separator: ", ")
        let sql =
            "SELECT * FROM event WHERE seq >= ?1 AND seq < ?2 AND type IN (\(names))"
            + " ORDER BY seq DESC"
        let (first, end) = (firstSeq(recordedFrom: from), firstSeq(recordedFrom: until))
        each(sql, { $0.bind(1, first).bind(2, end) }, body)
    }

    private func each(
        _ sql: String, _ bind: (Statement) -> Void, _ body: (StoredEvent) -> Bool
    ) {
        writeOut()
        do throws(SQLiteError) {
            let statement: Statement = try connection.cached(sql)
            bind(statement)
            defer { statement.reset() }
            while try statement.step() {
                guard let event = StoredEvent(row: statement) else { continue }
                if !body(event) { return }
            }
        } catch {
            fail(error)
        }
    }

    /// Lines brought from the old book that took effect in [from, until), by moment of effect and
    /// number: they may be recorded long after it. Found by their streams.
    public func openings(from: Instant, until: Instant) -> [(seq: Int64, effectiveAt: Instant)] {
        rows(
            """
            SELECT seq, effective_at FROM event WHERE stream >= 'opening:' AND stream < 'opening;'
                AND effective_at >= ?1 AND effective_at < ?2 ORDER BY effective_at, seq
            """, { $0.bind(1, from.milliseconds).bind(2, until.milliseconds) }
        ) { ($0.int(0), Instant(milliseconds: $0.int(1))) }
    }

    /// Recorded times never go back, so the numbers can be bisected by them (R-TIME-2).
    func firstSeq(recordedFrom instant: Instant) -> Int64 {
        var low: Int64 = 1
        var high = (row("SELECT max(seq) FROM event") { $0.int(0) } ?? 0) + 1
        while low < high {
            let middle = (low + high) / 2
            let at = row("SELECT recorded_at FROM event WHERE seq = ?1", { $0.bind(1, middle) }) {
                $0.int(0)
            }
            if let at, at < instant.milliseconds { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension StoredEvent {
    init?(row: Statement) {
        guard let body = try? JSON.parse(row.blob(8), limits: .stored),
            let hash = Digest(bytes: row.blob(9))
        else { return nil }
        self.init(
            seq: row.int(0), stream: row.text(1), version: row.int(2), type: row.text(3),
            recordedAt: Instant(milliseconds: row.int(4)),
            effectiveAt: Instant(milliseconds: row.int(5)), actor: row.text(6), body: body,
            hash: hash)
    }
}
