import SQLite

/// What opening has to see to, because SQLite does not.
extension BookStore {
    /// SQLite takes a missing or empty file for new books, and throws away the log beside it.
    static func refuseLogWithoutBooks(_ path: String) throws(StoreError) {
        if DiskFile.size(path) == 0, DiskFile.size(path + "-wal") > 0 {
            throw .logWithoutBooks(path: path)
        }
    }

    /// A process that was killed may have written a commit to the log and not synced it. SQLite
    /// shows it as committed all the same, and a repeated request would be answered from it without
    /// any sync; so all of it is brought to the disk before anybody is told of it.
    static func secure(_ connection: Connection, _ path: String) throws(StoreError) {
        _ = try store { () throws(SQLiteError) in try connection.checkpoint(.truncate) }
        let log = path + "-wal"
        guard DiskFile.exists(log) else { return }
        do {
            try DiskFile.sync(log)
        } catch {
            throw .notSecured(path: log)
        }
    }
}
