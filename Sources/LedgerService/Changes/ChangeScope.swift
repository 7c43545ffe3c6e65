import JSON
import Ledger
import LedgerAPI
import LedgerStore

/// What a change works on: its arguments, who asks, when, and the books in an open batch.
final class ChangeScope: CallScope {
    let arguments: Arguments
    let caller: Caller
    let context: Context
    let clock: LedgerClock
    let requestID: String
    let books: BookStore
    private let admission: Admission
    /// Why the clock is not believed before the operator confirms it (R-CLR-6).
    let clockDoubt: ClockDoubt?
    let options: ServiceOptions
    /// What fell due is not all recorded yet.
    private let dueWaits: Bool
    let stagings: Stagings
    let connection: UInt64
    /// Whether the call may be answered after steps of their own.
    private let mayGoOn: Bool
    /// What goes on after the batch, and gives the answer.
    private(set) var left: Rebuild?
    /// Events that fell due and are recorded in one change: a second or so.
    private static let mostDue = 20_000
    /// Events that were recorded ahead of their turn.
    var recordedAhead = 0
    /// What was recorded for this call so far.
    private(set) var recorded: [Event] = []

    init(
        _ arguments: Arguments, _ caller: Caller, _ context: Context, _ clock: LedgerClock,
        requestID: String, _ books: BookStore, _ admission: Admission, _ options: ServiceOptions,
        doubt: ClockDoubt?, dueWaits: Bool, _ stagings: Stagings, connection: UInt64,
        mayGoOn: Bool
    ) {
        self.mayGoOn = mayGoOn
        self.stagings = stagings
        self.connection = connection
        self.arguments = arguments
        self.caller = caller
        self.context = context
        self.clock = clock
        self.requestID = requestID
        self.books = books
        self.admission = admission
        clockDoubt = doubt
        self.options = options
        self.dueWaits = dueWaits
    }

    var state: StoredState { books.state }
    var time: LedgerTime { context.time }
    var today: Day { context.today }

    /// Books of more entries are rebuilt in steps: some hundredths of a second.
    private static let rebuiltAtOnce: Int64 = 4096

    /// Whether a rebuild goes on in steps after this batch, and not in it.
    func leaves(_ rebuild: Rebuild) -> Bool {
        guard mayGoOn, books.head.seq > Self.rebuiltAtOnce else { return false }
        left = rebuild
        return true
    }

    /// Decides and, where no rule refuses, records.
    func apply(_ command: Command) throws(ServiceError) {
        try apply(command, context)
    }

    /// Whether the rest of what the change leads to is recorded in steps.
    var goesOn: Bool {
        recorded.contains { if case .work(.begun) = $0 { true } else { false } }
    }

    func apply(_ command: Command, _ context: Context) throws(ServiceError) {
        let events =
            dueWaits || state.isWorkInTheWay
            ? try decideAhead(command, context) : try decide(command, context)
        try admission.admit(events, context, state)
        try record(events, at: context.now, by: context.actor)
    }

    private func decide(
        _ command: Command, _ context: Context
    ) throws(ServiceError) -> [Event] {
        let events: [Event]
        do {
            events = try command.decide(context, in: state)
        } catch {
            try stored { () throws(StoreError) in try books.checkState() }
            throw .refused(error)
        }
        try stored { () throws(StoreError) in try books.checkState() }
        return events
    }

    /// Records what fell due until a moment, each at its own time, as far as one change may: what is
    /// left is recorded in steps after it.
    func settleDue(until moment: Instant) throws(ServiceError) -> Int {
        var count = 0
        var rest: DueItem?
        while count < Self.mostDue, let due = rest ?? state.nextDueWork(until: moment),
            !due.comesLast
        {
            let settlement = try stored { () throws(StoreError) in
                try books.settle(
                    due, recordedAt: max(due.at, books.lastRecordedAt ?? due.at),
                    requestID: requestID)
            }
            count += settlement.events.count
            recorded += settlement.events
            rest = settlement.rest
        }
        try stored { () throws(StoreError) in try books.checkState() }
        return count
    }

    private func record(
        _ events: [Event], at moment: Instant, by actor: Actor
    ) throws(ServiceError) {
        try stored { () throws(StoreError) in
            for event in events {
                try books.record(
                    [event], by: actor, recordedAt: moment,
                    effectiveAt: event.effect(in: time) ?? moment, requestID: requestID)
            }
        }
        recorded += events
    }

    /// Gives, corrects or erases a name beside the chain (R-ORG-6).
    func name(_ employee: EmployeeID, _ name: String?) throws(ServiceError) {
        try stored { () throws(StoreError) in try books.name(employee, name) }
    }
}

extension ChangeScope {
    /// Applies each element of a list: `all`, so that one refusal undoes everything, or `each`
    /// for itself, as the caller says.
    func applyMany(
        _ list: String, _ apply: (Arguments) throws(ServiceError) -> JSONObject
    ) throws(ServiceError) -> JSONObject {
        try applyMany(arguments.objects(list), apply)
    }

    func applyMany(
        _ items: [Arguments], _ apply: (Arguments) throws(ServiceError) -> JSONObject
    ) throws(ServiceError) -> JSONObject {
        var results: [JSON] = []
        var refused: [JSON] = []
        for (index, item) in items.enumerated() {
            var line: JSONObject = ["line": .int(Int64(index))]
            do throws(ServiceError) {
                for member in try apply(item).members { line[member.name] = member.value }
            } catch {
                guard error.isOfItsLine else { throw error }
                let wire = error.wire(time)
                line["error"] = ["kind": .string(wire.kind), "facts": .object(wire.facts)]
                refused.append(.object(line))
            }
            results.append(.object(line))
        }
        if !refused.isEmpty && arguments[Shared.mode] != .each {
            throw .batch(refused: refused, of: items.count)
        }
        return [
            "results": .array(results), "applied": .int(Int64(items.count - refused.count)),
            "refused": .int(Int64(refused.count)),
        ]
    }
}

extension Parameter {
    static let mode = Shared.mode.parameter
}
