import JSON
import LedgerAPI
import LedgerService
public import LedgerValues
import Synchronization

/// One entry of the books, as it was recorded.
public struct Entry: Sendable, Hashable {
    /// Its number: 1 for the first, without gaps.
    public let seq: Int64
    /// What happened, with the version of its form: `claim.submitted.v1`.
    public let type: String
    /// Whose life it belongs to: `claim/C12`, `employee/E001`.
    public let stream: String
    public let recordedAt: Instant
    /// When it took effect: what fell due has its own time (R-CLR-2).
    public let effectiveAt: Instant
    /// Who asked for it; `clock` for what fell due.
    public let actor: Actor
    /// What it says, as canonical JSON.
    public let body: String

    init?(_ row: JSON) {
        guard let seq = row["seq"]?.int, let type = row["type"]?.string,
            let stream = row["stream"]?.string,
            let recordedAt = row["recordedAt"]?.string.flatMap({ Instant($0) }),
            let effectiveAt = row["effectiveAt"]?.string.flatMap({ Instant($0) }),
            let actor = row["actor"]?.string.flatMap({ Actor($0) })
        else { return nil }
        (self.seq, self.type, self.stream, self.actor) = (seq, type, stream, actor)
        (self.recordedAt, self.effectiveAt) = (recordedAt, effectiveAt)
        body = String(decoding: (row["body"] ?? .null).encoded(), as: UTF8.self)
    }
}

/// The entries of books in order, and those to come: it waits for more until the books are closed or
/// its task is cancelled. Each iterator reads from a connection of its own, and holds up no change.
public struct Entries: AsyncSequence, Sendable {
    public typealias Element = Entry

    private let service: LedgerService
    private let signal: ChangeSignal
    private let operatorID: UInt32
    private let seq: Int64

    init(_ service: LedgerService, _ signal: ChangeSignal, operatorID: UInt32, after seq: Int64) {
        (self.service, self.signal, self.seq) = (service, signal, seq)
        self.operatorID = operatorID
    }

    public func makeAsyncIterator() -> Iterator {
        Iterator(service, signal.changes(), operatorID, after: seq)
    }

    /// Reads some hundred entries at a time.
    public struct Iterator: AsyncIteratorProtocol {
        private let service: LedgerService
        private let operatorID: UInt32
        private var changes: AsyncStream<Void>.Iterator
        private var reader: LedgerReader?
        private var seq: Int64
        private var read: ArraySlice<Entry> = []

        init(
            _ service: LedgerService, _ changes: AsyncStream<Void>, _ operatorID: UInt32,
            after seq: Int64
        ) {
            (self.service, self.operatorID, self.seq) = (service, operatorID, seq)
            self.changes = changes.makeAsyncIterator()
        }

        /// The next entry; nil once the books are closed or the task is cancelled.
        /// - Throws: ``Refused``, such as `entry.unknown` where the books end before the entry that
        ///   is known already.
        public mutating func next() async throws -> Entry? {
            while true {
                if let entry = read.popFirst() {
                    seq = entry.seq
                    return entry
                }
                read = try page()
                if read.isEmpty, await changes.next() == nil { return nil }
            }
        }

        private mutating func page() throws -> ArraySlice<Entry> {
            let reader = try reader ?? LedgerReader(service)
            self.reader = reader
            let request = Request(
                id: .int(1), method: "books.events", params: ["after": .int(seq), "limit": 500])
            var lines: [[UInt8]] = []
            reader.answer(ServiceCall(request, uid: operatorID)) { line in
                lines.append(line)
                return true
            }
            var entries: [Entry] = []
            for line in lines {
                let rows = try JifenBooks.result(line)["rows"]?.array ?? []
                entries += rows.compactMap { Entry($0) }
            }
            return entries[...]
        }
    }
}

/// Tells who follows the entries that there may be more.
final class ChangeSignal: Sendable {
    private struct State {
        var followers: [Int: AsyncStream<Void>.Continuation] = [:]
        var next = 0
        var isFinished = false
    }

    private let state = Mutex(State())

    /// One element for any number of changes since the last was taken.
    func changes() -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let number = state.withLock { state -> Int? in
            if state.isFinished { return nil }
            state.next += 1
            state.followers[state.next] = continuation
            return state.next
        }
        guard let number else {
            continuation.finish()
            return stream
        }
        continuation.onTermination = { [weak self] _ in
            self?.state.withLock { $0.followers[number] = nil }
        }
        return stream
    }

    func send() {
        let followers = state.withLock { Array($0.followers.values) }
        for follower in followers { follower.yield() }
    }

    func finish() {
        let followers = state.withLock { state in
            state.isFinished = true
            return Array(state.followers.values)
        }
        for follower in followers { follower.finish() }
    }
}
