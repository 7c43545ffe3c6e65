import Ledger
import SHA2
import SQLite

/// Reads all events in order, checks each against the chain, and carries it into shadow rows.
final class Replay {
    private let books: Connection
    /// A private database with the projections alone.
    let shadow: Connection
    private let state: StoredState
    private(set) var faults: [BookFault] = []
    private(set) var bytes: Int64 = 0
    private(set) var last = Head.empty
    private(set) var lastRecordedAt = Int64.min
    private var versions: [String: Int64] = [:]
    private var types = TextPool()

    init(of books: Connection) throws(StoreError) {
        self.books = books
        shadow = try store { () throws(SQLiteError) in
            let shadow = try Connection(path: "", mode: .memory)
            try shadow.execute(Schema.projections)
            try shadow.execute(Schema.campaigns)
            try shadow.execute("BEGIN")
            return shadow
        }
        state = StoredState(shadow: shadow)
    }

    func run(progress: (Int64) -> Void) throws(StoreError) {
        do throws(SQLiteError) {
            let row = try books.prepare("SELECT * FROM event ORDER BY seq")
            while try row.step() {
                take(row)
                if last.seq % 10_000 == 0 {
                    writeOut()
                    progress(last.seq)
                }
            }
        } catch {
            let error = StoreError(error)
            guard case .damaged = error else { throw error }
            // The pages of the next entry cannot be read, nor what comes after it.
            report(last.seq + 1, .unreadable)
        }
        writeOut()
    }

    private func take(_ row: Statement) {
        let link = ChainLink(row, type: row.withBlob(3) { types.text($0) })
        if link.seq != last.seq + 1 { report(link.seq, .gap(after: last.seq)) }
        let stored = Digest(bytes: row.blob(9))
        let hash = link.hash(after: last.hash)
        if stored != hash { report(link.seq, .hash) }
        if link.recordedAt < lastRecordedAt { report(link.seq, .timeBackwards) }
        check(link)
        last = Head(seq: link.seq, hash: stored ?? hash)
        lastRecordedAt = link.recordedAt
        bytes += Int64(link.body.count + link.stream.utf8.count + link.type.utf8.count + 96)
        evolve(link)
    }

    private func check(_ link: ChainLink) {
        let expected = versions[link.stream, default: 0] + 1
        if link.version != expected { report(link.seq, .streamVersion(expected: expected)) }
        versions[link.stream] = link.version
    }

    private func evolve(_ link: ChainLink) {
        guard let actor = Actor(link.actor),
            let event = try? EventCodec.decode(
                type: link.type, stream: link.stream, body: link.body)
        else { return report(link.seq, .unreadable) }
        RecordedEvent(
            seq: link.seq, event: event, recordedAt: Instant(milliseconds: link.recordedAt),
            effectiveAt: Instant(milliseconds: link.effectiveAt), actor: actor
        ).carry(into: state)
        if state.failure != nil {
            // Rows that refuse an event: what is stored cannot have happened.
            report(link.seq, .impossible)
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

extension ChainLink {
    init(_ row: Statement, type: String) {
        self.init(
            seq: row.int(0), stream: row.text(1), version: row.int(2), type: type,
            recordedAt: row.int(4), effectiveAt: row.int(5), actor: row.text(6),
            requestID: row.textOrNil(7), body: row.blob(8))
    }
}

/// Texts of which there are few, each made once.
struct TextPool {
    private var texts: [(bytes: [UInt8], text: String)] = []
    private static let capacity = 256

    mutating func text(_ bytes: UnsafeRawBufferPointer) -> String {
        for known in texts
        where known.bytes.count == bytes.count && known.bytes.elementsEqual(bytes) {
            return known.text
        }
        let text = String(decoding: bytes, as: UTF8.self)
        if texts.count < Self.capacity { texts.append((Array(bytes), text)) }
        return text
    }
}
