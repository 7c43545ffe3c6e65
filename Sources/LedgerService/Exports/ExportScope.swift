import JSON
import Ledger
import LedgerAPI
import LedgerStore

/// One export while it is read: its period, whose, and what its rows say of people and goods.
///
/// Memory grows with the people and products named, never with the rows.
final class ExportScope {
    let rows: Rows
    let from: Day
    let to: Day
    let department: String?
    private let scope: ReadScope
    private let sink: RowSink
    private var people: [EmployeeID: Person] = [:]
    private var products: [ProductCode: Product] = [:]

    /// What rows say of somebody, as it is now.
    struct Person {
        /// Null where it was erased (R-ORG-6).
        let name: JSON
        let department: String
        let type: JSON
    }

    init(_ scope: ReadScope, _ sink: RowSink) throws(ServiceError) {
        self.scope = scope
        self.sink = sink
        rows = scope.rows
        from = scope.arguments.required("from", scope.arguments.day("from"))
        to = scope.arguments.required("to", scope.arguments.day("to"))
        department = try scope.department()
    }

    var state: StoredState { scope.state }
    var time: LedgerTime { scope.time }
    var arguments: Arguments { scope.arguments }

    /// - Returns: false where nobody wants more.
    func row(_ row: JSONObject) -> Bool { sink.row(.object(row)) }

    /// A row that is written straight into the answer.
    /// - Returns: false where nobody wants more.
    func row(_ write: (inout JSONRow) -> Void) -> Bool {
        sink.row { JSONRow.append(to: &$0, write) }
    }

    func includes(_ department: String) -> Bool {
        self.department == nil || self.department == department
    }

    func person(_ id: EmployeeID) -> Person {
        if let known = people[id] { return known }
        let employee = state.employee(id)
        let person = Person(
            name: rows.name(id), department: employee?.department ?? "",
            type: employee.map { .string($0.type.rawValue) } ?? .null)
        people[id] = person
        return person
    }

    func product(_ code: ProductCode) -> Product? {
        if let known = products[code] { return known }
        let product = state.product(code)
        products[code] = product
        return product
    }

    /// What every export states beside its sums: whose books, which period, under which policy,
    /// for whom and when (R-BOOK-2). The head comes with every answer.
    func result(_ sums: JSONObject) -> JSONObject {
        var result: JSONObject = [
            "sums": .object(sums), "from": .string(from.text), "to": .string(to.text),
        ]
        result["department"] = department.map { .string($0) }
        if let books = state.books {
            result["enterprise"] = .string(books.enterprise)
            result["kind"] = .string(books.kind.rawValue)
        }
        result["policy"] = scope.policy.map { .string($0.name) }
        result["by"] = .string(scope.caller.actor.text)
        result["at"] = rows.instant(scope.now)
        return result
    }
}

extension ExportScope {
    /// Events that took effect in the period, both days included, in the order of the books.
    func eachEvent(_ types: [EventType], _ body: (StoredEvent, Event, Day) -> Bool) {
        eachEvent(types, through: to, body)
    }

    /// As `eachEvent`, up to another day than the period's last.
    func eachEvent(
        _ types: [EventType], through last: Day, _ body: (StoredEvent, Event, Day) -> Bool
    ) {
        // A year's clearing may be recorded among the first entries of the next.
        var first = from
        var isWanted = true
        for case .clearing(.yearCleared(let year, _, _)) in state.life(of: .clearing)
            .compactMap(\.event)
        {
            let next = Day.firstOf(year: year + 1)
            guard isWanted, first < next, next <= last else { continue }
            eachEvent(types, from: first, through: next.adding(-1)) {
                isWanted = body($0, $1, $2)
                return isWanted
            }
            first = next
        }
        if isWanted { eachEvent(types, from: first, through: last, body) }
    }

    private func eachEvent(
        _ types: [EventType], from: Day, through last: Day,
        _ body: (StoredEvent, Event, Day) -> Bool
    ) {
        // A moment more, because the year's clearing at 24:00 belongs to the day that ends.
        let end = time.end(of: last).adding(milliseconds: 1)
        state.eachEvent(of: types, from: time.start(of: from), until: end) { stored in
            guard let event = stored.event else { return true }
            let day = day(of: event, at: stored.effectiveAt)
            return day < from || day > last || body(stored, event, day)
        }
    }

    /// As `eachEvent`, and the lines brought from the old book among them, each before the other
    /// entries of its day: they are recorded long after it, and all else in the order of days.
    func eachEventAndOpening(
        _ types: [EventType], _ body: (StoredEvent, Event, Day) -> Bool
    ) {
        let end = time.end(of: to)
        var openings = state.openings(from: time.start(of: from), until: end)[...]
        func bring(before day: Day) -> Bool {
            while let next = openings.first, time.day(of: next.effectiveAt) <= day {
                openings.removeFirst()
                guard let stored = state.event(next.seq), let event = stored.event else { continue }
                if !body(stored, event, time.day(of: next.effectiveAt)) { return false }
            }
            return true
        }
        var isWanted = true
        eachEvent(types.filter { $0 != .opening(.recorded) }) { stored, event, day in
            isWanted = bring(before: day) && body(stored, event, day)
            return isWanted
        }
        if isWanted { _ = bring(before: to) }
    }

    /// The day of effect: a year's clearing belongs to its 31 December (R-CLR-1).
    private func day(of event: Event, at instant: Instant) -> Day {
        let day = time.day(of: instant)
        if case .clearing(.accountCleared(_, let year, _, _)) = event,
            instant == time.end(ofYear: year)
        {
            return day.adding(-1)
        }
        return day
    }
}

extension Method {
    static let exporting = Access.roles(.finance, .leader, .auditor, .administrator)

    static let exportPeriod = [
        Parameter.required("from", .day, "First day of effect"),
        Parameter.required("to", .day, "Last day of effect"),
    ]

    static let exportDepartment = Parameter.optional(
        "department", .department, "Only what concerns this department")

    static func export(
        _ summary: String, _ parameters: [Parameter] = exportPeriod + [exportDepartment],
        result: String, _ work: @escaping @Sendable (ExportScope) -> JSONObject
    ) -> Method {
        stream(
            summary, exporting, parameters, result: result, errors: [.departmentUnknown]
        ) { scope, sink throws(ServiceError) in
            let export = try ExportScope(scope, sink)
            return export.result(work(export))
        }
    }
}
