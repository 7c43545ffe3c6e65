import SQLite

/// Puts the projections right from the entries, in steps of some milliseconds, each in a transaction
/// of its own: others' changes are made in between (R-BOOK-3, R-ORG-12).
///
/// All entries are replayed into private tables, and so is what is recorded meanwhile. Then each
/// table is gone through in the order of its key, and a row that differs is replaced in the step
/// that finds it, so that a reader sees it as it was, or right. A table whose columns are not this
/// program's is filled beside the old one, and takes its place in the last step; nothing may be
/// recorded until then. A process that is killed leaves books that can be rebuilt.
public final class Rebuild {
    /// Entries read in one step, and rows compared or, twice as dear, written.
    private static let entries: Int64 = 512
    private static let rows = 2048
    private static let costOfWriting = 2
    /// Rows of one table that are named.
    private static let named = 10

    private let connection: Connection
    private var replay: Replay
    /// The postings of the books, added up as far as they were read; nil where they are compared row
    /// by row, or were found to be right.
    private var postings: PostingScan?
    private let difference: SchemaDifference
    private let mends: Bool
    /// Tables that are not gone through yet.
    private var tables: [TableMending] = []
    private var isPrepared = false
    /// What differed, at most ten rows a table.
    public private(set) var faults: [BookFault]
    /// How many rows were put right.
    private(set) var mended: Int64 = 0

    /// - Parameter mends: false: only what would be put right is found.
    init(of connection: Connection, path: String, mends: Bool) throws(StoreError) {
        self.connection = connection
        self.mends = mends
        difference = try store { () throws(SQLiteError) in
            try SchemaDifference(of: connection)
        }
        guard difference.irreplaceable.isEmpty else {
            throw .tablesDiffer(path: path, tables: difference.irreplaceable)
        }
        faults = difference.names.map { BookFault(seq: nil, what: .schema(name: $0)) }
        let comparesPostings = !difference.projections.contains("posting")
        replay = try Replay(of: connection, keepsPostings: !comparesPostings)
        if comparesPostings { postings = PostingScan() }
        tables = Schema.projectionTables.compactMap { name, key in
            if !difference.projections.contains(name) { return TableMending(name, key: key) }
            return mends ? TableMending(name, key: key, in: Schema.beside(name)) : nil
        }
    }

    /// Tables are filled beside those that are read: what would be recorded meanwhile would miss
    /// them.
    public var holdsChanges: Bool { mends && !difference.projections.isEmpty }

    /// How many entries were read.
    public var replayed: Int64 { replay.last.seq }

    /// The next step, in an open transaction. A broken chain is not repaired: its first fault is
    /// thrown as damage.
    /// - Returns: whether anything is left.
    func step() throws(StoreError) -> Bool {
        guard try replay.goOn(Self.entries) else { return true }
        if let fault = replay.faults.first { throw .damaged(what: "chain", seq: fault.seq) }
        if try !addPostings() { return true }
        if !isPrepared {
            isPrepared = true
            if mends { try store { () throws(SQLiteError) in try prepare() } }
        }
        var left = Self.rows
        while left > 0 {
            guard let table = tables.first else {
                if mends { try store { () throws(SQLiteError) in try takePlace() } }
                return false
            }
            let isBeside = table.target != table.table
            let limit = isBeside ? max(1, left / Self.costOfWriting) : left
            let found = try store { () throws(SQLiteError) in
                try tables[0].step(limit, of: connection, with: replay.shadow, mends: mends)
            }
            left -= max(1, found.looked) + found.differing.count * Self.costOfWriting
            mended += Int64(found.differing.count)
            if !isBeside { note(found.differing, of: table.table) }
            if found.isAtEnd { tables.removeFirst() }
        }
        return true
    }

    /// There are more postings than entries, and nearly always they are right: so they are added up,
    /// and only where the sum differs all entries are replayed once more with their postings.
    /// - Returns: whether it is known how they stand.
    private func addPostings() throws(StoreError) -> Bool {
        guard var scan = postings else { return true }
        if scan.expected == nil {
            (scan.expected, scan.upTo) = (replay.postingSum, replay.last.seq)
        }
        let isDone = try store { () throws(SQLiteError) in try scan.goOn(in: connection) }
        postings = isDone ? nil : scan
        guard isDone else { return false }
        if scan.sum == scan.expected {
            tables.removeAll { $0.table == "posting" }
            return true
        }
        replay = try Replay(of: connection, keepsPostings: true)
        return false
    }

    private func note(_ keys: [String], of table: String) {
        let known = faults.count {
            if case .projection(table, _) = $0.what { true } else { false }
        }
        faults += keys.prefix(max(0, Self.named - known)).map {
            BookFault(seq: nil, what: .projection(table: table, key: $0))
        }
    }

    /// Tables beside those whose columns differ, empty, with the indexes that the old ones lose.
    private func prepare() throws(SQLiteError) {
        try Schema.dropTablesBeside(connection)
        try difference.remakeObjects(of: connection)
        for name in difference.projections.sorted() {
            for object in try Schema.objects(of: connection).sorted(by: { $0.key < $1.key })
            where object.value.table == name && !object.value.sql.isEmpty
                && !object.key.hasPrefix("table ")
            {
                try connection.execute("DROP \(SchemaDifference.ifExists(object.key))")
            }
            let made = difference.today.filter { $0.value.table == name && !$0.value.sql.isEmpty }
            for (key, object) in made.sorted(by: { Self.isBefore($0.key, $1.key) }) {
                try connection.execute(Schema.beside(object.sql, key, of: name))
            }
        }
    }

    private static func isBefore(_ left: String, _ right: String) -> Bool {
        let (first, second) = (left.hasPrefix("table "), right.hasPrefix("table "))
        return first == second ? left < right : first
    }

    /// What was filled takes the place of what differs. A view of somebody else's that looks at one
    /// of these tables is none of our business, also while the table is not there.
    private func takePlace() throws(SQLiteError) {
        guard !difference.projections.isEmpty else { return }
        try connection.execute("PRAGMA legacy_alter_table = ON")
        for name in difference.projections.sorted() {
            try connection.execute("DROP TABLE IF EXISTS \(name)")
            try connection.execute("ALTER TABLE \(Schema.beside(name)) RENAME TO \(name)")
        }
        try connection.execute("PRAGMA legacy_alter_table = OFF")
    }
}

extension BookStore {
    /// All steps of a rebuild at once, in an open batch.
    /// - Returns: what differed, at most ten rows a table.
    public func rebuild() throws(StoreError) -> [BookFault] {
        let rebuild = try beginRebuild()
        while try step(rebuild) { goesOn() }
        return rebuild.faults
    }

    /// - Parameter mends: false: only what would be put right is found.
    public func beginRebuild(mends: Bool = true) throws(StoreError) -> Rebuild {
        try Rebuild(of: connection, path: path, mends: mends)
    }

    /// The next step, in an open batch.
    /// - Returns: whether anything is left.
    public func step(_ rebuild: Rebuild) throws(StoreError) -> Bool {
        state.writeOut()
        try checkState()
        let before = rebuild.mended
        let isUnfinished = try rebuild.step()
        if rebuild.mended > before || !isUnfinished {
            mendings += 1
            try state.reload()
        }
        return isUnfinished
    }
}
