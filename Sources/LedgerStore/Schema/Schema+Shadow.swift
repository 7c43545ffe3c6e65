import CSystem
import SQLite

extension Schema {
    /// A private database with the projections alone, in a transaction that never ends: for a
    /// replay. It has only the indexes that events need; the others cost more than the rows.
    /// - Parameter bytes: how large it may become. It stays in memory where the disk of temporary
    ///   files has no room for that: on a full disk, too, books can be verified and copied.
    static func shadow(upTo bytes: Int64) throws(SQLiteError) -> Connection {
        let isRoomy = ["/var/tmp", "/tmp"].allSatisfy { (folder: String) in
            cs_free_bytes(folder) >= bytes
        }
        let shadow = try Connection(path: isRoomy ? "" : ":memory:", mode: .memory)
        try shadow.execute("PRAGMA cache_size = -16384")
        try shadow.execute(projections)
        try shadow.execute(campaigns)
        try shadow.execute(imports)
        let row = try shadow.prepare(
            """
            SELECT name FROM sqlite_schema WHERE type = 'index' AND sql LIKE 'CREATE INDEX%'
                AND name <> 'objection_claim'
            """)
        var unneeded: [String] = []
        while try row.step() { unneeded.append(row.text(0)) }
        for index in unneeded { try shadow.execute("DROP INDEX \(index)") }
        try shadow.execute("BEGIN")
        return shadow
    }
}
