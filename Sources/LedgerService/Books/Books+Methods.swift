import JSON
import Ledger
import LedgerAPI
import LedgerStore
import SHA2

extension Method {
    static let whoami = quick(
        "Who the caller is to the ledger", .anyone, [],
        result:
            "{user, actor, employee?, name?, roles, enterprise?, kind?, now, unconfirmed?, imports?}"
    ) { scope in
        let caller = scope.caller
        var result: JSONObject = [
            "user": caller.user.map { .string($0) } ?? .null,
            "actor": .string(caller.actor.text),
            "roles": .array(caller.roles.map(\.rawValue).sorted().map { .string($0) }),
            "now": scope.rows.instant(scope.now),
        ]
        if let employee = caller.employee {
            result["employee"] = .string(employee.text)
            result["name"] = scope.rows.name(employee)
        }
        if let books = scope.state.books {
            result["enterprise"] = .string(books.enterprise)
            result["kind"] = .string(books.kind.rawValue)
        }
        result["imports"] = scope.options.imports.map { .string($0) }
        if let doubt = scope.clockDoubt { result["unconfirmed"] = .object(doubt.wire(scope.time)) }
        return result
    }

    static let booksOpen = change(
        "Opens the books with their first entry, real or for training, once and for all",
        .roles(.operator),
        [
            .required("enterprise", .name(longest: 100), "The enterprise's name"),
            .required("kind", .choice(Books.Kind.self), "Real, or for training"),
            .optional("offsetMinutes", .integer(Bounds.offsetMinutes), "From UTC; 480 if absent"),
            .optional("leader", .holder, "user:NAME, who holds the role leader first"),
            .unknownLogin,
        ],
        result: "{enterprise, kind, leader?}",
        errors: [
            .booksNotForTraining, .booksAlreadyOpened, .employeeUnknown, .roleOperatorsLogin,
            .roleLoginUnknown,
        ]
    ) { scope throws(ServiceError) in
        let arguments = scope.arguments
        let kind: Books.Kind = arguments.requiredChoice("kind")
        if scope.clock.isSimulated && kind == .real {
            throw .refused(.books(.notForTraining))
        }
        let leader = arguments.holder("leader")
        if kind == .real, let leader { try scope.requireLogin(of: leader) }
        try scope.apply(
            .books(
                .open(
                    enterprise: arguments.words("enterprise"), kind: kind, time: scope.time,
                    leader: leader)))
        var result: JSONObject = [
            "enterprise": .string(arguments.words("enterprise")), "kind": .string(kind.rawValue),
        ]
        result["leader"] = leader.map { .string($0.text) }
        return result
    }

    static let booksStatus = read(
        "How the books stand", .known, [],
        result:
            "{enterprise?, kind?, now, clock, behind, beyond?, unconfirmed?, events, bytes, …}"
    ) { scope in
        let counts = scope.state.counts()
        var result: JSONObject = [
            "now": scope.rows.instant(scope.now),
            "events": .int(scope.books.head.seq), "bytes": .int(counts.bytes),
            "sqlite": .string(BookStore.sqliteVersion), "version": .string(scope.options.version),
            "employees": .int(counts.employees),
            "claims": [
                "underReview": .int(counts.underReview), "overdue": .int(counts.overdue),
                "onNotice": .int(counts.onNotice),
            ],
            "holds": .int(counts.holds),
            "calendars": .array(scope.state.calendar.years.keys.sorted().map { .int(Int64($0)) }),
            "festivalsTo": .int(Int64(StatutoryDays.lastYear)),
        ]
        for member in scope.clockStanding.members { result[member.name] = member.value }
        if let books = scope.state.books {
            result["enterprise"] = .string(books.enterprise)
            result["kind"] = .string(books.kind.rawValue)
            if books.kind == .real { result["leaders"] = .object(scope.leadership) }
            result["nextClearing"] = scope.rows.instant(books.time.end(ofYear: books.openYear))
        }
        if let adoption = scope.state.policies.adoption(on: scope.today) {
            result["policy"] = .string(adoption.policy.name)
            result["policyEffective"] = .string(adoption.effective.text)
        }
        if !scope.state.unfinished.isEmpty {
            result["unfinished"] = .array(scope.state.unfinished.map(scope.rows.unfinished))
        }
        return result
    }

    static let booksEvents = stream(
        "The entries themselves, in order", .seeingAll(or: .operator),
        [
            .optional("after", .integer(0...JSON.integers.upperBound), "The last number seen"),
            .optional("limit", .integer(1...1_000_000), "Entries at most; 100 if absent"),
        ],
        result:
            "{rows: [{seq, stream, version, type, recordedAt, effectiveAt, actor, body, hash}]}",
        errors: [.entryUnknown]
    ) { scope, sink throws(ServiceError) in
        var after = scope.arguments.int("after") ?? 0
        // An older copy was put back: whoever went on from there would miss what is new in it.
        let last = scope.books.head.seq
        if after > last { throw .entryUnknown(after, last: last) }
        var left = scope.limit
        while left > 0 {
            let events = scope.state.events(after: after, limit: min(left, 500))
            for event in events where !sink.row(scope.rows.event(event)) { return [:] }
            guard let last = events.last, events.count == min(left, 500) else { break }
            after = last.seq
            left -= events.count
        }
        return [:]
    }

    static let clockAdvance = change(
        "Moves the simulated clock of a training book on, recording what falls due on the way",
        .roles(.operator),
        [.required("by", .moment, "3d, 12h, 30m, or the day to move to")],
        result: "{now, recorded}",
        errors: [.booksNotForTraining, .clockNotSimulated, .clockBackwards]
    ) { scope throws(ServiceError) in
        guard scope.clock.isSimulated else { throw .clockNotSimulated }
        let target: Instant
        switch Moment(scope.arguments.words("by")) {
        case .by(let milliseconds): target = scope.context.now.adding(milliseconds: milliseconds)
        case .to(let day): target = scope.time.start(of: day)
        case nil: preconditionFailure("the parameter was checked")
        }
        if target >= scope.time.end(ofYear: LedgerClock.lastYear) {
            throw .invalid(
                InvalidParameter(
                    path: "by", problem: .not(expected: "no further than the year 2999")))
        }
        if target < scope.context.now {
            throw .refused(.books(.clockBackwards(now: scope.context.now)))
        }
        let recorded = try scope.settleDue(until: target)
        let context = Context(actor: scope.context.actor, now: target, time: scope.time)
        try scope.apply(.books(.advanceClock(to: target)), context)
        return ["now": scope.rows.instant(target), "recorded": .int(Int64(recorded))]
    }
}

extension Rows {
    func unfinished(_ left: UnfinishedWork) -> JSON {
        var row: JSONObject = ["since": instant(left.at), "actor": .string(left.actor.text)]
        switch left.work {
        case .recount: row["work"] = "recount"
        case .departure(let employee):
            row["work"] = "departure"
            row["employee"] = .string(employee.text)
        case .freezing(let employee, let until):
            row["work"] = "freezing"
            row["employee"] = .string(employee.text)
            row["until"] = instant(until)
        case .closing(let code):
            row["work"] = "closing"
            row["campaign"] = .string(code.text)
        }
        return .object(row)
    }

    func event(_ event: StoredEvent) -> JSON {
        [
            "seq": .int(event.seq), "stream": .string(event.stream),
            "version": .int(event.version), "type": .string(event.type),
            "recordedAt": instant(event.recordedAt), "effectiveAt": instant(event.effectiveAt),
            "actor": .string(event.actor), "body": event.body, "hash": .string(event.hash.hex),
        ]
    }
}
