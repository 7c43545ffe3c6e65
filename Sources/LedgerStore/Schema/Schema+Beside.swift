import SQLite

/// Tables that a rebuild fills beside those that differ, before they take their place.
extension Schema {
    /// `rebuilt_claim`
    static func beside(_ table: String) -> String { "rebuilt_" + table }

    /// The text of a table or of its index, with the other name of the table.
    static func beside(_ sql: String, _ object: String, of table: String) -> String {
        let before = object.hasPrefix("table ") ? "CREATE TABLE " : " ON "
        guard let range = sql.firstRange(of: before + table + "(") else {
            preconditionFailure("the schema names \(table) otherwise")
        }
        var text = sql
        text.replaceSubrange(range, with: before + beside(table) + "(")
        return text
    }

    /// What a rebuild left that did not come to its end.
    static func dropTablesBeside(_ connection: Connection) throws(SQLiteError) {
        for (name, _) in projectionTables {
            try connection.execute("DROP TABLE IF EXISTS \(beside(name))")
        }
    }

    /// Whether an object, such as `table rebuilt_claim`, is such a table or belongs to one.
    static func isBeside(_ object: String) -> Bool {
        projectionTables.contains { object == "table " + beside($0.name) }
    }
}
