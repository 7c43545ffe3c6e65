import CSQLite

extension Connection {
    public enum Checkpoint: Sendable {
        /// Copies what no reader keeps from being copied; waits for nobody.
        case passive
        /// Copies everything and empties the log; waits for readers as long as the busy timeout.
        case truncate
    }

    /// Copies committed pages from the log into the database file, for the one connection that also
    /// writes, outside a transaction.
    ///
    /// `log`: pages in the log; `done`: those that are in the database file now. Readers that are in
    /// the way are no error: then `done` is less than `log`.
    @discardableResult
    public func checkpoint(
        _ checkpoint: Checkpoint = .passive
    ) throws(SQLiteError) -> (log: Int, done: Int) {
        var log: Int32 = -1
        var done: Int32 = -1
        let how = checkpoint == .passive ? SQLITE_CHECKPOINT_PASSIVE : SQLITE_CHECKPOINT_TRUNCATE
        let code = sqlite3_wal_checkpoint_v2(handle, "main", how, &log, &done)
        if code & 0xff != SQLITE_BUSY { try check(code, .checkpoint) }
        return (Int(max(log, 0)), Int(max(done, 0)))
    }
}
