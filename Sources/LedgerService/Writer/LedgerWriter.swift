import JSON
public import Ledger
public import LedgerAPI
public import LedgerStore
import SHA2

/// Makes all changes: takes what waits, and commits it at once. One thread.
public final class LedgerWriter {
    let options: ServiceOptions
    let condition: BooksCondition
    let clock: LedgerClock
    let books: BookStore
    private let users = UserNames()
    /// The file of the books.
    public var path: String { books.path }
    /// Is called again and again by a change that takes long: it goes on, and does not hang.
    public var goesOn: () -> Void {
        get { books.goesOn }
        set { books.goesOn = newValue }
    }
    /// As the options have it, until somebody changes it.
    public var housekeeping: Housekeeping
    /// As the options have it, until somebody changes it.
    public var quotas: Quotas {
        get { admission.quotas }
        set { admission.quotas = newValue }
    }
    let admission: Admission
    /// Since the books were opened.
    public internal(set) var requestsForgotten: Int64 = 0
    var sweep = RequestSweep()
    let sign: SignOfLife
    /// Whether the last sign of life could be written.
    public internal(set) var isSignKept = true
    /// Pages of the log that the last checkpoint could not copy, because somebody reads.
    public internal(set) var logWaiting = 0
    /// When the log is made short again at the earliest, in nanoseconds.
    var logTried: Int64 = 0
    /// What a step of due work has left.
    var restOfDueWork: DueItem?
    /// The same of a closing, which other due work may interrupt.
    var restOfClosing: DueItem?
    /// A call of the open batch may be answered after steps of its own.
    var mayGoOn = false
    /// The call that is answered when its steps are done.
    var long: LongCall?

    /// Opens the books, or makes empty ones.
    /// - Parameter note: is told what has to be done first, such as an upgrade.
    public init(
        _ service: LedgerService, note: @escaping (OpeningStep) -> Void = { _ in }
    ) throws(StoreError) {
        options = service.options
        condition = service.condition
        housekeeping = options.housekeeping
        admission = Admission(options)
        clock = LedgerClock(service)
        books = try BookStore(path: options.path, note: note)
        sign = SignOfLife(beside: options.path)
        condition.presence.begin()
        if options.simulatedFrom != nil, let kind = books.state.books?.kind, kind == .real {
            throw .damaged(what: "simulated clock on real books", seq: nil)
        }
        if let seen = sign.read() { condition.clockWatch.note(sign: seen) }
    }

    /// One reply a call, in order; everything that they say is on disk when this returns.
    /// - Throws: `unknownOutcome` where that cannot be known: all are to be answered so, and
    ///   nothing more may be done with these books before they are opened again.
    public func apply(_ calls: [ServiceCall]) throws(StoreError) -> [Reply] {
        guard condition.isInPlace else {
            let gone = ServiceError.readOnly(.notInPlace).wire(time)
            return calls.map { .failure($0.request.id, gone) }
        }
        if let long, long.rebuild.holdsChanges || condition.isDamaged {
            let busy = ServiceError.beingRebuilt.wire(time)
            return calls.map { .failure($0.request.id, busy) }
        }
        if condition.isDamaged, !Self.isRebuild(calls) { return try applyToDamaged(calls) }
        do {
            return try commit(calls)
        } catch {
            if case .unknownOutcome = error { throw error }
            try rollback()
            guard calls.count > 1 else {
                for call in calls { condition.note(error, in: call.request.method) }
                return calls.map { .failure($0.request.id, error.wire) }
            }
        }
        // One call of the batch met a fault of the store: each is tried by itself.
        var replies: [Reply] = []
        for call in calls { replies += try apply([call]) }
        return replies
    }

    /// Only what may mend the books is carried out.
    private func applyToDamaged(_ calls: [ServiceCall]) throws(StoreError) -> [Reply] {
        let damaged = StoreError.damaged(what: "verification", seq: nil).wire
        var replies: [Reply] = []
        for call in calls {
            replies +=
                Self.isRebuild([call])
                ? try apply([call]) : [.failure(call.request.id, damaged)]
        }
        return replies
    }

    private func commit(_ calls: [ServiceCall]) throws(StoreError) -> [Reply] {
        let shortage = shortage
        try books.begin()
        admission.beginBatch()
        let now = clock.now(after: books.lastRecordedAt, time: time)
        let isOpen = shortage == nil && !condition.isDamaged
        var doubt = lookAtClock()
        var isConfirmed = false
        var due = DueWork.done
        if let now, isOpen, doubt == nil { due = try settle(at: now) }
        var replies: [Reply] = []
        replies.reserveCapacity(calls.count)
        for call in calls {
            // The simulated clock may have been moved on by a call before this one.
            let moment = now.map { max($0, books.lastRecordedAt ?? $0) }
            let seq = books.head.seq
            let standing = Standing(
                now: moment, doubt: doubt, shortage: shortage, due: due)
            replies.append(try reply(to: call, standing))
            let isConfirmation = call.request.method == MethodName.clockConfirm.rawValue
            if isConfirmation, books.head.seq > seq {
                (doubt, isConfirmed) = (nil, true)
                if let now { due = try settle(at: now) }
            }
        }
        try commit()
        if isConfirmed { condition.clockWatch.believe(clock.shown(time)) }
        return replies
    }

    var time: LedgerTime { ledgerTime }

    /// In which days and times are told.
    public var ledgerTime: LedgerTime { books.state.books?.time ?? .china }

    /// What is so while a change is carried out.
    private struct Standing {
        /// The moment to record at; nil: the clock is behind, or beyond the last year.
        let now: Instant?
        let doubt: ClockDoubt?
        let shortage: DiskShortage?
        /// What fell due and is not recorded yet.
        let due: DueWork
    }

    private func reply(
        to call: ServiceCall, _ standing: Standing
    ) throws(StoreError) -> Reply {
        let reply: Reply
        do throws(ServiceError) {
            reply = try change(call, standing)
        } catch {
            if case .store(let error) = error { throw error }
            reply = .failure(call.request.id, error.wire(time))
        }
        // A lookup that failed may have looked like a role or a record that is not there.
        try books.checkState()
        return reply
    }

    /// The order in which a change is refused: its parameters, books not opened, a wrong clock,
    /// the request's id, the role, a clock that is not believed, a disk without room, the caller's
    /// quota, then the rules.
    private func change(
        _ call: ServiceCall, _ standing: Standing
    ) throws(ServiceError) -> Reply {
        guard let method = Method.named(call.request.method),
            case .change(let work) = method.work
        else { preconditionFailure("only changes come to the writer") }
        let params = call.request.params
        if params["request"] == nil { throw .requestRequired }
        let arguments = try method.arguments(params)
        if books.state.books == nil && method.known != .booksOpen { throw .booksNotOpened }
        guard let now = standing.now else { throw wrongClock }
        let caller = try identify(call, arguments)
        let requestID = arguments[Shared.request]
        let (digest, size) = Self.digest(call.request)
        if let old = try stored({ () throws(StoreError) in
            try books.remembered(requestID, by: caller.actor)
        }) {
            if old.digest != digest { throw .requestReused(requestID) }
            return Self.reply(remembered: old.reply, id: call.request.id)
        }
        if let refusal = method.access.refuses(caller, arguments, in: books.state) {
            throw refusal
        }
        if let doubt = standing.doubt, !method.worksWithDoubtedClock {
            throw .clockUnconfirmed(doubt)
        }
        if let shortage = standing.shortage { throw .noRoom(shortage) }
        if standing.due == .blocks { throw .dueWorkFirst }
        if long != nil, method.known == .booksRebuild { throw .beingRebuilt }
        let isMany =
            method.isWhole || method.parameters.contains { $0.name == Shared.mode.name }
        let staged = condition.stagings.load(on: call.connection, arguments, of: method)
        try admission.admit(
            call.uid, lines: staged?.rows ?? (isMany ? arguments.lines : 1),
            bytes: size + (staged?.bytes ?? 0),
            admission.quota(of: caller, arguments, ofImport: staged != nil), now: now)
        let context = Context(actor: caller.actor, now: now, time: openingTime(arguments))
        let scope = ChangeScope(
            arguments, caller, context, clock, requestID: requestID, books, admission, options,
            doubt: standing.doubt, dueWaits: standing.due == .waits, condition.stagings,
            connection: call.connection, mayGoOn: mayGoOn)
        return try stored { () throws(StoreError) in
            try run(work, scope, canBeUndone: isMany, digest, call)
        }
    }

    /// The ledger's time; the one that is being set where the books are just being opened.
    private func openingTime(_ arguments: Arguments) -> LedgerTime {
        if books.state.books != nil { return time }
        return arguments.int("offsetMinutes").map { LedgerTime(offsetMinutes: Int($0)) }
            ?? .china
    }

    private func run(
        _ work: (ChangeScope) throws(ServiceError) -> JSONObject, _ scope: ChangeScope,
        canBeUndone: Bool, _ digest: Digest, _ call: ServiceCall
    ) throws(StoreError) -> Reply {
        let dryRun = scope.arguments.isSet(Shared.dryRun)
        let outcome: Outcome =
            dryRun || canBeUndone
            ? try books.attempt { () throws(StoreError) in
                let outcome = try attempt(work, scope, dryRun: dryRun)
                return (keep: !dryRun && outcome.isSuccess, result: outcome)
            } : try attempt(work, scope, dryRun: dryRun)
        let answered = AnsweredCall(
            call, requestID: scope.requestID, actor: scope.context.actor, digest: digest,
            isRehearsal: dryRun)
        if let rebuild = scope.left { long = LongCall(answered, rebuild) }
        return answer(answered, outcome, at: scope.context.now)
    }

    /// The reply; what is to be repeated word for word is remembered with the batch.
    func answer(_ call: AnsweredCall, _ outcome: Outcome, at now: Instant) -> Reply {
        if call.isRehearsal || outcome.passes || long?.call.requestID == call.requestID {
            return outcome.reply(call.id)
        }
        let sealed = outcome.sealed(by: books.head)
        admission.charge(call.uid, bytes: sealed.count)
        books.remember(
            call.requestID, by: call.actor, digest: call.digest, reply: sealed,
            at: books.lastRecordedAt ?? now)
        return .stored(call.id, sealed)
    }

    private func attempt(
        _ work: (ChangeScope) throws(ServiceError) -> JSONObject, _ scope: ChangeScope,
        dryRun: Bool
    ) throws(StoreError) -> Outcome {
        do throws(ServiceError) {
            var result = try work(scope)
            if dryRun {
                for member in scope.rehearsal.members { result[member.name] = member.value }
            }
            return .success(result)
        } catch {
            if case .store(let error) = error { throw error }
            return .failure(error.wire(scope.time))
        }
    }

    private func identify(
        _ call: ServiceCall, _ arguments: Arguments
    ) throws(ServiceError) -> Caller {
        try Caller.identify(
            call, users, options, as: arguments[Shared.actor], in: books.state)
    }

    private var wrongClock: ServiceError {
        let shown = clock.shown(time)
        if LedgerClock.isBeyond(shown, time) { return .readOnly(.clockBeyond(now: shown)) }
        return .clockBehind(now: shown, last: books.lastRecordedAt ?? shown)
    }

    /// Of what was asked, its id, and whether it is a rehearsal, left out; and its length in bytes.
    private static func digest(_ request: Request) -> (Digest, size: Int) {
        var asked: [UInt8] = []
        asked.reserveCapacity(512)
        asked += #"{"method":"#.utf8
        JSON.string(request.method).encode(into: &asked)
        asked += #","params":"#.utf8
        request.params.encodeCanonically(into: &asked, leavingOut: ["request", "dryRun"])
        asked.append(UInt8(ascii: "}"))
        return (SHA256.hash(asked), asked.count)
    }

    private static func reply(remembered: [UInt8], id: RequestID) -> Reply {
        Outcome.isIntact(remembered)
            ? .stored(id, remembered)
            : .failure(id, WireError(.booksDamaged, facts: ["what": "request"]))
    }
}
