public import Ledger
import SQLite

/// The rows of the books in SQLite, as the rules see them.
///
/// A lookup that fails says so in `failure` and gives nothing; whoever asked must look there
/// before believing a decision that was made on it. So the rules need not know of SQLite.
///
/// Rows that events change are changed in memory first, and written by `writeOut`: once for all
/// that happened to a row in a batch. Every query by `row` and `rows` writes out before it looks;
/// only `stored` does not, for rows that are kept by their key. What is in memory goes with
/// `reload`: after a rollback, and when another connection wrote. One thread at a time.
public final class StoredState: LedgerState {
    let connection: Connection
    /// The first lookup or change that SQLite refused since the last reload.
    public private(set) var failure: StoreError?

    /// Kept from the last look, because nearly every command needs them.
    public private(set) var books: Books?
    public private(set) var policies = PolicyHistory()
    public private(set) var calendar = WorkCalendar()
    public private(set) var unfinished: [UnfinishedWork] = []
    /// Plans of campaigns that were asked for.
    var plans: [CampaignCode: CampaignPlan] = [:]

    var memory: RowMemory
    private let capacity: Int
    /// In a replay: what its postings come to, which are not written then.
    var postingSum: PostingSum?
    /// Whose rows were looked at; nil while nobody wants to know.
    private var lookedAt: Set<EmployeeID>?

    /// Rows of a file of books, whose policies and calendars are read from its events.
    /// - Parameter capacity: how many rows of the larger tables are kept in memory.
    init(of connection: Connection, capacity: Int) throws(StoreError) {
        self.connection = connection
        self.capacity = capacity
        memory = RowMemory(capacity: capacity)
        try reload()
    }

    /// Empty rows without events, for a replay.
    init(shadow connection: Connection, keepsPostings: Bool) {
        self.connection = connection
        capacity = 16_384
        memory = RowMemory(capacity: capacity)
        postingSum = keepsPostings ? nil : PostingSum()
    }

    /// Forgets the rows in memory, what was to be written too.
    func forgetRows() { memory = RowMemory(capacity: capacity) }

    /// Reads again what is kept in memory: after a rollback, or when another connection wrote.
    func reload() throws(StoreError) {
        failure = nil
        forgetRows()
        books =
            row("SELECT enterprise, kind, offset_minutes, open_year FROM books") { row in
                Books.Kind(rawValue: row.text(1)).map { kind in
                    Books(
                        enterprise: row.text(0), kind: kind,
                        time: LedgerTime(offsetMinutes: Int(row.int(2))), openYear: Int(row.int(3)))
                }
            } ?? nil
        policies = PolicyHistory()
        calendar = WorkCalendar()
        plans = [:]
        unfinished = []
        try readUnfinished()
        for stream in [Stream.policy, .calendar].map(\.text) {
            let stored = rows(
                "SELECT seq, type, body FROM event WHERE stream = ?1 ORDER BY version",
                { $0.bind(1, stream) }, { ($0.int(0), $0.text(1), $0.blob(2)) })
            for (seq, type, body) in stored { try keep(seq, type, stream, body) }
        }
        if let failure { throw failure }
    }

    private func readUnfinished() throws(StoreError) {
        let stored = rows(
            """
            SELECT seq, type, body, actor, effective_at FROM event
            WHERE stream = 'work' ORDER BY version
            """, { _ in },
            {
                (
                    seq: $0.int(0), type: $0.text(1), body: $0.blob(2), actor: Actor($0.text(3)),
                    at: Instant(milliseconds: $0.int(4))
                )
            })
        for entry in stored {
            guard let actor = entry.actor,
                case .work(let event)? = try? EventCodec.decode(
                    type: entry.type, stream: "work", body: entry.body)
            else { throw .damaged(what: "work", seq: entry.seq) }
            switch event {
            case .begun(let work): begin(UnfinishedWork(work: work, actor: actor, at: entry.at))
            case .ended(let work): end(work)
            }
        }
    }

    private func keep(
        _ seq: Int64, _ type: String, _ stream: String, _ body: [UInt8]
    ) throws(StoreError) {
        switch try? EventCodec.decode(type: type, stream: stream, body: body) {
        case .policy(.adopted(let policy, let effective)):
            policies.adopt(PolicyAdoption(seq: seq, effective: effective, policy: policy))
        case .calendar(.adopted(let year)):
            calendar.adopt(year)
        default:
            throw .damaged(what: stream, seq: seq)
        }
    }

    public func put(_ books: Books) {
        self.books = books
        write(
            """
            INSERT INTO books VALUES(1, ?1, ?2, ?3, ?4)
            ON CONFLICT(id) DO UPDATE SET open_year = ?4
            """
        ) {
            $0.bind(1, books.enterprise).bind(2, books.kind.rawValue)
                .bind(3, Int64(books.time.offsetMinutes)).bind(4, Int64(books.openYear))
        }
    }

    public func begin(_ work: UnfinishedWork) { unfinished.append(work) }

    public func end(_ work: LongWork) { unfinished.removeAll { $0.work == work } }

    public func adopt(_ adoption: PolicyAdoption) { policies.adopt(adoption) }

    public func adopt(_ year: WorkYear) { calendar.adopt(year) }

    /// Runs what only reads, and says whose rows it looked at.
    public func noting<R>(_ body: () -> R) -> (result: R, people: Set<EmployeeID>) {
        lookedAt = []
        defer { lookedAt = nil }
        let result = body()
        return (result, lookedAt ?? [])
    }

    func noteLook(at employee: EmployeeID?) {
        if let employee, lookedAt != nil { lookedAt?.insert(employee) }
    }

    func forgetFailure() { failure = nil }

    func fail(_ error: SQLiteError) { fail(StoreError(error)) }

    func fail(_ error: StoreError) {
        if failure == nil { failure = error }
    }
}

extension StoredState {
    /// The first row of a query; nil where there is none.
    func row<R>(
        _ sql: StaticString, _ bind: (Statement) -> Void = { _ in }, _ read: (Statement) -> R
    ) -> R? {
        writeOut()
        return stored(sql, bind, read)
    }

    func rows<R>(
        _ sql: StaticString, _ bind: (Statement) -> Void = { _ in }, _ read: (Statement) -> R
    ) -> [R] {
        writeOut()
        return storedRows(sql, bind, read)
    }

    /// As `row`, but of what is on disk: for tables none of whose rows that could be found differs.
    func stored<R>(
        _ sql: StaticString, _ bind: (Statement) -> Void = { _ in }, _ read: (Statement) -> R
    ) -> R? {
        do throws(SQLiteError) {
            let statement = try connection.cached(sql)
            bind(statement)
            let found = try statement.step() ? read(statement) : nil
            statement.reset()
            return found
        } catch {
            fail(error)
            return nil
        }
    }

    func storedRows<R>(
        _ sql: StaticString, _ bind: (Statement) -> Void = { _ in }, _ read: (Statement) -> R
    ) -> [R] {
        var found: [R] = []
        do throws(SQLiteError) {
            let statement = try connection.cached(sql)
            bind(statement)
            while try statement.step() { found.append(read(statement)) }
        } catch {
            fail(error)
        }
        return found
    }

    /// Nothing is written once something failed: SQLite may have ended the transaction, and what
    /// came after would be on disk by itself.
    func write(_ sql: StaticString, _ bind: (Statement) -> Void) {
        if failure != nil { return }
        do throws(SQLiteError) {
            let statement = try connection.cached(sql)
            bind(statement)
            try statement.run()
        } catch {
            fail(error)
        }
    }
}
