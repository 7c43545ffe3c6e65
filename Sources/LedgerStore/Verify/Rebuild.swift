import SQLite

extension BookStore {
    /// Replays all events and writes every projection anew that differs from what they give. To be
    /// called in an open batch. A broken chain is not repaired: its faults are thrown as damage.
    /// - Returns: what differed, at most ten rows a table.
    public func rebuild() throws(StoreError) -> [BookFault] {
        state.writeOut()
        try checkState()
        let replay = try Replay.run(of: connection)
        if let fault = replay.faults.first { throw .damaged(what: "chain", seq: fault.seq) }
        let differences = try replay.differences()
        if differences.isEmpty { return [] }
        let differing = Set(differences.compactMap(\.what.table))
        try store { () throws(SQLiteError) in
            for (table, key) in Schema.projectionTables where differing.contains(table) {
                try copy(table, key, from: replay.shadow)
            }
        }
        try state.reload()
        return differences
    }

    private func copy(
        _ table: String, _ key: String, from shadow: Connection
    ) throws(SQLiteError) {
        try connection.execute("DELETE FROM \(table)")
        let row = try shadow.prepare("SELECT * FROM \(table) ORDER BY \(key)")
        let places = (1...row.columnCount).map { "?\($0)" }.joined(separator: ", ")
        let insert = try connection.prepare("INSERT INTO \(table) VALUES(\(places))")
        while try row.step() {
            for column in 0..<row.columnCount {
                switch row.type(of: column) {
                case .null: insert.bindNull(column + 1)
                case .integer, .float: insert.bind(column + 1, row.int(column))
                case .text: insert.bind(column + 1, row.text(column))
                case .blob: insert.bind(column + 1, row.blob(column))
                }
            }
            try insert.run()
        }
    }
}

extension BookFault.What {
    /// The projection whose row it is about.
    fileprivate var table: String? {
        if case .projection(let table, _) = self { table } else { nil }
    }
}
