import JSON
import Ledger
import LedgerAPI
import LedgerStore

extension Method {
    static let exportEarnings = export(
        "What was credited, revoked, and brought from the old book in a period, by day of effect",
        result: """
            {rows: [{seq, what, claim, employee, …, award, credited, forgone, notTaken, brought}], \
            sums, from, to, …}
            """
    ) { export in
        var sums = EarningSums()
        export.eachEventAndOpening([.claim(.credited), .claim(.revoked)]) {
            stored, event, _ in
            if case .opening(.recorded(let line, let department)) = event {
                guard export.includes(department) else { return true }
                sums.brought += line.points.value
                return export.row(export.row(of: line, department, stored))
            }
            guard let row = export.earningRow(stored, event, &sums) else { return true }
            return export.row(row)
        }
        return [
            "award": .int(sums.credited + sums.forgone), "credited": .int(sums.credited),
            "forgone": .int(sums.forgone), "notTaken": .int(sums.notTaken),
            "brought": .int(sums.brought),
        ]
    }
}

private struct EarningSums {
    var credited: Int64 = 0
    var forgone: Int64 = 0
    /// Of what was revoked as a mistake: what a clearing had taken before (R-FRAUD-2). With it the
    /// credits come to what the accounts gained.
    var notTaken: Int64 = 0
    var brought: Int64 = 0
}

extension ExportScope {
    /// A line from the old book: neither earned here nor under the cap (R-BOOK-6).
    fileprivate func row(
        of line: Opening, _ department: String, _ stored: StoredEvent
    ) -> JSONObject {
        let person = person(line.employee)
        return [
            "seq": .int(stored.seq), "what": "brought", "claim": .string(line.reference),
            "employee": .string(line.employee.text), "name": person.name,
            "department": .string(department), "type": person.type,
            "occurred": .string(line.day.text), "at": rows.instant(stored.effectiveAt),
            "award": 0, "credited": 0, "forgone": 0, "notTaken": 0,
            "brought": .int(line.points.value),
        ]
    }

    /// A row of the earnings ledger; what was revoked counts negative. The department is that of
    /// the credit.
    fileprivate func earningRow(
        _ stored: StoredEvent, _ event: Event, _ sums: inout EarningSums
    ) -> JSONObject? {
        let id: ClaimID
        let credit: Claim.Credit
        let sign: Int64
        var notTaken: Int64 = 0
        switch event {
        case .claim(let of, .credited(_, let given)): (id, credit, sign) = (of, given, 1)
        case .claim(let of, .revoked(let revoked)):
            (id, credit, sign) = (of, revoked.credit, -1)
            notTaken = (credit.credited - revoked.taken).value
        default: return nil
        }
        guard includes(credit.department), let claim = state.claim(id) else { return nil }
        let person = person(claim.employee)
        let item = rows.item(of: claim)
        let credited = sign * credit.credited.value
        let forgone = sign * credit.forgone.value
        sums.credited += credited
        sums.forgone += forgone
        sums.notTaken += notTaken
        return [
            "seq": .int(stored.seq), "claim": .string(id.text),
            "employee": .string(claim.employee.text), "name": person.name,
            "department": .string(credit.department), "type": person.type,
            "item": .string(claim.item.text),
            "itemName": item.map { .string($0.name) } ?? .null,
            "category": item.map { .string($0.category.rawValue) } ?? .null,
            "occurred": .string(claim.occurred.text), "at": rows.instant(stored.effectiveAt),
            "award": .int(credited + forgone), "credited": .int(credited),
            "forgone": .int(forgone), "notTaken": .int(notTaken), "brought": 0,
            "what": sign > 0 ? "credited" : "revoked",
        ]
    }
}
