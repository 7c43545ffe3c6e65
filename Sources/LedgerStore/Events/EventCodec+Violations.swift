import JSON
import Ledger

extension EventCodec {
    static func stored(_ event: Deduction.Event) -> (EventType.Deduction, JSONObject) {
        switch event {
        case .recorded(let recorded):
            (
                .recorded,
                [
                    "employee": .string(recorded.employee.text),
                    "item": .string(recorded.item.text),
                    "points": .int(recorded.points.value), "taken": .int(recorded.taken.value),
                    "occurred": .string(recorded.occurred.text),
                    "reason": .string(recorded.reason),
                    "department": .string(recorded.department),
                ]
            )
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
        case .reversed(let employee, let points, let department):
            (
                .reversed,
                [
                    "employee": .string(employee.text), "points": .int(points.value),
                    "department": .string(department),
                ]
            )
        }
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
                    department: try body.text("department")))
        case .appealed:
            .appealed(try body.id("appeal"), reason: try body.text("reason"))
        case .appealDecided:
            .appealDecided(
                try body.id("appeal"), try body.choice("outcome"),
                reason: try body.text("reason"))
        case .reversed:
            .reversed(
                try body.code("employee"), points: try body.points("points"),
                department: try body.text("department"))
        }
    }
}
