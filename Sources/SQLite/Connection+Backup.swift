import CSQLite
import CSystem

extension Connection {
    /// Copies the database as this connection sees it into a new file, mode 0600, without a log
    /// beside it. Inside a `deferred` transaction the copy is that snapshot, whatever is written
    /// meanwhile.
    ///
    /// `progress` gets pages done and pages in all after each step, and stops the copy by returning
    /// false; then, and on failure, the file is removed. A file that exists is an error.
    public func copy(
        to path: String, pagesPerStep: Int32 = 1024,
        progress: (_ done: Int, _ total: Int) -> Bool = { _, _ in true }
    ) throws(SQLiteError) {
        let made = cs_open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard made >= 0 else {
            throw SQLiteError(
                code: SQLITE_CANTOPEN, operation: .backup, message: String(cString: strerror(-made))
            )
        }
        close(made)
        do throws(SQLiteError) {
            try copyPages(to: path, pagesPerStep: pagesPerStep, progress: progress)
        } catch {
            _ = cs_unlink(path)
            throw error
        }
    }

    private func copyPages(
        to path: String, pagesPerStep: Int32, progress: (Int, Int) -> Bool
    ) throws(SQLiteError) {
        var opened: OpaquePointer?
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        var code = sqlite3_open_v2(path, &opened, flags, nil)
        defer { sqlite3_close_v2(opened) }
        guard code == SQLITE_OK else { throw SQLiteError(code, .backup, on: opened) }
        guard let backup = sqlite3_backup_init(opened, "main", handle, "main") else {
            throw SQLiteError(sqlite3_extended_errcode(opened), .backup, on: opened)
        }
        repeat {
            code = sqlite3_backup_step(backup, pagesPerStep)
            let total = Int(sqlite3_backup_pagecount(backup))
            let left = Int(sqlite3_backup_remaining(backup))
            if !progress(total - left, total) { code = SQLITE_INTERRUPT }
        } while code == SQLITE_OK
        let finished = sqlite3_backup_finish(backup)
        guard code == SQLITE_DONE else { throw SQLiteError(code, .backup, on: nil) }
        guard finished == SQLITE_OK else { throw SQLiteError(finished, .backup, on: opened) }
        code = sqlite3_exec(opened, "PRAGMA journal_mode=delete", nil, nil, nil)
        guard code == SQLITE_OK else { throw SQLiteError(code, .backup, on: opened) }
    }
}
