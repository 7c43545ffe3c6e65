import JSON
import Ledger
import LedgerAPI
import LedgerStore

/// Checking the books, and putting their rows right (R-BOOK-3).
extension Method {
    static let booksVerify = stream(
        "Reads every entry, hashes the chain again, replays it and compares the balances",
        .seeingAll(or: .finance, .operator),
        [
            .optional("seq", .integer(0...JSON.integers.upperBound), "An anchor: its number"),
            .optional("head", .sha256, "An anchor: the hash that this entry had"),
        ],
        result: "{rows: [fault], verdict, events, bytes, anchor?}"
    ) { scope, sink throws(ServiceError) in
        let anchor = try Anchor(scope.arguments)
        let verification = try verify(scope)
        for fault in verification.faults where !sink.row(fault.json) { break }
        var result: JSONObject = [
            "verdict": verification.faults.isEmpty ? "intact" : "damaged",
            "events": .int(verification.events), "bytes": .int(verification.bytes),
        ]
        result["anchor"] = anchor.map { .string($0.standing(in: scope.books).rawValue) }
        return result
    }

    /// From here on, damage that was found is known to the writer.
    private static func verify(_ scope: ReadScope) throws(ServiceError) -> Verification {
        do {
            let verification = try scope.books.verify()
            note(isIntact: verification.faults.isEmpty, scope)
            return verification
        } catch {
            if case .damaged = error { note(isIntact: false, scope) }
            throw .store(error)
        }
    }

    private static func note(isIntact: Bool, _ scope: ReadScope) {
        scope.condition.note(isDamaged: !isIntact)
        VerificationRecord(
            at: scope.clock.shown(scope.time), seq: scope.books.head.seq, isIntact: isIntact
        ).write(beside: scope.options.path)
    }

    static let booksRebuild = change(
        "Replays all entries, and puts the rows right that differ", .roles(.operator), [],
        result: "{differences: [fault]}", errors: [.booksDamaged]
    ) { scope throws(ServiceError) in
        let mends = !scope.arguments.bool("dryRun")
        let rebuild = try stored { () throws(StoreError) in
            try scope.books.beginRebuild(mends: mends)
        }
        if scope.leaves(rebuild) { return [:] }
        try stored { () throws(StoreError) in
            while try scope.books.step(rebuild) { scope.books.goesOn() }
        }
        return rebuild.result
    }
}

extension Rebuild {
    /// What `books.rebuild` answers.
    var result: JSONObject { ["differences": .array(faults.map(\.json))] }
}

extension BookFault {
    fileprivate var json: JSON {
        var fault: JSONObject = [:]
        switch what {
        case .gap(let after):
            fault["what"] = "gap"
            fault["after"] = .int(after)
        case .hash: fault["what"] = "hash"
        case .timeBackwards: fault["what"] = "timeBackwards"
        case .streamVersion(let expected):
            fault["what"] = "streamVersion"
            fault["expected"] = .int(expected)
        case .unreadable: fault["what"] = "unreadable"
        case .impossible: fault["what"] = "impossible"
        case .head: fault["what"] = "head"
        case .projection(let table, let key):
            fault["what"] = "projection"
            fault["table"] = .string(table)
            fault["key"] = .string(key)
        case .schema(let name):
            fault["what"] = "schema"
            fault["name"] = .string(name)
        case .file(let words):
            fault["what"] = "file"
            fault["words"] = .string(words)
        case .sum(let account):
            fault["what"] = "sum"
            fault["account"] = .string(account)
        }
        if let seq { fault["seq"] = .int(seq) }
        return .object(fault)
    }
}
