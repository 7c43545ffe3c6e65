import SQLite

/// Compares a table of the books with what a replay gives, so many rows at a time in the order of
/// the key, and puts those right that differ.
struct TableMending {
    let table: String
    /// Where its rows stand in the books: a table beside the old one, while that is filled.
    let target: String
    private let key: String
    private let keys: Int32
    /// The key of the last row that was looked at; empty before the first.
    private var place: [StoredValue] = []

    init(_ table: String, key: String, in target: String? = nil) {
        self.table = table
        self.target = target ?? table
        self.key = key
        keys = Int32(key.split(separator: ",").count)
    }

    /// What one step met.
    struct Found {
        var looked = 0
        /// The keys of the rows that differ, as a fault names them.
        var differing: [String] = []
        /// The end of both tables was reached.
        var isAtEnd = false
        fileprivate var wrong: [[StoredValue]] = []
        fileprivate var right: [[StoredValue]] = []
    }

    /// Looks at the next rows of both, at most `limit`; where `mends`, those that differ are as the
    /// replay has them when this returns.
    mutating func step(
        _ limit: Int, of books: Connection, with shadow: Connection, mends: Bool
    ) throws(SQLiteError) -> Found {
        let ours = try rows(of: target, books, limit)
        let theirs = try rows(of: table, shadow, limit)
        defer {
            ours.reset()
            theirs.reset()
        }
        var found = Found()
        var (left, right) = (try ours.step(), try theirs.step())
        while found.looked < limit {
            guard left || right else {
                found.isAtEnd = true
                break
            }
            found.looked += 1
            let order =
                left && right
                ? Comparison.compare(ours, theirs, columns: 0..<keys) : (left ? -1 : 1)
            let row = order <= 0 ? ours : theirs
            place = StoredValue.all(of: row, 0..<keys)
            if order != 0
                || Comparison.compare(ours, theirs, columns: keys..<ours.columnCount) != 0
            {
                found.differing.append(Comparison.key(row, keys))
                if order <= 0 { found.wrong.append(place) }
                if order >= 0 {
                    found.right.append(StoredValue.all(of: theirs, keys..<theirs.columnCount))
                }
            }
            if order <= 0 { left = try ours.step() }
            if order >= 0 { right = try theirs.step() }
        }
        ours.reset()
        if mends { try mend(found, in: books) }
        return found
    }

    private func rows(
        of name: String, _ connection: Connection, _ limit: Int
    ) throws(SQLiteError) -> Statement {
        let after = place.isEmpty ? "" : "WHERE (\(key)) > (\(StoredValue.places(keys)))"
        let statement: Statement = try connection.cached(
            "SELECT \(key), * FROM \(name) \(after) ORDER BY \(key) LIMIT ?\(place.count + 1)"
                as String)
        statement.bind(place + [.int(Int64(limit))])
        return statement
    }

    /// All that is wrong goes first: it may stand where something right belongs.
    private func mend(_ found: Found, in books: Connection) throws(SQLiteError) {
        if !found.wrong.isEmpty {
            let delete: Statement = try books.cached(
                "DELETE FROM \(target) WHERE (\(key)) = (\(StoredValue.places(keys)))" as String)
            for values in found.wrong {
                delete.bind(values)
                try delete.run()
            }
        }
        guard let columns = found.right.first?.count else { return }
        let insert: Statement = try books.cached(
            """
            INSERT OR REPLACE INTO \(target) VALUES(\(StoredValue.places(Int32(columns))))
            """ as String)
        for values in found.right {
            insert.bind(values)
            try insert.run()
        }
    }
}
