import SQLite

/// Makes projections anew from the entries, in an open transaction: tables that are not as this
/// program makes them, and tables whose rows differ from what the entries give.
struct Renewal {
    private let connection: Connection
    private let difference: SchemaDifference
    private let progress: (Int64) -> Void

    /// - Parameter progress: gets the number of the last entry read, again and again until the end.
    init(
        of connection: Connection, _ difference: SchemaDifference,
        progress: @escaping (Int64) -> Void
    ) {
        self.connection = connection
        self.difference = difference
        self.progress = progress
    }

    /// A broken chain is not repaired: its first fault is thrown as damage.
    /// - Parameter comparesRows: also of tables that are as they should be.
    /// - Returns: the tables that were filled anew, and what differed: at most ten rows a table.
    func run(comparesRows: Bool) throws(StoreError) -> (tables: [String], faults: [BookFault]) {
        connection.resetStatements()
        try store { () throws(SQLiteError) in try difference.remakeObjects(of: connection) }
        var faults = difference.names.map { BookFault(seq: nil, what: .schema(name: $0)) }
        if difference.projections.isEmpty && !comparesRows { return ([], faults) }
        let replay = try Replay.run(
            of: connection, comparingPostings: !difference.projections.contains("posting"),
            progress: progress)
        if let fault = replay.faults.first { throw .damaged(what: "chain", seq: fault.seq) }
        if comparesRows {
            faults += try replay.differences(leavingOut: difference.projections) {
                progress(replay.last.seq)
            }
        }
        let differing = difference.projections.union(faults.compactMap(\.what.table))
        let tables = Schema.projectionTables.filter { differing.contains($0.name) }
        try store { () throws(SQLiteError) in
            for (table, key) in tables {
                if difference.projections.contains(table) {
                    try remake(table, key, from: replay)
                } else {
                    try connection.execute("DELETE FROM \(table)")
                    try copy(table, key, from: replay)
                }
            }
        }
        return (tables.map(\.name), faults)
    }

    /// Its indexes come last: they are made faster of all rows at once.
    private func remake(
        _ table: String, _ key: String, from replay: Replay
    ) throws(SQLiteError) {
        let name = "table " + table
        try connection.execute("DROP \(SchemaDifference.ifExists(name))")
        guard let made = difference.today[name] else { return }
        try connection.execute(made.sql)
        try copy(table, key, from: replay)
        let others = difference.today.filter { $0.value.table == table && $0.key != name }
        for (_, object) in others.sorted(by: { $0.key < $1.key }) where !object.sql.isEmpty {
            try connection.execute(object.sql)
        }
    }

    private func copy(
        _ table: String, _ key: String, from replay: Replay
    ) throws(SQLiteError) {
        let row = try replay.shadow.prepare("SELECT * FROM \(table) ORDER BY \(key)")
        let insert = try connection.prepare(
            "INSERT INTO \(table) VALUES(\(StoredValue.places(row.columnCount)))")
        var count = 0
        while try row.step() {
            insert.bind(StoredValue.all(of: row, 0..<row.columnCount))
            try insert.run()
            count += 1
            if count % 10_000 == 0 { progress(replay.last.seq) }
        }
    }
}

extension BookFault.What {
    /// The projection whose row it is about.
    fileprivate var table: String? {
        if case .projection(let table, _) = self { table } else { nil }
    }
}
