import JSON
import Ledger

extension EventCodec {
    static func stored(_ event: Deduction.Event) -> (String, JSONObject) {
        switch event {
        case .recorded(let recorded):
            (
                "deduction.recorded.v1",
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
                "deduction.appealed.v1",
                ["appeal": .string(appeal.text), "reason": .string(reason)]
            )
        case .appealDecided(let appeal, let outcome, let reason):
            (
                "deduction.appeal-decided.v1",
                [
                    "appeal": .string(appeal.text), "outcome": .string(outcome.rawValue),
                    "reason": .string(reason),
                ]
            )
        case .reversed(let employee, let points, let department):
            (
                "deduction.reversed.v1",
                [
                    "employee": .string(employee.text), "points": .int(points.value),
                    "department": .string(department),
                ]
            )
        }
    }

    static func deduction(
        _ type: String, _ body: EventBody
    ) throws(EventFault) -> Deduction.Event {
        switch type {
        case "deduction.recorded.v1":
            .recorded(
                Deduction.Recorded(
                    employee: try body.code("employee"), item: try body.code("item"),
                    points: try body.points("points"), taken: try body.points("taken"),
                    occurred: try body.day("occurred"), reason: try body.text("reason"),
                    department: try body.text("department")))
        case "deduction.appealed.v1":
            .appealed(try body.id("appeal"), reason: try body.text("reason"))
        case "deduction.appeal-decided.v1":
            .appealDecided(
                try body.id("appeal"), try body.choice("outcome"),
                reason: try body.text("reason"))
        case "deduction.reversed.v1":
            .reversed(
                try body.code("employee"), points: try body.points("points"),
                department: try body.text("department"))
        default: throw EventFault(member: "type")
        }
    }
}
