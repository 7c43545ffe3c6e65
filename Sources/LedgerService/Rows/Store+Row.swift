import JSON
import Ledger
import LedgerStore

extension Rows {
    func employee(_ employee: Employee) -> JSON {
        let roles = state.roles(of: .employee(employee.id)).map(\.rawValue).sorted()
        var row: JSONObject = [
            "employee": .string(employee.id.text), "name": name(employee.id),
            "department": .string(employee.department), "type": .string(employee.type.rawValue),
            "active": .bool(employee.active), "roles": .array(roles.map { .string($0) }),
        ]
        row["user"] = employee.user.map { .string($0) }
        row["suspendedUntil"] = employee.suspendedUntil.map { instant($0) }
        // Enrolled by an import that was taken back: may be enrolled anew.
        if !employee.active, state.isUnenrolled(employee.id) { row["undone"] = true }
        return .object(row)
    }

    /// Tier and price are the policy's of the day (R-STORE-2, R-STORE-3).
    func product(_ product: Product, _ policy: Policy?) -> JSON {
        var row: JSONObject = [
            "product": .string(product.code.text), "name": .string(product.name),
            "kind": .string(product.kind.rawValue), "valueFen": .int(product.value.value),
            "onHand": .int(product.onHand), "held": .int(product.held),
            "available": .int(product.available), "retired": .bool(product.retired),
        ]
        if let policy {
            row["tier"] = .string(policy.store.tier(of: product.value).rawValue)
            row["price"] = .int(product.price(under: policy.redemption).value)
        }
        row["ownPrice"] = product.ownPrice.map { .int($0.value) }
        row["limitMonth"] = product.limit.month.map { .int($0) }
        row["limitYear"] = product.limit.year.map { .int($0) }
        return .object(row)
    }

    func redemption(_ redemption: Redemption) -> JSON {
        var row: JSONObject = [
            "redemption": .string(redemption.id.text),
            "employee": .string(redemption.employee.text), "name": name(redemption.employee),
            "department": .string(redemption.department),
            "product": .string(redemption.product.text), "count": .int(redemption.count),
            "points": .int(redemption.points.value), "costFen": .int(redemption.cost.value),
            "requestedAt": instant(redemption.requestedAt),
            "requestedBy": .string(redemption.requestedBy.text),
        ]
        row["productName"] = state.product(redemption.product).map { .string($0.name) }
        for member in stage(redemption.stage).members { row[member.name] = member.value }
        let loss = state.lossIfReleased(redemption)
        if loss > 0 { row["clearsIfReleased"] = .int(loss.value) }
        if redemption.stage == .cancelled || redemption.stage == .lapsed {
            row["cleared"] = redemption.clearing.map { .int($0.points.value) }
        }
        return .object(row)
    }

    /// Who changed the price that a redemption goes for, and when; nil where nobody did (R-RED-7).
    func priceChanges(of redemption: Redemption) -> JSON? {
        let changes = state.priceChanges(bearingOn: redemption)
        if changes.isEmpty { return nil }
        return .array(
            changes.map { change in
                var row: JSONObject = [
                    "at": instant(change.at), "by": .string(change.by.text),
                    "to": .int(change.to.value),
                ]
                row["from"] = change.from.map { .int($0.value) }
                return .object(row)
            })
    }

    func stage(_ stage: Redemption.Stage) -> JSONObject {
        switch stage {
        case .held(let due, let frozenUntil):
            var row = deadline(due)
            row["stage"] = "held"
            row["frozenUntil"] = frozenUntil.map { instant($0) }
            return row
        case .fulfilled(let at): return ["stage": "fulfilled", "fulfilledAt": instant(at)]
        case .cancelled: return ["stage": "cancelled"]
        case .lapsed: return ["stage": "lapsed"]
        case .returned(let at): return ["stage": "returned", "fulfilledAt": instant(at)]
        }
    }

    func deduction(_ deduction: Deduction) -> JSONObject {
        var row: JSONObject = [
            "deduction": .string(deduction.id.text),
            "employee": .string(deduction.employee.text), "name": name(deduction.employee),
            "item": .string(deduction.item.text), "points": .int(deduction.points.value),
            "taken": .int(deduction.taken.value), "occurred": .string(deduction.occurred.text),
            "department": .string(deduction.department), "reversed": .bool(deduction.reversed),
        ]
        row["itemName"] = violation(of: deduction).map { .string($0.name) }
        return row
    }

    func appeal(_ appeal: Appeal) -> JSON {
        var row: JSONObject = [
            "appeal": .string(appeal.id.text), "deduction": .string(appeal.deduction.text),
            "raisedAt": instant(appeal.raisedAt), "outcome": .string(appeal.outcome.rawValue),
        ]
        row["registeredBy"] = appeal.registeredBy.map { .string($0.text) }
        return .object(row)
    }
}
