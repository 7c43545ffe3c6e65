extension Schema {
    /// Files that went in (R-IMP-1); what each made stands in the entries before its own.
    static let imports = """
        CREATE TABLE import(
            id INTEGER PRIMARY KEY, kind TEXT NOT NULL, file TEXT NOT NULL, actor TEXT NOT NULL,
            recorded_at INTEGER NOT NULL, rows INTEGER NOT NULL, undone INTEGER NOT NULL) STRICT;
        """

    static let importTables: [(name: String, key: String)] = [("import", "id")]
}
