import JSON
import Ledger

extension EventCodec {
    static func stored(_ event: Books.Event) -> (String, JSONObject) {
        switch event {
        case .opened(let enterprise, let kind, let time, let firstYear):
            (
                "books.opened.v1",
                [
                    "enterprise": .string(enterprise), "kind": .string(kind.rawValue),
                    "offsetMinutes": .int(Int64(time.offsetMinutes)),
                    "firstYear": .int(Int64(firstYear)),
                ]
            )
        case .clockAdvanced(let to):
            ("books.clock-advanced.v1", ["to": .int(to.milliseconds)])
        }
    }

    static func books(_ type: String, _ body: EventBody) throws(EventFault) -> Books.Event {
        switch type {
        case "books.opened.v1":
            .opened(
                enterprise: try body.text("enterprise"), kind: try body.choice("kind"),
                time: LedgerTime(offsetMinutes: Int(try body.int("offsetMinutes"))),
                firstYear: Int(try body.int("firstYear")))
        case "books.clock-advanced.v1":
            .clockAdvanced(to: try body.instant("to"))
        default:
            throw EventFault(member: "type")
        }
    }

    static func stored(_ event: Policy.Event) -> (String, JSONObject) {
        switch event {
        case .adopted(let policy, let effective):
            ("policy.adopted.v1", ["effective": .string(effective.text), "policy": policy.json])
        }
    }

    static func policy(_ type: String, _ body: EventBody) throws(EventFault) -> Policy.Event {
        guard type == "policy.adopted.v1" else { throw EventFault(member: "type") }
        var reader = PolicyReader()
        guard let policy = reader.read(try body.json("policy")) else {
            throw EventFault(member: "policy")
        }
        return .adopted(policy, effective: try body.day("effective"))
    }

    static func stored(_ event: WorkYear.Event) -> (String, JSONObject) {
        switch event {
        case .adopted(let year):
            (
                "calendar.adopted.v1",
                [
                    "year": .int(Int64(year.year)), "source": .string(year.source),
                    "off": year.off.stored, "work": year.work.stored,
                    "enterpriseOff": year.enterpriseOff.stored,
                    "enterpriseWork": year.enterpriseWork.stored,
                ]
            )
        }
    }

    static func calendar(_ type: String, _ body: EventBody) throws(EventFault) -> WorkYear.Event {
        guard type == "calendar.adopted.v1" else { throw EventFault(member: "type") }
        return .adopted(
            WorkYear(
                year: Int(try body.int("year")), source: try body.text("source"),
                off: try body.days("off"), work: try body.days("work"),
                enterpriseOff: try body.days("enterpriseOff"),
                enterpriseWork: try body.days("enterpriseWork")))
    }

    static func stored(_ event: Budget.Event) -> (String, JSONObject) {
        switch event {
        case .set(let amount): ("budget.set.v1", ["fen": .int(amount.value)])
        }
    }

    static func budget(_ type: String, _ body: EventBody) throws(EventFault) -> Budget.Event {
        guard type == "budget.set.v1" else { throw EventFault(member: "type") }
        return .set(try body.fen("fen"))
    }

    static func stored(_ event: Clearing.Event) -> (String, JSONObject) {
        switch event {
        case .accountCleared(let employee, let year, let points, let kept):
            (
                "clearing.account-cleared.v1",
                [
                    "employee": .string(employee.text), "year": .int(Int64(year)),
                    "points": .int(points.value), "kept": .int(kept.value),
                ]
            )
        case .yearCleared(let year, let accounts, let points):
            (
                "clearing.year-cleared.v1",
                [
                    "year": .int(Int64(year)), "accounts": .int(accounts),
                    "points": .int(points.value),
                ]
            )
        }
    }

    static func clearing(_ type: String, _ body: EventBody) throws(EventFault) -> Clearing.Event {
        switch type {
        case "clearing.account-cleared.v1":
            .accountCleared(
                try body.code("employee"), year: Int(try body.int("year")),
                points: try body.points("points"), kept: try body.points("kept"))
        case "clearing.year-cleared.v1":
            .yearCleared(
                year: Int(try body.int("year")), accounts: try body.int("accounts"),
                points: try body.points("points"))
        default:
            throw EventFault(member: "type")
        }
    }
}
