import JSON
import Ledger
import LedgerStore

extension ReadScope {
    /// Events of the period that `from` and `to` name, both days included.
    func eachEvent(_ types: [String], _ body: (StoredEvent) -> Bool) {
        let from = arguments.required("from", arguments.day("from"))
        let to = arguments.required("to", arguments.day("to"))
        state.eachEvent(
            of: types, from: time.start(of: from), until: time.end(of: to), body)
    }

    /// A row of the redemption ledger; what came back counts negative.
    func redemptionRow(
        _ event: StoredEvent
    ) -> (row: JSON, goods: Redemption.Goods, sign: Int64)? {
        let goods: Redemption.Goods
        let sign: Int64
        switch event.event {
        case .redemption(_, .fulfilled(let handedOver)): (goods, sign) = (handedOver, 1)
        case .redemption(_, .returned(let back, _)): (goods, sign) = (back, -1)
        default: return nil
        }
        guard case .redemption(let id, _)? = event.event,
            let redemption = state.redemption(id)
        else { return nil }
        let product = state.product(goods.product)
        var row: JSONObject = [
            "seq": .int(event.seq), "redemption": .string(id.text),
            "employee": .string(goods.employee.text), "name": rows.name(goods.employee),
            "department": .string(redemption.department),
            "type": state.employee(goods.employee).map { .string($0.type.rawValue) } ?? .null,
            "product": .string(goods.product.text),
            "productName": product.map { .string($0.name) } ?? .null,
            "kind": product.map { .string($0.kind.rawValue) } ?? .null,
        ]
        row["count"] = .int(sign * goods.count)
        row["points"] = .int(sign * goods.points.value)
        row["costFen"] = .int(sign * goods.cost.value)
        row["requestedAt"] = rows.instant(redemption.requestedAt)
        row["at"] = rows.instant(event.effectiveAt)
        row["by"] = .string(event.actor)
        row["what"] = sign > 0 ? "fulfilled" : "returned"
        return (.object(row), goods, sign)
    }

    /// A row of the earnings ledger; what was revoked counts negative.
    func earningRow(
        _ event: StoredEvent
    ) -> (row: JSON, credited: Int64, forgone: Int64)? {
        let credit: Claim.Credit
        let sign: Int64
        switch event.event {
        case .claim(_, .credited(_, let given)): (credit, sign) = (given, 1)
        case .claim(_, .revoked(let revoked)): (credit, sign) = (revoked.credit, -1)
        default: return nil
        }
        guard case .claim(let id, _)? = event.event, let claim = state.claim(id) else {
            return nil
        }
        let item = rows.item(claim.item, on: time.day(of: claim.submittedAt))
        let credited = sign * credit.credited.value
        let forgone = sign * credit.forgone.value
        var row: JSONObject = [
            "seq": .int(event.seq), "claim": .string(id.text),
            "employee": .string(claim.employee.text), "name": rows.name(claim.employee),
            "department": .string(credit.department),
            "type": state.employee(claim.employee).map { .string($0.type.rawValue) } ?? .null,
            "item": .string(claim.item.text),
            "itemName": item.map { .string($0.name) } ?? .null,
            "category": item.map { .string($0.category.rawValue) } ?? .null,
        ]
        row["occurred"] = .string(claim.occurred.text)
        row["at"] = rows.instant(event.effectiveAt)
        row["award"] = .int(credited + forgone)
        row["credited"] = .int(credited)
        row["forgone"] = .int(forgone)
        row["what"] = sign > 0 ? "credited" : "revoked"
        return (.object(row), credited, forgone)
    }
}
