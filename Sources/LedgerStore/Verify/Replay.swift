import Ledger
import SHA2
import SQLite

/// Reads all events in order, checks each against the chain, and carries it into shadow rows.
final class Replay {
    let books: Connection
    /// A private database with the projections alone.
    let shadow: Connection
    private let state: StoredState
    private(set) var faults: [BookFault] = []
    private(set) var bytes: Int64 = 0
    private(set) var last = Head.empty
    private(set) var lastRecordedAt = Int64.min
    private var link = LinkBytes()
    private var versions = StreamVersions()
    private var types = TypesSeen()

    /// Events between two times that rows in memory are written.
    private static let interval: Int64 = 16_384
    /// The same where others wait for each step.
    private static let stretch: Int64 = 2048

    /// - Parameter keepsPostings: whether they become shadow rows too; else their sum is kept.
    init(of books: Connection, keepsPostings: Bool) throws(StoreError) {
        self.books = books
        let bytes = try Schema.number(
            "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size", books)
        shadow = try store { () throws(SQLiteError) in try Schema.shadow(upTo: bytes) }
        state = StoredState(shadow: shadow, keepsPostings: keepsPostings)
    }

    func run(progress: (Int64) -> Void) throws(StoreError) {
        do throws(SQLiteError) {
            let row = try books.prepare("SELECT * FROM event ORDER BY seq")
            while try row.step() {
                take(row)
                if last.seq % 1_000 == 0 { progress(last.seq) }
                if last.seq % Self.interval == 0 { writeOut() }
            }
        } catch {
            let error = StoreError(error)
            guard case .damaged = error else { throw error }
            // The pages of the next entry cannot be read, nor what comes after it.
            report(last.seq + 1, .unreadable)
        }
        writeOut()
    }

    /// Reads on from the last entry that was read: at most so many. Entries that were recorded
    /// meanwhile follow.
    /// - Returns: whether the end of the books was reached; the shadow rows are then all written.
    func goOn(_ limit: Int64) throws(StoreError) -> Bool {
        let before = last.seq
        let count = try store { () throws(SQLiteError) in
            let row = try books.cached(
                "SELECT * FROM event WHERE seq > ?1 ORDER BY seq LIMIT ?2" as StaticString)
            row.bind(1, last.seq).bind(2, limit)
            defer { row.reset() }
            var count: Int64 = 0
            while try row.step() {
                take(row)
                count += 1
            }
            return count
        }
        let isAtEnd = count < limit
        if isAtEnd || last.seq / Self.stretch > before / Self.stretch { writeOut() }
        return isAtEnd
    }

    /// What the postings come to; nil where they became shadow rows.
    var postingSum: PostingSum? { state.postingSum }

    private func take(_ row: Statement) {
        let seq = row.int(0)
        if seq != last.seq + 1 { report(seq, .gap(after: last.seq)) }
        let hash = link.hash(row, after: last.hash)
        let stored = row.withBlob(9) { Digest(bytes: $0) }
        if stored != hash { report(seq, .hash) }
        let recordedAt = row.int(4)
        if recordedAt < lastRecordedAt { report(seq, .timeBackwards) }
        let version = row.int(2)
        let expected = row.withBlob(1) { versions.take(version, of: $0) }
        if version != expected { report(seq, .streamVersion(expected: expected)) }
        last = Head(seq: seq, hash: stored ?? hash)
        lastRecordedAt = recordedAt
        bytes += 96 + Int64(row.byteCount(1) + row.byteCount(3) + row.byteCount(8))
        evolve(row)
    }

    private func evolve(_ row: Statement) {
        let type = row.withBlob(3) { types.type($0) }
        let event = type.flatMap { type in
            row.withBlob(8) { body in
                try? EventCodec.decode(type: type, stream: row.text(1), body: body)
            }
        }
        guard let event, let actor = Actor(row.text(6)) else {
            return report(last.seq, .unreadable)
        }
        let effectiveAt = Instant(milliseconds: row.int(5))
        // A row that was damaged may have fallen due too early: the entry is then all that is left.
        if actor == .clock, !state.wasDue(event, at: effectiveAt) { report(last.seq, .impossible) }
        RecordedEvent(
            seq: last.seq, event: event, recordedAt: Instant(milliseconds: lastRecordedAt),
            effectiveAt: effectiveAt, actor: actor
        ).carry(into: state)
        if state.failure != nil {
            // Rows that refuse an event: what is stored cannot have happened.
            report(last.seq, .impossible)
            state.forgetFailure()
        }
    }

    /// Carries what is in memory into the shadow rows.
    private func writeOut() {
        state.writeOut()
        if state.failure != nil { report(last.seq, .impossible) }
        state.forgetFailure()
    }

    private func report(_ seq: Int64, _ what: BookFault.What) {
        if faults.count < 100 { faults.append(BookFault(seq: seq, what: what)) }
    }
}
