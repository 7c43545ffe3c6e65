import SQLite

extension Schema {
    /// Makes the tables of new books, or checks that old ones are of a version known here.
    /// A file of a newer version, or of something else, is refused untouched.
    static func prepare(_ connection: Connection, path: String) throws(StoreError) {
        let application = try number("PRAGMA application_id", connection)
        let found = try number("PRAGMA user_version", connection)
        if application == 0 && found == 0 {
            guard try number("SELECT count(*) FROM sqlite_schema", connection) == 0 else {
                throw .notBooks(path: path)
            }
            try create(connection)
        } else if application != applicationID {
            throw .notBooks(path: path)
        } else if found > version {
            throw .newerVersion(found: found, known: version)
        } else if found < version {
            try upgrade(connection, from: found)
        }
    }

    /// Gives books of an older version the tables that came since. What they hold follows from
    /// events that such books do not have yet.
    private static func upgrade(
        _ connection: Connection, from found: Int64
    ) throws(StoreError) {
        try store { () throws(SQLiteError) in
            try connection.transaction(.immediate) { () throws(SQLiteError) in
                if found < 2 { try connection.execute(campaigns) }
                try connection.execute("PRAGMA user_version = \(version)")
            }
        }
    }

    private static func create(_ connection: Connection) throws(StoreError) {
        try store { () throws(SQLiteError) in
            try connection.transaction(.immediate) { () throws(SQLiteError) in
                try connection.execute(chain)
                try connection.execute(beside)
                try connection.execute(projections)
                try connection.execute(campaigns)
                try connection.execute("PRAGMA application_id = \(applicationID)")
                try connection.execute("PRAGMA user_version = \(version)")
            }
        }
    }

    static func number(_ sql: String, _ connection: Connection) throws(StoreError) -> Int64 {
        try store { () throws(SQLiteError) in
            let row = try connection.prepare(sql)
            defer { row.reset() }
            return try row.step() ? row.int(0) : 0
        }
    }
}
