import JSON
import Ledger

extension EventCodec {
    static func stored(_ event: Opening.Event) -> (EventType.Opening, JSONObject) {
        switch event {
        case .recorded(let line, let department):
            (
                .recorded,
                [
                    "employee": .string(line.employee.text), "points": .int(line.points.value),
                    "day": .string(line.day.text), "reference": .string(line.reference),
                    "note": .string(line.note), "department": .string(department),
                ]
            )
        case .reversed(let line):
            (
                .reversed,
                [
                    "employee": .string(line.employee.text), "points": .int(line.points.value),
                    "rest": .int(line.rest.value), "reference": .string(line.reference),
                    "department": .string(line.department),
                    "import": .string(line.undoing.text),
                ]
            )
        }
    }

    static func opening(
        _ type: EventType.Opening, _ body: EventBody
    ) throws(EventFault) -> Opening.Event {
        switch type {
        case .recorded:
            .recorded(
                Opening(
                    employee: try body.code("employee"), points: try body.points("points"),
                    day: try body.day("day"), reference: try body.text("reference"),
                    note: try body.text("note")), department: try body.text("department"))
        case .reversed:
            .reversed(
                Opening.Reversed(
                    employee: try body.code("employee"), reference: try body.text("reference"),
                    points: try body.points("points"), rest: try body.points("rest"),
                    department: try body.text("department"), undoing: try body.id("import")))
        }
    }
}
