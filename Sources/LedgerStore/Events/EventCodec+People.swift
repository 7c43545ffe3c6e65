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
        case .leaderProposed(let holder, let reason, let closes):
            (
                .leaderProposed,
                [
                    "holder": .string(holder.text), "reason": .string(reason),
                    "closes": closes.stored,
                ]
            )
        case .proposalRefused(let reason): (.proposalRefused, ["reason": .string(reason)])
        case .leaderConfirmed(let holder):
            (
                .leaderConfirmed,
                ["holder": .string(holder.text), "proposedBy": .string(Actor.operator.text)]
            )
        case .proposalLapsed: (.proposalLapsed, [:])
        }
    }

    static func role(_ type: EventType.Role, _ body: EventBody) throws(EventFault)
        -> RoleGrant.Event
    {
        switch type {
        case .granted: .granted(try body.choice("role"), to: try holder(body))
        case .withdrawn: .withdrawn(try body.choice("role"), from: try holder(body))
        case .leaderProposed:
            .leaderProposed(
                try holder(body), reason: try body.text("reason"),
                closes: try body.deadline("closes"))
        case .proposalRefused: .proposalRefused(reason: try body.text("reason"))
        case .leaderConfirmed: .leaderConfirmed(try holder(body))
        case .proposalLapsed: .proposalLapsed
        }
    }

    private static func holder(_ body: EventBody) throws(EventFault) -> RoleHolder {
        guard let holder = RoleHolder(try body.text("holder")) else {
            throw EventFault(member: "holder")
        }
        return holder
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
        case .retyped(let type, let day):
            (.retyped, ["type": .string(type.rawValue), "from": .string(day.text)])
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
        case .unenrolled(let made):
            (.unenrolled, ["import": .string(made.text)])
        }
    }

    static func employee(_ type: EventType.Employee, _ body: EventBody) throws(EventFault)
        -> Employee.Event
    {
        switch type {
        case .enrolled:
            .enrolled(department: try body.text("department"), type: try body.choice("type"))
        case .moved: .moved(department: try body.text("department"))
        case .retyped: .retyped(try body.choice("type"), from: try body.day("from"))
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
        case .unenrolled: .unenrolled(try body.id("import"))
        }
    }
}
