import JSON
import Ledger

extension EventCodec {
    static func stored(_ event: Books.Event) -> (EventType.Books, JSONObject) {
        switch event {
        case .opened(let enterprise, let kind, let time, let firstYear):
            (
                .opened,
                [
                    "enterprise": .string(enterprise), "kind": .string(kind.rawValue),
                    "offsetMinutes": .int(Int64(time.offsetMinutes)),
                    "firstYear": .int(Int64(firstYear)),
                ]
            )
        case .clockAdvanced(let to):
            (.clockAdvanced, ["to": .int(to.milliseconds)])
        case .clockConfirmed(let doubt, let user):
            (
                .clockConfirmed,
                [
                    "cause": .string(doubt.cause.rawValue), "from": .int(doubt.from.milliseconds),
                    "to": .int(doubt.to.milliseconds), "user": .string(user),
                ]
            )
        }
    }

    static func books(_ type: EventType.Books, _ body: EventBody) throws(EventFault) -> Books.Event
    {
        switch type {
        case .opened:
            .opened(
                enterprise: try body.text("enterprise"), kind: try body.choice("kind"),
                time: LedgerTime(offsetMinutes: Int(try body.int("offsetMinutes"))),
                firstYear: Int(try body.int("firstYear")))
        case .clockAdvanced:
            .clockAdvanced(to: try body.instant("to"))
        case .clockConfirmed:
            .clockConfirmed(
                ClockDoubt(
                    cause: try body.choice("cause"), from: try body.instant("from"),
                    to: try body.instant("to")), user: try body.text("user"))
        }
    }

    static func stored(_ event: Policy.Event) -> (EventType.Policy, JSONObject) {
        switch event {
        case .adopted(let policy, let effective):
            (.adopted, ["effective": .string(effective.text), "policy": policy.json])
        }
    }

    static func policy(_ type: EventType.Policy, _ body: EventBody) throws(EventFault)
        -> Policy.Event
    {
        switch type {
        case .adopted:
            var reader = PolicyReader()
            guard let policy = reader.read(try body.json("policy")) else {
                throw EventFault(member: "policy")
            }
            return .adopted(policy, effective: try body.day("effective"))
        }
    }

    static func stored(_ event: WorkYear.Event) -> (EventType.Calendar, JSONObject) {
        switch event {
        case .adopted(let year):
            (
                .adopted,
                [
                    "year": .int(Int64(year.year)), "source": .string(year.source),
                    "off": year.off.stored, "work": year.work.stored,
                    "enterpriseOff": year.enterpriseOff.stored,
                    "enterpriseWork": year.enterpriseWork.stored,
                ]
            )
        }
    }

    static func calendar(_ type: EventType.Calendar, _ body: EventBody) throws(EventFault)
        -> WorkYear.Event
    {
        switch type {
        case .adopted:
            .adopted(
                WorkYear(
                    year: Int(try body.int("year")), source: try body.text("source"),
                    off: try body.days("off"), work: try body.days("work"),
                    enterpriseOff: try body.days("enterpriseOff"),
                    enterpriseWork: try body.days("enterpriseWork")))
        }
    }

    static func stored(_ event: Budget.Event) -> (EventType.Budget, JSONObject) {
        switch event {
        case .set(let amount): (.set, ["fen": .int(amount.value)])
        }
    }

    static func budget(_ type: EventType.Budget, _ body: EventBody) throws(EventFault)
        -> Budget.Event
    {
        switch type {
        case .set: .set(try body.fen("fen"))
        }
    }

    static func stored(_ event: Clearing.Event) -> (EventType.Clearing, JSONObject) {
        switch event {
        case .accountCleared(let employee, let year, let points, let kept):
            (
                .accountCleared,
                [
                    "employee": .string(employee.text), "year": .int(Int64(year)),
                    "points": .int(points.value), "kept": .int(kept.value),
                ]
            )
        case .yearCleared(let year, let accounts, let points):
            (
                .yearCleared,
                [
                    "year": .int(Int64(year)), "accounts": .int(accounts),
                    "points": .int(points.value),
                ]
            )
        }
    }

    static func clearing(_ type: EventType.Clearing, _ body: EventBody) throws(EventFault)
        -> Clearing.Event
    {
        switch type {
        case .accountCleared:
            .accountCleared(
                try body.code("employee"), year: Int(try body.int("year")),
                points: try body.points("points"), kept: try body.points("kept"))
        case .yearCleared:
            .yearCleared(
                year: Int(try body.int("year")), accounts: try body.int("accounts"),
                points: try body.points("points"))
        }
    }
}
