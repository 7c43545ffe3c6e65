import JSON
import Ledger
import LedgerAPI
import LedgerStore
import SHA2

extension Method {
    static let auditSample = stream(
        "Draws claims and redemptions of a period, reproducible from seed, period and head",
        .roles(.auditor, .leader),
        [
            .required("seed", .words(longest: 100), "Any text, named by the inspector"),
            .required("from", .day, "Submitted or requested from this day on"),
            .required("to", .day, "Submitted or requested up to this day"),
            .optional("count", .integer(1...1000), "Of each kind at most; 10 if absent"),
            .optional(
                "at", .integer(1...JSON.integers.upperBound),
                "As the books stood after this entry; the last one if absent"),
        ],
        result: """
            {rows: [{kind: claim|redemption, key, id, …, life}], seed, from, to, \
            at: {seq, head}, population: {claims, redemptions}}
            """
    ) { scope, sink throws(ServiceError) in
        let at = try scope.sampledHead()
        let claims = scope.draw(.claim(.submitted), at)
        let redemptions = scope.draw(.redemption(.requested), at)
        for drawn in claims.drawn {
            guard let id = ClaimID(drawn.id), let claim = scope.state.claim(id) else { continue }
            let row = drawn.row("claim", with: scope.claimCard(claim))
            if !sink.row(row) { return [:] }
        }
        for drawn in redemptions.drawn {
            guard let id = RedemptionID(drawn.id), let redemption = scope.state.redemption(id)
            else { continue }
            let row = drawn.row("redemption", with: scope.redemptionCard(redemption))
            if !sink.row(row) { return [:] }
        }
        return [
            "seed": .string(scope.arguments.words("seed")),
            "from": .string(scope.arguments.words("from")),
            "to": .string(scope.arguments.words("to")),
            "at": ["seq": .int(at.seq), "head": .string(at.hash.hex)],
            "population": [
                "claims": .int(claims.population), "redemptions": .int(redemptions.population),
            ],
        ]
    }
}

extension ReadScope {
    fileprivate func sampledHead() throws(ServiceError) -> Head {
        guard let seq = arguments.int("at") else { return books.head }
        guard let event = state.event(seq) else {
            let expected: JSON = ["type": "integer", "from": 1, "to": .int(books.head.seq)]
            throw .invalid(InvalidParameter(path: "at", problem: .not(expected: expected)))
        }
        return Head(seq: event.seq, hash: event.hash)
    }

    fileprivate func draw(_ type: EventType, _ at: Head) -> SpotCheck {
        var draw = SpotCheck(
            seed: arguments.words("seed"), head: at.hash, size: Int(arguments.int("count") ?? 10))
        let from = arguments.required("from", arguments.day("from"))
        let to = arguments.required("to", arguments.day("to"))
        state.eachBegun(
            with: type, upTo: at.seq, from: time.start(of: from), until: time.end(of: to)
        ) { id in
            draw.add(id)
            return true
        }
        return draw
    }
}

extension SpotCheck.Drawn {
    fileprivate func row(_ kind: JSON, with card: JSONObject) -> JSON {
        var row: JSONObject = [
            "kind": kind, "id": .string(id),
            "key": Digest(bytes: key).map { .string($0.hex) } ?? .null,
        ]
        for member in card.members where row[member.name] == nil { row[member.name] = member.value }
        return .object(row)
    }
}
