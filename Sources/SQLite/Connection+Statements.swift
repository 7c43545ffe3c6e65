import CSQLite

extension Connection {
    /// Compiles one statement; the caller keeps it for as long as it is useful.
    public func prepare(_ sql: String) throws(SQLiteError) -> Statement {
        var sql = sql
        var compiled: OpaquePointer?
        let code = sql.withUTF8 { text in
            text.withMemoryRebound(to: CChar.self) {
                sqlite3_prepare_v3(
                    handle, $0.baseAddress, Int32(clamping: $0.count),
                    UInt32(SQLITE_PREPARE_PERSISTENT), &compiled, nil)
            }
        }
        try check(code, .prepare)
        guard let compiled else {
            throw SQLiteError(
                code: SQLITE_MISUSE, operation: .prepare, message: "the text holds no statement")
        }
        return Statement(compiled)
    }

    /// The statement of this literal, compiled once a connection and kept.
    ///
    /// Whatever was still running in it is ended: one statement cannot be in use twice at a time.
    public func cached(_ sql: StaticString) throws(SQLiteError) -> Statement {
        guard sql.hasPointerRepresentation else { return try cached(sql.description) }
        if let kept = byAddress[sql.utf8Start] {
            kept.reset()
            return kept
        }
        let made = try cached(sql.description)
        byAddress[sql.utf8Start] = made
        return made
    }

    /// As for a literal, for a text put together at run time; its hash costs more than an address's.
    @_disfavoredOverload
    public func cached(_ sql: String) throws(SQLiteError) -> Statement {
        if let kept = byText[sql] {
            kept.reset()
            return kept
        }
        let made = try prepare(sql)
        byText[sql] = made
        return made
    }

    /// Ends every statement that still runs: one left between two rows would keep a snapshot of the
    /// database alive, and with it the log.
    public func resetStatements() {
        var next = sqlite3_next_stmt(handle, nil)
        while let statement = next {
            if sqlite3_stmt_busy(statement) != 0 { sqlite3_reset(statement) }
            next = sqlite3_next_stmt(handle, statement)
        }
    }
}
