import SQLite

extension Schema {
    /// Makes the tables of new books. Old ones are brought to this version, and tables that differ
    /// from this program's are made anew from the entries, in one transaction: a process that is
    /// killed leaves the books as they were. A file of a newer version, or of something else, is
    /// refused untouched, and so are books whose tables cannot be put right.
    static func prepare(
        _ connection: Connection, path: String, note: @escaping (OpeningStep) -> Void
    ) throws(StoreError) {
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
        } else {
            try upgrade(connection, path: path, from: found, note)
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

    /// Older books have their rows compared with the entries, too: how rows follow from entries may
    /// have changed where no table did.
    private static func upgrade(
        _ connection: Connection, path: String, from found: Int64,
        _ note: @escaping (OpeningStep) -> Void
    ) throws(StoreError) {
        let difference = try store { () throws(SQLiteError) in
            try SchemaDifference(of: connection)
        }
        let foreign = difference.foreign.filter { !isBeside($0) }
        if !foreign.isEmpty { note(.foreign(foreign)) }
        let isOlder = found < version
        if !isOlder && difference.isHarmless { return }
        note(isOlder ? .upgrade(from: found, to: version) : .differs(difference.names))
        let renewed = try connection.transaction(.immediate, failure: { StoreError($0) }) {
            () throws(StoreError) in
            let renewed = try renew(connection, path: path, from: found, note)
            try store { () throws(SQLiteError) in
                try connection.execute("PRAGMA user_version = \(version)")
            }
            return renewed
        }
        note(.renewed(renewed, version: version))
    }

    /// - Returns: the tables that were filled anew.
    private static func renew(
        _ connection: Connection, path: String, from found: Int64,
        _ note: @escaping (OpeningStep) -> Void
    ) throws(StoreError) -> [String] {
        let difference = try store { () throws(SQLiteError) in
            try dropTablesBeside(connection)
            for step in versions where step.number > found && !step.statements.isEmpty {
                try connection.execute(step.statements)
            }
            return try SchemaDifference(of: connection)
        }
        guard difference.irreplaceable.isEmpty else {
            throw .tablesDiffer(path: path, tables: difference.irreplaceable)
        }
        let last = try number("SELECT seq FROM head", connection)
        let renewal = Renewal(of: connection, difference) { note(.replayed($0, of: last)) }
        do throws(StoreError) {
            return try renewal.run(comparesRows: found < version).tables
        } catch .damaged(_, let seq) {
            throw .cannotRenew(path: path, seq: seq)
        }
    }

    /// What a file's schema says of one table, index or trigger.
    struct Object: Equatable {
        let table: String
        /// Empty for the indexes that SQLite makes by itself.
        let sql: String
    }

    /// By type and name, such as `index claim_open`. A table that took another's name by `RENAME`
    /// has its own in quotes in all its texts: they mean the same without.
    static func objects(of connection: Connection) throws(SQLiteError) -> [String: Object] {
        let row = try connection.prepare(
            "SELECT type || ' ' || name, tbl_name, sql FROM sqlite_schema")
        var found: [String: Object] = [:]
        while try row.step() {
            let table = row.text(1)
            let sql = row.text(2).replacing("\"\(table)\"", with: table)
            found[row.text(0)] = Object(table: table, sql: sql)
        }
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
