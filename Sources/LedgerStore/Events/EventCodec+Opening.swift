import JSON
import Ledger

extension EventCodec {
    static func stored(_ event: Opening.Event) -> (String, JSONObject) {
        switch event {
        case .recorded(let opening):
            (
                "opening.recorded.v1",
                [
                    "employee": .string(opening.employee.text),
                    "points": .int(opening.points.value), "day": .string(opening.day.text),
                    "reference": .string(opening.reference), "note": .string(opening.note),
                    "department": .string(opening.department),
                ]
            )
        }
    }

    static func opening(_ type: String, _ body: EventBody) throws(EventFault) -> Opening.Event {
        guard type == "opening.recorded.v1" else { throw EventFault(member: "type") }
        return .recorded(
            Opening(
                employee: try body.code("employee"), points: try body.points("points"),
                day: try body.day("day"), reference: try body.text("reference"),
                note: try body.text("note"), department: try body.text("department")))
    }
}
