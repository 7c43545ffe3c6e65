import SQLite

/// What opening has to see to, because SQLite does not.
extension BookStore {
    /// SQLite takes a missing or empty file for new books, and throws away the log beside it. So
    /// nothing is begun where a log lies without books, or where a restore set the books aside and
    /// did not live to put the backup in their place.
    static func refuseToBeginAnew(_ path: String) throws(StoreError) {
        guard DiskFile.size(path) == 0 else { return }
        if DiskFile.size(path + "-wal") > 0 { throw .logWithoutBooks(path: path) }
        if DiskFile.exists(restoring(path)) { throw .restoreInterrupted(path: path) }
    }

    /// The name of a backup's copy until it takes the place of the books.
    static func restoring(_ path: String) -> String { path + ".restoring" }

    /// A process that was killed may have written a commit to the log and not synced it. SQLite
    /// shows it as committed all the same, and a repeated request would be answered from it without
    /// any sync; so all of it is brought to the disk before anybody is told of it.
    static func secure(_ connection: Connection, _ path: String) throws(StoreError) {
        do {
            _ = try store { () throws(SQLiteError) in try connection.checkpoint(.truncate) }
        } catch {
            // Without room for the checkpoint, the log that is there is synced and read from.
            guard case .full = error else { throw error }
        }
        let log = path + "-wal"
        guard DiskFile.exists(log) else { return }
        do {
            try DiskFile.sync(log)
        } catch {
            throw .notSecured(path: log)
        }
    }
}
