import JSON
import Ledger

extension EventCodec {
    static func stored(_ event: LongWork.Event) -> (EventType.Work, JSONObject) {
        switch event {
        case .begun(let work): (.begun, body(work))
        case .ended(let work): (.ended, body(work))
        }
    }

    static func work(_ type: EventType.Work, _ body: EventBody) throws(EventFault)
        -> LongWork.Event
    {
        let work: LongWork
        switch try body.text("work") {
        case "departure": work = .departure(try body.code("employee"))
        case "recount": work = .recount
        case "freezing":
            work = .freezing(try body.code("employee"), until: try body.instant("until"))
        case "closing": work = .closing(try body.code("campaign"))
        default: throw EventFault(member: "work")
        }
        return type == .begun ? .begun(work) : .ended(work)
    }

    private static func body(_ work: LongWork) -> JSONObject {
        switch work {
        case .departure(let employee):
            ["work": "departure", "employee": .string(employee.text)]
        case .recount: ["work": "recount"]
        case .freezing(let employee, let until):
            [
                "work": "freezing", "employee": .string(employee.text),
                "until": .int(until.milliseconds),
            ]
        case .closing(let code): ["work": "closing", "campaign": .string(code.text)]
        }
    }
}
