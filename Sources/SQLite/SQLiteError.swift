import CSQLite

/// What SQLite answered. It stays inside the store: `message` is SQLite's own wording, for logs.
public struct SQLiteError: Error, Sendable, Hashable {
    /// What was being done.
    public enum Operation: String, Sendable {
        case open, configure, execute, prepare, bind, step, begin, commit, savepoint, checkpoint
        case backup
    }

    /// The extended result code, such as `SQLITE_CONSTRAINT_UNIQUE`.
    public let code: Int32
    public let operation: Operation
    public let message: String

    public init(code: Int32, operation: Operation, message: String) {
        self.code = code
        self.operation = operation
        self.message = message
    }

    /// The primary result code, such as `SQLITE_CONSTRAINT`.
    public var primary: Int32 { code & 0xff }

    init(_ code: Int32, _ operation: Operation, on handle: OpaquePointer?) {
        let code = Self.isNoRoom(code, on: handle) ? SQLITE_FULL : code
        let message = sqlite3_errmsg(handle) ?? sqlite3_errstr(code)
        self.init(
            code: code, operation: operation,
            message: message.map { String(cString: $0) } ?? "no message")
    }
}

extension SQLiteError {
    /// SQLite calls only ENOSPC full; a quota and a limit on the file's size are no less so. The
    /// write that failed wrote no commit frame, so nothing was committed.
    private static func isNoRoom(_ code: Int32, on handle: OpaquePointer?) -> Bool {
        guard code == CS_SQLITE_IOERR_WRITE, let handle else { return false }
        return cs_sqlite_has_no_room(handle) != 0
    }

    /// The groups that callers treat differently.
    public enum Kind: Sendable, Hashable {
        /// Another connection holds a lock.
        case busy
        case constraint
        /// No room on the disk, or none that the process may use.
        case full
        case io
        /// The file's content is damaged, or it is no database.
        case damaged
        case readOnly
        /// Stopped by `interrupt` or by a time limit.
        case interrupted
        case memory
        case cannotOpen
        /// A mistake in this program, or anything not named above.
        case other
    }

    public var kind: Kind {
        switch primary {
        case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL: .busy
        case SQLITE_CONSTRAINT: .constraint
        case SQLITE_FULL: .full
        case SQLITE_IOERR: .io
        case SQLITE_CORRUPT, SQLITE_NOTADB: .damaged
        case SQLITE_READONLY, SQLITE_PERM: .readOnly
        case SQLITE_INTERRUPT: .interrupted
        case SQLITE_NOMEM: .memory
        case SQLITE_CANTOPEN: .cannotOpen
        default: .other
        }
    }

    /// The commit may or may not be on the disk: only reopening the file can tell.
    public var outcomeUnknown: Bool { operation == .commit && kind == .io }
}

extension SQLiteError: CustomStringConvertible {
    public var description: String { "SQLite \(code) at \(operation.rawValue): \(message)" }
}
