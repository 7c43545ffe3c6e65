import CSQLite
import CSystem

/// One connection to one database file; to be used by one thread at a time.
///
/// A read-write connection uses a write-ahead log with `synchronous=FULL` and never checkpoints on
/// its own: SQLite 3.40.1 can lose committed pages when one connection commits while another
/// checkpoints, so whoever writes also calls `checkpoint`, between its transactions.
public final class Connection {
    public enum Mode: Sendable, Hashable {
        /// Creates the file, mode 0600, when there is none.
        case readWrite
        /// Refuses every change; sees what is committed.
        case readOnly
        /// A private temporary database that vanishes with the connection. The path is ignored, but
        /// with `:memory:` it has no file even while it grows.
        case memory
    }

    /// Of the SQLite that this program runs with, such as `3.40.1`.
    public static let version = String(cString: sqlite3_libversion())

    public let mode: Mode
    let handle: OpaquePointer
    var byText: [String: Statement] = [:]
    var byAddress: [UnsafeRawPointer: Statement] = [:]
    /// When the running statement is interrupted, in nanoseconds; `.max`: never. At a fixed address
    /// because SQLite's callback reads it.
    let deadline: UnsafeMutablePointer<Int64>

    /// `busyTimeout`: how long to wait for another connection's lock before `.busy`.
    public init(path: String, mode: Mode, busyTimeout: Duration = .seconds(1)) throws(SQLiteError) {
        if mode == .readWrite { Self.createPrivately(path) }
        handle = try Self.open(path, mode)
        self.mode = mode
        deadline = .allocate(capacity: 1)
        deadline.initialize(to: .max)
        try configure(busyTimeout: busyTimeout)
    }

    deinit {
        byText.removeAll()
        byAddress.removeAll()
        limitTime(to: nil)
        sqlite3_close_v2(handle)
        deadline.deallocate()
    }

    /// Runs any number of statements that take no values and whose rows nobody wants.
    public func execute(_ sql: String) throws(SQLiteError) {
        try check(sqlite3_exec(handle, sql, nil, nil, nil), .execute)
    }

    /// In a transaction that was begun and has neither been committed nor rolled back, be it by
    /// SQLite itself after an error.
    public var inTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    /// Rows that the latest INSERT, UPDATE or DELETE changed.
    public var changes: Int64 { sqlite3_changes64(handle) }

    func check(_ code: Int32, _ operation: SQLiteError.Operation) throws(SQLiteError) {
        if code != SQLITE_OK { throw SQLiteError(code, operation, on: handle) }
    }

    /// SQLite would create the file as the umask says; its log files take the mode from it. A file
    /// that exists is left alone: closing a descriptor of it would drop other connections' locks.
    private static func createPrivately(_ path: String) {
        let made = cs_open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard made >= 0 else { return }
        _ = cs_give_to_owner_of_folder(made, path)
        close(made)
    }

    /// Whether SQLite took the settings of the process: not where it runs already, which does no harm.
    private static let begin = cs_sqlite_begin() == SQLITE_OK

    private static func open(_ path: String, _ mode: Mode) throws(SQLiteError) -> OpaquePointer {
        _ = begin
        let access = mode == .readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE
        let create = mode == .memory ? SQLITE_OPEN_CREATE : 0
        let flags = access | create | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        var opened: OpaquePointer?
        let name = mode == .memory && path != ":memory:" ? "" : path
        let code = sqlite3_open_v2(name, &opened, flags, nil)
        guard code == SQLITE_OK, let opened else {
            let error = SQLiteError(code, .open, on: opened)
            sqlite3_close_v2(opened)
            throw error
        }
        return opened
    }
}
