import JSON
import Ledger

extension EventCodec {
    static func stored(_ event: Deduction.Event) -> (EventType.Deduction, JSONObject) {
        switch event {
        case .recorded(let recorded): (.recorded, stored(recorded))
        case .appealed(let appeal, let reason):
            (
                .appealed,
                ["appeal": .string(appeal.text), "reason": .string(reason)]
            )
        case .appealDecided(let appeal, let outcome, let reason):
            (
                .appealDecided,
                [
                    "appeal": .string(appeal.text), "outcome": .string(outcome.rawValue),
                    "reason": .string(reason),
                ]
            )
        case .reversed(let reversed): (.reversed, stored(reversed))
        }
    }

    /// What ranks is absent where it is what was taken, as it was in the first edition.
    private static func stored(_ recorded: Deduction.Recorded) -> JSONObject {
        var body: JSONObject = [
            "employee": .string(recorded.employee.text), "item": .string(recorded.item.text),
            "points": .int(recorded.points.value), "taken": .int(recorded.taken.value),
            "occurred": .string(recorded.occurred.text), "reason": .string(recorded.reason),
            "department": .string(recorded.department),
        ]
        if recorded.ranked != recorded.taken { body["ranked"] = .int(recorded.ranked.value) }
        return body
    }

    private static func stored(_ reversed: Deduction.Reversed) -> JSONObject {
        var body: JSONObject = [
            "employee": .string(reversed.employee.text), "points": .int(reversed.points.value),
            "department": .string(reversed.department),
        ]
        if reversed.ranked != reversed.points { body["ranked"] = .int(reversed.ranked.value) }
        body.set("deductedOn", reversed.deductedOn.map { .string($0.text) })
        body.set("import", reversed.undoing.map { .string($0.text) })
        return body
    }

    static func deduction(
        _ type: EventType.Deduction, _ body: EventBody
    ) throws(EventFault) -> Deduction.Event {
        switch type {
        case .recorded:
            .recorded(
                Deduction.Recorded(
                    employee: try body.code("employee"), item: try body.code("item"),
                    points: try body.points("points"), taken: try body.points("taken"),
                    occurred: try body.day("occurred"), reason: try body.text("reason"),
                    department: try body.text("department"),
                    ranked: try body.points(body.has("ranked") ? "ranked" : "taken")))
        case .appealed:
            .appealed(try body.id("appeal"), reason: try body.text("reason"))
        case .appealDecided:
            .appealDecided(
                try body.id("appeal"), try body.choice("outcome"),
                reason: try body.text("reason"))
        case .reversed:
            .reversed(
                Deduction.Reversed(
                    employee: try body.code("employee"), points: try body.points("points"),
                    department: try body.text("department"),
                    ranked: try body.points(body.has("ranked") ? "ranked" : "points"),
                    deductedOn: try body.optional("deductedOn", body.day),
                    undoing: try body.undoing()))
        }
    }
}
