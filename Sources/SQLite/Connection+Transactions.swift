import CSystem

extension Connection {
    public enum Transaction: Sendable {
        /// Takes the write lock at once.
        case immediate
        /// Locks and takes its snapshot at the first statement; for reading.
        case deferred
    }

    public func begin(_ transaction: Transaction = .immediate) throws(SQLiteError) {
        switch transaction {
        case .immediate: try run("BEGIN IMMEDIATE", .begin)
        case .deferred: try run("BEGIN", .begin)
        }
    }

    /// On failure the transaction is rolled back, unless `outcomeUnknown` says that it may have
    /// been kept.
    public func commit() throws(SQLiteError) {
        do {
            try run("COMMIT", .commit)
        } catch {
            rollback()
            throw error
        }
    }

    /// Does nothing when there is no transaction: SQLite ends one itself after some errors.
    public func rollback() {
        guard inTransaction else { return }
        _ = try? run("ROLLBACK", .execute)
    }

    /// Commits when `body` returns, rolls back when it throws. Statements left running are ended.
    public func transaction<R>(
        _ transaction: Transaction = .immediate, _ body: () throws(SQLiteError) -> R
    ) throws(SQLiteError) -> R {
        try self.transaction(
            transaction, failure: { (error: SQLiteError) in error }, body)
    }

    /// As above, for a body with errors of its own; `failure` wraps SQLite's.
    public func transaction<R, E: Error>(
        _ transaction: Transaction = .immediate, failure: (SQLiteError) -> E,
        _ body: () throws(E) -> R
    ) throws(E) -> R {
        do throws(SQLiteError) { try begin(transaction) } catch { throw failure(error) }
        let result: R
        do {
            result = try body()
        } catch {
            resetStatements()
            rollback()
            throw error
        }
        resetStatements()
        do throws(SQLiteError) { try commit() } catch { throw failure(error) }
        return result
    }

    /// A point inside a transaction to which it can be taken back. The name is an identifier.
    public func savepoint(_ name: String) throws(SQLiteError) {
        try run("SAVEPOINT \(name)", .savepoint)
    }

    /// Keeps what was done since the savepoint.
    public func release(_ name: String) throws(SQLiteError) {
        try run("RELEASE \(name)", .savepoint)
    }

    /// Takes back what was done since the savepoint, and ends it.
    public func rollback(to name: String) throws(SQLiteError) {
        try run("ROLLBACK TO \(name)", .savepoint)
        try run("RELEASE \(name)", .savepoint)
    }

    private func run(_ sql: String, _ operation: SQLiteError.Operation) throws(SQLiteError) {
        let statement: Statement = try cached(sql)
        do throws(SQLiteError) {
            try statement.run()
        } catch {
            throw SQLiteError(code: error.code, operation: operation, message: error.message)
        }
    }
}
