public import SQLite

/// What can go wrong with the books themselves. SQLite's own words stay inside.
public enum StoreError: Error, Sendable {
    /// The file is not a ledger, or not one that this program can read.
    case notBooks(path: String)
    case newerVersion(found: Int64, known: Int64)
    /// The file is missing or empty, while a log that belongs to it is there.
    case logWithoutBooks(path: String)
    /// A restore set the books aside and ended before the backup was in their place.
    case restoreInterrupted(path: String)
    /// Tables that no replay gives again are missing, or not as this program makes them.
    case tablesDiffer(path: String, tables: [String])
    /// Tables are to be made anew from the entries, and those are damaged from one on.
    case cannotRenew(path: String, seq: Int64?)
    /// What is in the log could not be brought to the disk at start.
    case notSecured(path: String)
    /// No room: nothing was changed, and it may be tried again.
    case full
    /// The books were changed behind the daemon's back, or a stored row makes no sense.
    case damaged(what: String, seq: Int64?)
    /// A commit failed in a way that leaves open whether it is on disk.
    case unknownOutcome(SQLiteError)
    /// A query ran past its deadline.
    case tookTooLong
    case failed(SQLiteError)

    init(_ error: SQLiteError) {
        if error.outcomeUnknown {
            self = .unknownOutcome(error)
            return
        }
        switch error.kind {
        case .full: self = .full
        case .damaged: self = .damaged(what: "file", seq: nil)
        case .interrupted: self = .tookTooLong
        case .busy, .constraint, .io, .readOnly, .memory, .cannotOpen, .other:
            self = .failed(error)
        }
    }
}

extension StoreError: CustomStringConvertible {
    /// For the log of whoever runs the daemon.
    public var description: String {
        switch self {
        case .notBooks(let path): "\(path) holds no books of jifen; it is left as it is"
        case .newerVersion(let found, let known):
            "the books are of version \(found), and this jifend knows versions up to \(known): "
                + "install the jifend that wrote them, or a newer one; they are left as they are"
        case .logWithoutBooks(let path):
            "\(path) is missing or empty, but \(path)-wal holds changes that belong to it: put the "
                + "file back beside it, or restore a backup; to begin anew, move the log away"
        case .restoreInterrupted(let path):
            "restoring \(path) was interrupted: jifend --restore does it again, and what was there "
                + "lies beside it under a name with .replaced"
        case .tablesDiffer(let path, let tables):
            "in \(path) another program changed or removed what cannot be made anew from the "
                + "entries: table \(tables.joined(separator: ", ")); restore a backup. "
                + "The file is left as it is"
        case .cannotRenew(let path, let seq):
            "the tables of \(path) must be made anew from the entries, and these are damaged"
                + (seq.map { " at entry \($0)" } ?? "") + ": restore a backup. "
                + "The file is left as it is; the jifend that served it can still read it"
        case .notSecured(let path): "\(path) cannot be synced to the disk"
        case .full: "there is no room on the disk"
        case .damaged(let what, let seq):
            "the books are damaged: \(what)" + (seq.map { ", entry \($0)" } ?? "")
        case .unknownOutcome(let error): "\(error), at a commit"
        case .tookTooLong: "a query took too long"
        case .failed(let error): "\(error)"
        }
    }
}

/// Runs what speaks to SQLite, and gives its errors as the store's.
func store<R>(_ body: () throws(SQLiteError) -> R) throws(StoreError) -> R {
    do {
        return try body()
    } catch {
        throw StoreError(error)
    }
}
