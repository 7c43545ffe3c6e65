import CSQLite

extension Connection {
    /// Sets what every connection needs, and checks that it took effect.
    func configure(busyTimeout: Duration) throws(SQLiteError) {
        try check(
            sqlite3_busy_timeout(handle, Int32(clamping: busyTimeout.milliseconds)), .configure)
        try option(SQLITE_DBCONFIG_DEFENSIVE, true)
        try option(SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)
        try option(SQLITE_DBCONFIG_ENABLE_FKEY, true)
        try option(SQLITE_DBCONFIG_DQS_DML, false)
        try option(SQLITE_DBCONFIG_DQS_DDL, false)
        try pragma("cell_size_check", "1")
        switch mode {
        case .readWrite:
            try pragma("journal_mode", "wal")
            try pragma("synchronous", "2")
            try pragma("wal_autocheckpoint", "0")
            // 16 MiB: what a batch touches is spread over the whole file.
            try pragma("cache_size", "-16384")
            // In memory: a savepoint would write every page that it changes to a file first.
            try pragma("temp_store", "2")
        case .readOnly:
            try option(SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)
            try pragma("wal_autocheckpoint", "0")
            try pragma("query_only", "1")
        case .memory:
            try pragma("journal_mode", "memory")
            try pragma("synchronous", "0")
        }
    }

    private func option(_ name: Int32, _ wanted: Bool) throws(SQLiteError) {
        var result: Int32 = -1
        try check(cs_sqlite_configure(handle, name, wanted ? 1 : 0, &result), .configure)
        guard result == (wanted ? 1 : 0) else { throw refused("option \(name)") }
    }

    private func pragma(_ name: String, _ wanted: String) throws(SQLiteError) {
        try execute("PRAGMA \(name)=\(wanted)")
        let now = try prepare("PRAGMA \(name)")
        guard try now.step(), now.text(0) == wanted else { throw refused(name) }
        now.reset()
    }

    private func refused(_ setting: String) -> SQLiteError {
        SQLiteError(
            code: SQLITE_ERROR, operation: .configure, message: "\(setting) did not take effect")
    }
}

extension Duration {
    var milliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }

    var nanoseconds: Int64 {
        components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000
    }
}
