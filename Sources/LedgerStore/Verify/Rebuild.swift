import SQLite

extension BookStore {
    /// Replays all events and writes every projection anew that differs from what they give, or
    /// whose table is not as this program makes it. To be called in an open batch. A broken chain
    /// is not repaired: its faults are thrown as damage.
    /// - Returns: what differed, at most ten rows a table.
    public func rebuild() throws(StoreError) -> [BookFault] {
        state.writeOut()
        try checkState()
        let difference = try store { () throws(SQLiteError) in
            try SchemaDifference(of: connection)
        }
        guard difference.irreplaceable.isEmpty else {
            throw .tablesDiffer(path: path, tables: difference.irreplaceable)
        }
        let faults = try Renewal(of: connection, difference, progress: { [goesOn] _ in goesOn() })
            .run(comparesRows: true).faults
        if !faults.isEmpty { try state.reload() }
        return faults
    }
}
