import CSystem
import SQLite

/// Compares the projections of two databases row by row, in the order of their keys.
struct Comparison {
    private let books: Connection
    private let shadow: Connection
    private let progress: () -> Void

    init(of books: Connection, with shadow: Connection, progress: @escaping () -> Void) {
        self.books = books
        self.shadow = shadow
        self.progress = progress
    }

    /// One fault a differing row, at most ten a table.
    /// - Parameter leavingOut: tables that are not to be looked at.
    func faults(leavingOut names: Set<String>) throws(StoreError) -> [BookFault] {
        var faults: [BookFault] = []
        for (table, key) in Schema.projectionTables where !names.contains(table) {
            faults += try store { () throws(SQLiteError) in try compare(table, key) }
        }
        return faults
    }

    private func compare(_ table: String, _ key: String) throws(SQLiteError) -> [BookFault] {
        let sql = "SELECT \(key), * FROM \(table) ORDER BY \(key)"
        let ours = try books.prepare(sql)
        let theirs = try shadow.prepare(sql)
        let keys = Int32(key.split(separator: ",").count)
        var faults: [BookFault] = []
        var (left, right) = (try ours.step(), try theirs.step())
        var rows = 0
        while (left || right) && faults.count < 10 {
            rows += 1
            if rows % 10_000 == 0 { progress() }
            let order =
                left && right
                ? Self.compare(ours, theirs, columns: 0..<keys) : (left ? -1 : 1)
            let differs =
                order != 0 || Self.compare(ours, theirs, columns: keys..<ours.columnCount) != 0
            if differs {
                let key = Self.key(order <= 0 ? ours : theirs, keys)
                faults.append(BookFault(seq: nil, what: .projection(table: table, key: key)))
            }
            if order <= 0 { left = try ours.step() }
            if order >= 0 { right = try theirs.step() }
        }
        ours.reset()
        theirs.reset()
        return faults
    }

    /// Below zero where the columns of the left row come before the right one's, 0 where they are
    /// the same.
    static func compare(
        _ left: Statement, _ right: Statement, columns: Range<Int32>
    ) -> Int {
        for column in columns {
            let types = (left.type(of: column), right.type(of: column))
            if types.0 != types.1 { return types.0 == .null ? -1 : 1 }
            switch types.0 {
            case .null: continue
            case .integer, .float:
                let (a, b) = (left.int(column), right.int(column))
                if a != b { return a < b ? -1 : 1 }
            case .text, .blob:
                let order = left.withBlob(column) { left in
                    right.withBlob(column) { right in left.order(to: right) }
                }
                if order != 0 { return order }
            }
        }
        return 0
    }

    /// As a fault names a row.
    static func key(_ row: Statement, _ keys: Int32) -> String {
        (0..<keys).map { row.text($0) }.joined(separator: ", ")
    }
}

extension UnsafeRawBufferPointer {
    /// Below zero where these bytes come before the others, 0 where they are the same.
    func order(to other: UnsafeRawBufferPointer) -> Int {
        let shared = Swift.min(count, other.count)
        let order =
            if shared > 0, let own = baseAddress, let other = other.baseAddress {
                Int(memcmp(own, other, shared))
            } else { 0 }
        return order != 0 ? order : count - other.count
    }
}
