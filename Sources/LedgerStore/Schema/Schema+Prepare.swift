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
            try upgrade(connection)
        }
    }

    private static func create(_ connection: Connection) throws(StoreError) {
        try store { () throws(SQLiteError) in
            try connection.transaction(.immediate) { () throws(SQLiteError) in
                for part in parts { try connection.execute(part) }
                try connection.execute("PRAGMA application_id = \(applicationID)")
                try connection.execute("PRAGMA user_version = \(version)")
            }
        }
    }

    /// Gives books of an older version the tables that came since, empty: what they hold follows
    /// from events that such books do not have yet. Indexes and triggers, which hold nothing, are
    /// made as they are today.
    private static func upgrade(_ connection: Connection) throws(StoreError) {
        try store { () throws(SQLiteError) in
            let today = try objectsOfToday()
            let found = try objects(of: connection)
            try connection.transaction(.immediate) { () throws(SQLiteError) in
                for (key, object) in today where found[key] == nil && key.hasPrefix("table ") {
                    try connection.execute(object.sql)
                }
                for (key, object) in today where found[key] != object && !object.sql.isEmpty {
                    if key.hasPrefix("table ") { continue }
                    try connection.execute("DROP \(key.replacing(" ", with: " IF EXISTS "))")
                    try connection.execute(object.sql)
                }
                try connection.execute("PRAGMA user_version = \(version)")
            }
        }
    }

    /// What a file's schema says of one table, index or trigger.
    struct Object: Equatable {
        let table: String
        /// Empty for the indexes that SQLite makes by itself.
        let sql: String
    }

    /// By type and name, such as `index claim_open`.
    static func objects(of connection: Connection) throws(SQLiteError) -> [String: Object] {
        let row = try connection.prepare(
            "SELECT type || ' ' || name, tbl_name, sql FROM sqlite_schema")
        var found: [String: Object] = [:]
        while try row.step() { found[row.text(0)] = Object(table: row.text(1), sql: row.text(2)) }
        return found
    }

    /// The objects of books that this program makes.
    static func objectsOfToday() throws(SQLiteError) -> [String: Object] {
        let model = try Connection(path: "", mode: .memory)
        for part in parts { try model.execute(part) }
        return try objects(of: model)
    }

    static func number(_ sql: String, _ connection: Connection) throws(StoreError) -> Int64 {
        try store { () throws(SQLiteError) in
            let row = try connection.prepare(sql)
            defer { row.reset() }
            return try row.step() ? row.int(0) : 0
        }
    }
}
