import SQLite

/// A row of `posting`.
struct PostingRow: Hashable {
    let employee: String
    let seq: Int64
    let line: Int64
    let day: Int64
    let source: String
    let target: String
    let points: Int64
}

/// Rows of `posting` added up in any order: each by a hash under a key that is drawn anew in every
/// process, so that other rows that come to the same sum cannot be found, and come by chance once
/// in 2^64 times.
///
/// There are more postings than events, and they stand in the books in another order than a replay
/// gives them. So a replay need not write them down to compare them.
struct PostingSum: Equatable {
    private(set) var count: Int64 = 0
    private var sum: UInt64 = 0

    mutating func add(_ row: PostingRow) {
        add(row.seq, row.line, row.day, row.points) { hasher in
            for text in [row.employee, row.source, row.target] {
                var text = text
                text.withUTF8 { Self.take(UnsafeRawBufferPointer($0), &hasher) }
            }
        }
    }

    /// Those of the books. A row that holds something else than texts and numbers counts as a row
    /// that no replay gives.
    init(of connection: Connection) throws(SQLiteError) {
        let row = try connection.prepare("SELECT \(Self.columns) FROM posting")
        while try row.step() { add(row) }
    }

    init() {}

    private static let columns = "seq, line, day, points, employee, source, target"

    private mutating func add(_ row: Statement) {
        let numbers: Range<Int32> = 0..<4
        let texts: Range<Int32> = 4..<7
        guard numbers.allSatisfy({ row.type(of: $0) == .integer }),
            texts.allSatisfy({ row.type(of: $0) == .text })
        else {
            sum &+= 1
            return
        }
        add(row.int(0), row.int(1), row.int(2), row.int(3)) { hasher in
            for column in texts { row.withBlob(column) { Self.take($0, &hasher) } }
        }
    }

    /// The next rows of the books in the order of their key, at most `limit`, of entries up to one.
    /// - Returns: the key of the last; nil: there are no more.
    mutating func add(
        _ limit: Int64, after place: [StoredValue], upTo seq: Int64, of connection: Connection
    ) throws(SQLiteError) -> [StoredValue]? {
        let after = place.isEmpty ? "" : "AND (employee, seq, line) > (?3, ?4, ?5)"
        let row: Statement = try connection.cached(
            """
            SELECT \(Self.columns) FROM posting WHERE seq <= ?2 \(after)
            ORDER BY employee, seq, line LIMIT ?1
            """ as String)
        defer { row.reset() }
        row.bind([.int(limit), .int(seq)] + place)
        var last: [StoredValue]?
        while try row.step() {
            add(row)
            last = [4, 0, 1].map { StoredValue(row, $0) }
        }
        return last
    }

    private mutating func add(
        _ seq: Int64, _ line: Int64, _ day: Int64, _ points: Int64,
        _ texts: (inout Hasher) -> Void
    ) {
        var hasher = Hasher()
        hasher.combine(seq)
        hasher.combine(line)
        hasher.combine(day)
        hasher.combine(points)
        texts(&hasher)
        sum &+= UInt64(bitPattern: Int64(hasher.finalize()))
        count += 1
    }

    /// Each text with its length before it.
    private static func take(_ text: UnsafeRawBufferPointer, _ hasher: inout Hasher) {
        hasher.combine(text.count)
        hasher.combine(bytes: text)
    }
}

/// The postings of the books up to an entry, added up some at a time.
struct PostingScan {
    private static let rows: Int64 = 4096
    /// What a replay up to that entry gives.
    var expected: PostingSum?
    var upTo: Int64 = 0
    private(set) var sum = PostingSum()
    private var place: [StoredValue] = []

    /// - Returns: whether the end was reached.
    mutating func goOn(in connection: Connection) throws(SQLiteError) -> Bool {
        guard let last = try sum.add(Self.rows, after: place, upTo: upTo, of: connection) else {
            return true
        }
        place = last
        return false
    }
}
