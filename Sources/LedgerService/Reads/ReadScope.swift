import JSON
import Ledger
import LedgerAPI
import LedgerStore

/// What a read works on: its arguments, who asks, and one snapshot of the books.
final class ReadScope: CallScope {
    let arguments: Arguments
    let caller: Caller
    let clock: LedgerClock
    let options: ServiceOptions
    let condition: BooksCondition
    let books: BookReader
    let connection: UInt64

    init(
        _ arguments: Arguments, _ caller: Caller, _ clock: LedgerClock, _ options: ServiceOptions,
        _ condition: BooksCondition, _ books: BookReader, connection: UInt64
    ) {
        self.connection = connection
        self.arguments = arguments
        self.caller = caller
        self.clock = clock
        self.options = options
        self.condition = condition
        self.books = books
    }

    var state: StoredState { books.state }
    var time: LedgerTime { state.books?.time ?? .china }

    /// Why nothing is recorded by the clock as it is (R-CLR-6).
    var clockDoubt: ClockDoubt? {
        let last = books.lastRecordedAt
        guard clock.now(after: last, time: time) != nil else { return nil }
        return clock.doubt(clock.shown(time), last: last, seq: books.head.seq, state)
    }

    /// Now, but not before the last entry: reads work with a clock that is behind, too.
    var now: Instant {
        let shown = clock.shown(time)
        return books.lastRecordedAt.map { max($0, shown) } ?? shown
    }

    var today: Day { time.day(of: now) }
    var policy: Policy? { state.policies.policy(on: today) }

    /// May the caller see everybody's, or only their own? (R-ORG-4)
    func sees(all roles: Set<Role>) -> Bool { caller.holds(any: roles) }
}

extension ReadScope {
    var limit: Int { Int(arguments.int("limit") ?? 100) }

    /// The page of a list with number ids, such as `C12`.
    func page<ID: NumberedID>(_: ID.Type) throws(ServiceError) -> Page {
        Page(
            after: try after(ID.self)?.number, limit: limit,
            newestFirst: arguments.bool("newest"))
    }

    func after<ID: NumberedID>(_: ID.Type) throws(ServiceError) -> ID? {
        try after { ID($0) }
    }

    func after<R>(_ read: (String) -> R?) throws(ServiceError) -> R? {
        guard let text = arguments.text("after") else { return nil }
        guard let key = read(text) else {
            throw .invalid(
                InvalidParameter(
                    path: "after", problem: .not(expected: "the next of a page before")))
        }
        return key
    }

    /// A list's result: the rows, their number, and the key of the last where more may follow.
    func list<Row>(
        _ rows: [Row], key: (Row) -> String, _ json: (Row) -> JSON
    ) -> JSONObject {
        var result: JSONObject = [
            "rows": .array(rows.map(json)), "count": .int(Int64(rows.count)),
        ]
        if rows.count == limit, let last = rows.last { result["next"] = .string(key(last)) }
        return result
    }

    /// Whose list: the one asked for, or the caller's own where they see no other.
    func ownOrAsked(
        seeing roles: Set<Role> = Caller.seeingAll
    ) throws(ServiceError) -> EmployeeID? {
        let asked = arguments.employee("employee")
        if sees(all: roles) {
            return try asked.map { id throws(ServiceError) in try employee(id).id }
        }
        guard let own = caller.employee, asked == nil || asked == own else {
            throw .notPermitted(takes: roles)
        }
        return own
    }

    /// The item that a list is limited to: one that some policy had, so that a slip of the pen is
    /// not answered with an empty list.
    func known(_ wanted: ItemCode?) throws(ServiceError) -> ItemCode? {
        guard let wanted else { return nil }
        let isKnown = state.policies.adoptions.contains { $0.policy.item(wanted) != nil }
        guard isKnown else { throw .refused(.claim(.itemUnknown(wanted))) }
        return wanted
    }

    func employee(_ id: EmployeeID) throws(ServiceError) -> Employee {
        guard let employee = state.employee(id) else {
            throw .refused(.employee(.unknown(id)))
        }
        return employee
    }
}
