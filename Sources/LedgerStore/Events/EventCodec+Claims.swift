import JSON
import Ledger

extension EventCodec {
    static func stored(_ event: Claim.Event) -> (EventType.Claim, JSONObject) {
        switch event {
        case .submitted(let submission, let due):
            return (.submitted, stored(submission, due))
        case .withdrawn(let reason):
            return (.withdrawn, ["reason": .string(reason.rawValue)])
        case .overdue:
            return (.overdue, [:])
        case .overdueLifted(let due):
            return (.overdueLifted, ["due": due.stored])
        case .approved(let points, let notice):
            var body: JSONObject = ["points": .int(points.value)]
            body.set("notice", notice?.stored)
            return (.approved, body)
        case .rejected(let ground, let reason, let made):
            var body: JSONObject = ["ground": .string(ground.name), "reason": .string(reason)]
            if case .objection(let id) = ground { body["objection"] = .string(id.text) }
            body.set("import", made.map { .string($0.text) })
            return (.rejected, body)
        case .objected(let id, let reason, let person):
            var body: JSONObject = ["objection": .string(id.text), "reason": .string(reason)]
            body.set("employee", person.map { .string($0.text) })
            return (.objected, body)
        case .objectionDecided(let id, let outcome, let reason):
            return (
                .objectionDecided,
                [
                    "objection": .string(id.text), "outcome": .string(outcome.rawValue),
                    "reason": .string(reason),
                ]
            )
        case .rescheduled(let deadline):
            return (.rescheduled, ["deadline": deadline.stored])
        case .credited(let employee, let credit):
            return (.credited, stored(credit, of: employee))
        case .revoked(let revoked):
            var body = stored(revoked.credit, of: revoked.employee)
            body["kind"] = .string(revoked.kind.rawValue)
            body["reason"] = .string(revoked.reason)
            body["taken"] = .int(revoked.taken.value)
            body.set("creditedOn", revoked.creditedOn.map { .string($0.text) })
            body.set("import", revoked.undoing.map { .string($0.text) })
            return (.revoked, body)
        }
    }

    static func claim(_ type: EventType.Claim, _ body: EventBody) throws(EventFault) -> Claim.Event
    {
        switch type {
        case .submitted: .submitted(try submission(body), due: try body.deadline("due"))
        case .withdrawn: .withdrawn(try body.choice("reason"))
        case .overdue: .overdue
        case .overdueLifted: .overdueLifted(try body.deadline("due"))
        case .approved:
            .approved(
                points: try body.points("points"),
                notice: try body.optional("notice", body.deadline))
        case .rejected:
            .rejected(
                try ground(body), reason: try body.text("reason"), undoing: try body.undoing())
        case .objected:
            .objected(
                try body.id("objection"), reason: try body.text("reason"),
                by: try body.optional("employee") { name throws(EventFault) in try body.code(name) }
            )
        case .objectionDecided:
            .objectionDecided(
                try body.id("objection"), try body.choice("outcome"),
                reason: try body.text("reason"))
        case .rescheduled: .rescheduled(try body.deadline("deadline"))
        case .credited: .credited(try body.code("employee"), try credit(body))
        case .revoked:
            .revoked(
                Claim.Revoked(
                    kind: try body.choice("kind"), reason: try body.text("reason"),
                    employee: try body.code("employee"), credit: try credit(body),
                    taken: try body.points("taken"),
                    creditedOn: try body.optional("creditedOn", body.day),
                    undoing: try body.undoing()))
        }
    }

    private static func stored(_ submission: Claim.Submission, _ due: Deadline) -> JSONObject {
        var body: JSONObject = [
            "employee": .string(submission.employee.text), "item": .string(submission.item.text),
            "occurred": .string(submission.occurred.text), "note": .string(submission.note),
            "due": due.stored,
        ]
        body.set("occurrence", submission.occurrence.map { .string($0) })
        body.set("requested", submission.requested.map { .int($0.value) })
        if submission.distinct { body["distinct"] = true }
        if !submission.evidence.isEmpty {
            body["evidence"] = .array(submission.evidence.map(\.stored))
        }
        return body
    }

    private static func submission(_ body: EventBody) throws(EventFault) -> Claim.Submission {
        Claim.Submission(
            employee: try body.code("employee"), item: try body.code("item"),
            occurred: try body.day("occurred"),
            occurrence: try body.optional("occurrence", body.text),
            distinct: body.has("distinct"), note: try body.text("note"),
            evidence: try evidence(body),
            requested: try body.optional("requested", body.points))
    }

    static func evidence(_ body: EventBody) throws(EventFault) -> [Evidence] {
        var evidence: [Evidence] = []
        for item in body.has("evidence") ? try body.list("evidence") : [] {
            guard let members = item.object else { throw EventFault(member: "evidence") }
            let item = EventBody(members: members)
            evidence.append(
                Evidence(
                    reference: try item.text("reference"),
                    digest: try item.optional("sha256", item.text)))
        }
        return evidence
    }

    private static func stored(_ credit: Claim.Credit, of employee: EmployeeID) -> JSONObject {
        [
            "employee": .string(employee.text), "credited": .int(credit.credited.value),
            "forgone": .int(credit.forgone.value), "year": .int(Int64(credit.year)),
            "department": .string(credit.department),
        ]
    }

    private static func credit(_ body: EventBody) throws(EventFault) -> Claim.Credit {
        Claim.Credit(
            credited: try body.points("credited"), forgone: try body.points("forgone"),
            year: Int(try body.int("year")), department: try body.text("department"))
    }

    private static func ground(_ body: EventBody) throws(EventFault) -> Claim.RejectionGround {
        switch try body.text("ground") {
        case "review": .review
        case "objection": .objection(try body.id("objection"))
        case "false": .falseClaim
        case "mistake": .mistake
        default: throw EventFault(member: "ground")
        }
    }
}

extension Claim.RejectionGround {
    var name: String {
        switch self {
        case .review: "review"
        case .objection: "objection"
        case .falseClaim: "false"
        case .mistake: "mistake"
        }
    }
}

extension Evidence {
    var stored: JSON {
        var body: JSONObject = ["reference": .string(reference)]
        body.set("sha256", digest.map { .string($0) })
        return .object(body)
    }
}
