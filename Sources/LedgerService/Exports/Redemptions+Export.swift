import JSON
import Ledger
import LedgerAPI
import LedgerStore

extension Method {
    static let exportRedemptions = export(
        "What was handed over and what came back in a period, by day of effect",
        result: "{rows: [{seq, redemption, employee, …, points, costFen}], sums, from, to, …}"
    ) { export in
        var sums = (count: Int64(0), points: Int64(0), cost: Int64(0))
        var names = HandoverNames()
        export.eachHandover { handover in
            let sign: Int64 = handover.cameBack ? -1 : 1
            sums.count += sign * handover.count
            sums.points += sign * handover.points.value
            sums.cost += sign * handover.cost.value
            return export.row { row in export.write(handover, sign, &names, into: &row) }
        }
        return [
            "count": .int(sums.count), "points": .int(sums.points), "costFen": .int(sums.cost),
        ]
    }
}

/// What rows say of people and goods, written once each.
private struct HandoverNames {
    struct Person {
        let nameMembers: [UInt8]
        let typeMember: [UInt8]
    }

    var people: [EmployeeID: Person] = [:]
    var goods: [ProductCode: [UInt8]] = [:]
}

extension ExportScope {
    fileprivate func eachHandover(_ body: (Handover) -> Bool) {
        state.eachHandover(from: time.start(of: from), until: time.end(of: to)) { handover in
            !includes(handover.department) || body(handover)
        }
    }

    /// A row of the redemption ledger; what came back counts negative. The department is that of
    /// the request.
    fileprivate func write(
        _ handover: Handover, _ sign: Int64, _ names: inout HandoverNames,
        into row: inout JSONRow
    ) {
        let person = person(handover.employee, &names)
        row.put("seq", handover.seq)
        row.put("redemption", handover.redemption.text)
        row.put(members: person.nameMembers)
        row.put("department", handover.department)
        row.put(members: person.typeMember)
        row.put(members: goods(handover.product, &names))
        row.put("count", sign * handover.count)
        row.put("points", sign * handover.points.value)
        row.put("costFen", sign * handover.cost.value)
        row.put("requestedAt", plain: { time.append(handover.requestedAt, to: &$0) })
        row.put("at", plain: { time.append(handover.at, to: &$0) })
        row.put("by", handover.by)
        row.put("what", sign > 0 ? "fulfilled" : "returned")
    }

    private func person(
        _ id: EmployeeID, _ names: inout HandoverNames
    ) -> HandoverNames.Person {
        if let known = names.people[id] { return known }
        let person = person(id)
        let written = HandoverNames.Person(
            nameMembers: JSONRow.members {
                $0.put("employee", id.text)
                $0.put("name", person.name.string)
            }, typeMember: JSONRow.members { $0.put("type", person.type.string) })
        names.people[id] = written
        return written
    }

    private func goods(_ code: ProductCode, _ names: inout HandoverNames) -> [UInt8] {
        if let known = names.goods[code] { return known }
        let product = product(code)
        let written = JSONRow.members {
            $0.put("product", code.text)
            $0.put("productName", product?.name)
            $0.put("kind", product?.kind.rawValue)
        }
        names.goods[code] = written
        return written
    }
}
