import JSON
import Ledger
import LedgerStore

extension Method {
    static let exportRedemptions = export(
        "What was handed over and what came back in a period, by day of effect",
        result: "{rows: [{seq, redemption, employee, …, points, costFen}], sums, from, to, …}"
    ) { export in
        var sums = (count: Int64(0), points: Int64(0), cost: Int64(0))
        export.eachEvent(["redemption.fulfilled.v1", "redemption.returned.v1"]) {
            stored, event, _ in
            guard let (row, goods, sign) = export.redemptionRow(stored, event) else { return true }
            sums.count += sign * goods.count
            sums.points += sign * goods.points.value
            sums.cost += sign * goods.cost.value
            return export.row(row)
        }
        return [
            "count": .int(sums.count), "points": .int(sums.points), "costFen": .int(sums.cost),
        ]
    }
}

extension ExportScope {
    /// A row of the redemption ledger; what came back counts negative. The department is that of
    /// the request.
    fileprivate func redemptionRow(
        _ stored: StoredEvent, _ event: Event
    ) -> (row: JSONObject, goods: Redemption.Goods, sign: Int64)? {
        let id: RedemptionID
        let goods: Redemption.Goods
        let sign: Int64
        switch event {
        case .redemption(let of, .fulfilled(let handedOver)):
            (id, goods, sign) = (of, handedOver, 1)
        case .redemption(let of, .returned(let back, _)): (id, goods, sign) = (of, back, -1)
        default: return nil
        }
        guard let redemption = state.redemption(id), includes(redemption.department) else {
            return nil
        }
        let person = person(goods.employee)
        let product = product(goods.product)
        let row: JSONObject = [
            "seq": .int(stored.seq), "redemption": .string(id.text),
            "employee": .string(goods.employee.text), "name": person.name,
            "department": .string(redemption.department), "type": person.type,
            "product": .string(goods.product.text),
            "productName": product.map { .string($0.name) } ?? .null,
            "kind": product.map { .string($0.kind.rawValue) } ?? .null,
            "count": .int(sign * goods.count), "points": .int(sign * goods.points.value),
            "costFen": .int(sign * goods.cost.value),
            "requestedAt": rows.instant(redemption.requestedAt),
            "at": rows.instant(stored.effectiveAt), "by": .string(stored.actor),
            "what": sign > 0 ? "fulfilled" : "returned",
        ]
        return (row, goods, sign)
    }
}
