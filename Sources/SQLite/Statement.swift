import CSQLite

/// A compiled statement: bind values, step through rows, read columns.
///
/// Parameters count from 1, columns from 0, as in SQLite. It resets itself when the last row has
/// been passed, when it fails, and when a value is bound while it runs.
public final class Statement {
    let handle: OpaquePointer
    private var isRunning = false
    /// The first failure of a `bind` since the last reset; `step` throws it.
    private var bindFailure: Int32 = SQLITE_OK

    init(_ handle: OpaquePointer) { self.handle = handle }

    deinit { sqlite3_finalize(handle) }

    /// True: there is a row to read. False: all rows have been passed, or there are none.
    public func step() throws(SQLiteError) -> Bool {
        if bindFailure != SQLITE_OK {
            let code = bindFailure
            reset()
            throw SQLiteError(code, .bind, on: sqlite3_db_handle(handle))
        }
        isRunning = true
        let code = sqlite3_step(handle)
        if code == SQLITE_ROW { return true }
        if code == SQLITE_DONE {
            reset()
            return false
        }
        let error = SQLiteError(code, .step, on: sqlite3_db_handle(handle))
        reset()
        throw error
    }

    /// Steps to the end; rows are dropped.
    public func run() throws(SQLiteError) {
        while try step() {}
    }

    /// Ends what runs; bound values stay.
    public func reset() {
        if isRunning {
            sqlite3_reset(handle)
            isRunning = false
        }
        bindFailure = SQLITE_OK
    }

    func bind(_ code: (OpaquePointer) -> Int32) -> Statement {
        if isRunning { reset() }
        let result = code(handle)
        if result != SQLITE_OK, bindFailure == SQLITE_OK { bindFailure = result }
        return self
    }
}
