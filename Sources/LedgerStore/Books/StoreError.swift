import CSQLite
public import SQLite

/// What can go wrong with the books themselves. SQLite's own words stay inside.
public enum StoreError: Error, Sendable {
    /// The file is not a ledger, or not one that this program can read.
    case notBooks(path: String)
    case newerVersion(found: Int64, known: Int64)
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
        switch error.primary {
        case SQLITE_FULL: self = .full
        case SQLITE_CORRUPT, SQLITE_NOTADB: self = .damaged(what: "file", seq: nil)
        case SQLITE_INTERRUPT: self = .tookTooLong
        default: self = .failed(error)
        }
    }

    /// At COMMIT an I/O error means that nobody knows.
    init(atCommit error: SQLiteError) {
        switch error.primary {
        case SQLITE_FULL: self = .full
        case SQLITE_IOERR: self = .unknownOutcome(error)
        default: self.init(error)
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
