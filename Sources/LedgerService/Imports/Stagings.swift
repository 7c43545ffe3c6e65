import Ledger
import LedgerAPI
import Synchronization

/// Rows that came for imports and are not in the books: in memory, seen by nobody, dropped with
/// the connection on which they came.
final class Stagings: Sendable {
    /// Bytes of one file's rows, and of all files that are on their way.
    static let mostBytes = 64 << 20
    static let mostBytesOfAll = 192 << 20

    private let uploads = Mutex<[UInt64: Upload]>([:])

    /// Why rows are not taken.
    enum Fault: Error {
        /// The same user sends another file on another connection.
        case underWay
        case notStaged
        /// `rows` or `bytes`, and how many are taken.
        case tooLarge(what: StaticString, most: Int)
    }

    /// Begins anew on a connection; what was on its way there is dropped.
    func begin(_ upload: Upload, on connection: UInt64) throws(Fault) {
        let isFree = uploads.withLock { uploads in
            let others = uploads.filter { $0.key != connection }
            if others.values.contains(where: { $0.owner == upload.owner }) { return false }
            uploads[connection] = upload
            return true
        }
        if !isFree { throw .underWay }
    }

    func add(
        _ rows: [UInt8], count: Int, to id: String, on connection: UInt64
    ) throws(Fault) {
        let fault: Fault? = uploads.withLock { uploads in
            guard var upload = uploads[connection], upload.id == id else { return .notStaged }
            let mostRows = upload.kind.mostRows
            if upload.count + count > mostRows {
                return .tooLarge(what: "rows", most: mostRows)
            }
            let all = uploads.values.reduce(0) { $0 + $1.bytes }
            if upload.bytes + rows.count > Self.mostBytes
                || all + rows.count > Self.mostBytesOfAll
            {
                return .tooLarge(what: "bytes", most: Self.mostBytes)
            }
            uploads[connection] = nil
            upload.add(rows, count: count)
            uploads[connection] = upload
            return nil
        }
        if let fault { throw fault }
    }

    func upload(_ id: String, on connection: UInt64) throws(Fault) -> Upload {
        let found = uploads.withLock { $0[connection] }
        guard let found, found.id == id else { throw .notStaged }
        return found
    }

    /// Notes which rows a rehearsal found bad: they are left out.
    func leaveOut(_ rows: Set<Int>, of id: String, on connection: UInt64) {
        uploads.withLock { uploads in
            if uploads[connection]?.id == id { uploads[connection]?.leftOut = rows }
        }
    }

    /// What a commit on a connection costs: the rows of its step, and about their bytes.
    func load(
        on connection: UInt64, _ arguments: Arguments, of method: Method
    ) -> (rows: Int, bytes: Int)? {
        guard method.known == .importCommit, let upload = uploads.withLock({ $0[connection] }),
            upload.count > 0
        else { return nil }
        let rows = min(Import.step, max(0, upload.count - Int(arguments.int("from") ?? 0)))
        return (rows, upload.bytes / upload.count * rows)
    }

    func drop(_ connection: UInt64) {
        uploads.withLock { uploads in
            if !uploads.isEmpty { uploads[connection] = nil }
        }
    }
}

extension Import.Kind {
    /// Rows of one file: a file of several steps can be taken back (R-IMP-2).
    var mostRows: Int { canBeUndone ? 200_000 : Import.step }
}

/// One file's rows, on their way into the books.
struct Upload: Sendable {
    /// The sender's own name for it.
    let id: String
    let kind: Import.Kind
    /// Of results and participants.
    let campaign: CampaignCode?
    let file: String
    /// Whose it is.
    let owner: Actor
    /// Goods that equal goods received before are another delivery.
    let isAnother: Bool
    /// Frames, each a JSON array of rows as it came, with the place of its first row.
    private(set) var frames: [(first: Int, rows: [UInt8])] = []
    private(set) var count = 0
    private(set) var bytes = 0
    var leftOut: Set<Int> = []

    init(
        id: String, kind: Import.Kind, campaign: CampaignCode?, file: String, owner: Actor,
        isAnother: Bool
    ) {
        self.id = id
        self.kind = kind
        self.campaign = campaign
        self.file = file
        self.owner = owner
        self.isAnother = isAnother
    }

    mutating func add(_ rows: [UInt8], count: Int) {
        frames.append((self.count, rows))
        self.count += count
        bytes += rows.count
    }
}
