import JSON
import Ledger

extension EventCodec {
    static func stored(_ event: Claim.Event) -> (String, JSONObject) {
        switch event {
        case .submitted(let submitted):
            return ("claim.submitted.v1", stored(submitted))
        case .withdrawn(let reason):
            return ("claim.withdrawn.v1", ["reason": .string(reason.rawValue)])
        case .overdue:
            return ("claim.overdue.v1", [:])
        case .approved(let points, let notice):
            var body: JSONObject = ["points": .int(points.value)]
            body.set("notice", notice?.stored)
            return ("claim.approved.v1", body)
        case .rejected(let ground, let reason):
            var body: JSONObject = ["ground": .string(ground.name), "reason": .string(reason)]
            if case .objection(let id) = ground { body["objection"] = .string(id.text) }
            return ("claim.rejected.v1", body)
        case .objected(let id, let reason):
            return (
                "claim.objected.v1", ["objection": .string(id.text), "reason": .string(reason)]
            )
        case .objectionDecided(let id, let outcome, let reason):
            return (
                "claim.objection-decided.v1",
                [
                    "objection": .string(id.text), "outcome": .string(outcome.rawValue),
                    "reason": .string(reason),
                ]
            )
        case .rescheduled(let deadline):
            return ("claim.rescheduled.v1", ["deadline": deadline.stored])
        case .credited(let employee, let credit):
            return ("claim.credited.v1", stored(credit, of: employee))
        case .revoked(let revoked):
            var body = stored(revoked.credit, of: revoked.employee)
            body["kind"] = .string(revoked.kind.rawValue)
            body["reason"] = .string(revoked.reason)
            body["taken"] = .int(revoked.taken.value)
            return ("claim.revoked.v1", body)
        }
    }

    static func claim(_ type: String, _ body: EventBody) throws(EventFault) -> Claim.Event {
        switch type {
        case "claim.submitted.v1": .submitted(try submitted(body))
        case "claim.withdrawn.v1": .withdrawn(try body.choice("reason"))
        case "claim.overdue.v1": .overdue
        case "claim.approved.v1":
            .approved(
                points: try body.points("points"),
                notice: try body.optional("notice", body.deadline))
        case "claim.rejected.v1":
            .rejected(try ground(body), reason: try body.text("reason"))
        case "claim.objected.v1":
            .objected(try body.id("objection"), reason: try body.text("reason"))
        case "claim.objection-decided.v1":
            .objectionDecided(
                try body.id("objection"), try body.choice("outcome"),
                reason: try body.text("reason"))
        case "claim.rescheduled.v1": .rescheduled(try body.deadline("deadline"))
        case "claim.credited.v1": .credited(try body.code("employee"), try credit(body))
        case "claim.revoked.v1":
            .revoked(
                Claim.Revoked(
                    kind: try body.choice("kind"), reason: try body.text("reason"),
                    employee: try body.code("employee"), credit: try credit(body),
                    taken: try body.points("taken")))
        default: throw EventFault(member: "type")
        }
    }

    private static func stored(_ submitted: Claim.Submitted) -> JSONObject {
        var body: JSONObject = [
            "employee": .string(submitted.employee.text), "item": .string(submitted.item.text),
            "occurred": .string(submitted.occurred.text), "note": .string(submitted.note),
            "due": submitted.due.stored,
        ]
        body.set("occurrence", submitted.occurrence.map { .string($0) })
        body.set("requested", submitted.requested.map { .int($0.value) })
        if submitted.distinct { body["distinct"] = true }
        if !submitted.evidence.isEmpty {
            body["evidence"] = .array(submitted.evidence.map(\.stored))
        }
        return body
    }

    private static func submitted(_ body: EventBody) throws(EventFault) -> Claim.Submitted {
        return Claim.Submitted(
            employee: try body.code("employee"), item: try body.code("item"),
            occurred: try body.day("occurred"),
            occurrence: try body.optional("occurrence", body.text),
            distinct: body.has("distinct"), note: try body.text("note"),
            evidence: try evidence(body),
            requested: try body.optional("requested", body.points),
            due: try body.deadline("due"))
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
