import JSON
import Ledger
import LedgerAPI
import LedgerStore

extension Method {
    static let clockConfirm = change(
        "Says that the host's clock is right, after it jumped: changes and due work go on",
        .roles(.operator), [],
        result: "{cause, from, to}",
        errors: [.clockNotDoubted]
    ) { scope throws(ServiceError) in
        guard let doubt = scope.clockDoubt else { throw .clockNotDoubted }
        let user = scope.caller.user ?? scope.caller.actor.text
        try scope.apply(.books(.confirmClock(doubt, user: user)))
        return doubt.wire(scope.time)
    }
}

extension Method {
    /// What is carried out although the clock is not believed (R-CLR-6): the confirmation, and what
    /// mends damaged books, for which the confirmation would wait in turn.
    var worksWithDoubtedClock: Bool {
        known == .clockConfirm || known == .booksRebuild
    }
}

extension ReadScope {
    /// How the clock stands, as `books.status` has it. Behind, what is recorded ahead of it: from
    /// which entry on.
    var clockStanding: JSONObject {
        let shown = clock.shown(time)
        let isBeyond = LedgerClock.isBeyond(shown, time)
        let isBehind = !isBeyond && clock.now(after: books.lastRecordedAt, time: time) == nil
        var result: JSONObject = [
            "clock": clock.isSimulated ? "simulated" : "system", "behind": .bool(isBehind),
        ]
        if isBeyond { result["beyond"] = true }
        if isBehind, let first = state.firstEvent(recordedAfter: shown) {
            result["ahead"] = [
                "shown": rows.instant(shown), "seq": .int(first.seq),
                "recordedAt": rows.instant(first.recordedAt),
                "events": .int(books.head.seq - first.seq + 1),
            ]
        }
        if let doubt = clockDoubt { result["unconfirmed"] = .object(doubt.wire(time)) }
        return result
    }
}
