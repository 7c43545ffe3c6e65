import JSON
import Ledger

extension EventCodec {
    static func stored(_ event: RoleGrant.Event) -> (String, JSONObject) {
        switch event {
        case .granted(let role, let holder):
            ("role.granted.v1", ["role": .string(role.rawValue), "holder": .string(holder.text)])
        case .withdrawn(let role, let holder):
            (
                "role.withdrawn.v1",
                ["role": .string(role.rawValue), "holder": .string(holder.text)]
            )
        }
    }

    static func role(_ type: String, _ body: EventBody) throws(EventFault) -> RoleGrant.Event {
        let role = try body.choice("role", Role.self)
        guard let holder = RoleHolder(try body.text("holder")) else {
            throw EventFault(member: "holder")
        }
        switch type {
        case "role.granted.v1": return .granted(role, to: holder)
        case "role.withdrawn.v1": return .withdrawn(role, from: holder)
        default: throw EventFault(member: "type")
        }
    }

    static func stored(_ event: Employee.Event) -> (String, JSONObject) {
        switch event {
        case .enrolled(let department, let type):
            (
                "employee.enrolled.v1",
                ["department": .string(department), "type": .string(type.rawValue)]
            )
        case .moved(let department):
            ("employee.moved.v1", ["department": .string(department)])
        case .left:
            ("employee.left.v1", [:])
        case .returned(let department):
            ("employee.returned.v1", ["department": .string(department)])
        case .bound(let user):
            ("employee.bound.v1", ["user": .string(user)])
        case .renamed:
            ("employee.renamed.v1", [:])
        case .nameErased:
            ("employee.name-erased.v1", [:])
        case .suspended(let from, let until, let claim):
            (
                "employee.suspended.v1",
                [
                    "from": .int(from.milliseconds), "until": .int(until.milliseconds),
                    "claim": .string(claim.text),
                ]
            )
        case .criticised(let claim):
            ("employee.criticised.v1", ["claim": .string(claim.text)])
        }
    }

    static func employee(_ type: String, _ body: EventBody) throws(EventFault) -> Employee.Event {
        switch type {
        case "employee.enrolled.v1":
            .enrolled(department: try body.text("department"), type: try body.choice("type"))
        case "employee.moved.v1": .moved(department: try body.text("department"))
        case "employee.left.v1": .left
        case "employee.returned.v1": .returned(department: try body.text("department"))
        case "employee.bound.v1": .bound(user: try body.text("user"))
        case "employee.renamed.v1": .renamed
        case "employee.name-erased.v1": .nameErased
        case "employee.suspended.v1":
            .suspended(
                from: try body.instant("from"), until: try body.instant("until"),
                claim: try body.id("claim"))
        case "employee.criticised.v1": .criticised(claim: try body.id("claim"))
        default: throw EventFault(member: "type")
        }
    }
}
