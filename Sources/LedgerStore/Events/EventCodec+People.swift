import JSON
import Ledger

extension EventCodec {
    static func stored(_ event: RoleGrant.Event) -> (EventType.Role, JSONObject) {
        switch event {
        case .granted(let role, let holder):
            (.granted, ["role": .string(role.rawValue), "holder": .string(holder.text)])
        case .withdrawn(let role, let holder):
            (
                .withdrawn,
                ["role": .string(role.rawValue), "holder": .string(holder.text)]
            )
        }
    }

    static func role(_ type: EventType.Role, _ body: EventBody) throws(EventFault)
        -> RoleGrant.Event
    {
        let role = try body.choice("role", Role.self)
        guard let holder = RoleHolder(try body.text("holder")) else {
            throw EventFault(member: "holder")
        }
        switch type {
        case .granted: return .granted(role, to: holder)
        case .withdrawn: return .withdrawn(role, from: holder)
        }
    }

    static func stored(_ event: Employee.Event) -> (EventType.Employee, JSONObject) {
        switch event {
        case .enrolled(let department, let type):
            (
                .enrolled,
                ["department": .string(department), "type": .string(type.rawValue)]
            )
        case .moved(let department):
            (.moved, ["department": .string(department)])
        case .left:
            (.left, [:])
        case .returned(let department):
            (.returned, ["department": .string(department)])
        case .bound(let user):
            (.bound, ["user": .string(user)])
        case .renamed:
            (.renamed, [:])
        case .nameErased:
            (.nameErased, [:])
        case .suspended(let from, let until, let claim):
            (
                .suspended,
                [
                    "from": .int(from.milliseconds), "until": .int(until.milliseconds),
                    "claim": .string(claim.text),
                ]
            )
        case .criticised(let claim):
            (.criticised, ["claim": .string(claim.text)])
        }
    }

    static func employee(_ type: EventType.Employee, _ body: EventBody) throws(EventFault)
        -> Employee.Event
    {
        switch type {
        case .enrolled:
            .enrolled(department: try body.text("department"), type: try body.choice("type"))
        case .moved: .moved(department: try body.text("department"))
        case .left: .left
        case .returned: .returned(department: try body.text("department"))
        case .bound: .bound(user: try body.text("user"))
        case .renamed: .renamed
        case .nameErased: .nameErased
        case .suspended:
            .suspended(
                from: try body.instant("from"), until: try body.instant("until"),
                claim: try body.id("claim"))
        case .criticised: .criticised(claim: try body.id("claim"))
        }
    }
}
