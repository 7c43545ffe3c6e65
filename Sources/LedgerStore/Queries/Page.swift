import SQLite

/// One page of a list by key: what comes after a row, at most so many.
public struct Page: Hashable, Sendable {
    /// The key of the last row seen; nil from the beginning.
    public var after: Int64?
    public var limit: Int
    /// From the newest back.
    public var newestFirst: Bool

    public init(after: Int64? = nil, limit: Int = 100, newestFirst: Bool = false) {
        self.after = after
        self.limit = limit
        self.newestFirst = newestFirst
    }
}

/// Conditions of a query that are there or not, with their values, numbered as they come.
struct Conditions {
    private(set) var sql: [String] = []
    private(set) var values: [Value] = []

    enum Value {
        case int(Int64)
        case text(String)
    }

    mutating func add(_ condition: String, _ value: Value?) {
        guard let value else { return }
        values.append(value)
        sql.append(condition + " ?" + String(values.count))
    }

    mutating func add(always condition: String?) {
        if let condition { sql.append(condition) }
    }

    /// Rows of a table with an integer key `id`.
    func select(_ columns: String, from table: String, _ page: Page) -> (String, [Value]) {
        var all = self
        all.add(page.newestFirst ? "id <" : "id >", page.after.map { .int($0) })
        let filter = all.sql.isEmpty ? "" : " WHERE " + all.sql.joined(separator: " AND ")
        let order = page.newestFirst ? " ORDER BY id DESC" : " ORDER BY id"
        return (
            "SELECT \(columns) FROM \(table)\(filter)\(order) LIMIT \(page.limit)", all.values
        )
    }
}

extension StoredState {
    func rows<R>(
        _ query: (sql: String, values: [Conditions.Value]), _ read: (Statement) -> R
    ) -> [R] {
        writeOut()
        var found: [R] = []
        do throws(SQLiteError) {
            let statement: Statement = try connection.cached(query.sql)
            for (index, value) in query.values.enumerated() {
                switch value {
                case .int(let int): statement.bind(Int32(index + 1), int)
                case .text(let text): statement.bind(Int32(index + 1), text)
                }
            }
            while try statement.step() { found.append(read(statement)) }
        } catch {
            fail(error)
        }
        return found
    }
}
