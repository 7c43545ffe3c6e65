import JSON
import Ledger
import LedgerStore

extension ChangeScope {
    /// What a dry run shows beside the result: the postings that would be made, and the balances
    /// of whom they concern.
    var rehearsal: JSONObject {
        var postings: [JSON] = []
        var concerned: [EmployeeID] = []
        for entry in recorded.compactMap(\.entry) {
            if !concerned.contains(entry.employee) { concerned.append(entry.employee) }
            postings += entry.postings.map { posting in
                [
                    "employee": .string(entry.employee.text), "from": .string(posting.from.text),
                    "to": .string(posting.to.text), "points": .int(posting.points.value),
                ]
            }
        }
        let balances = concerned.prefix(1000).map { employee -> JSON in
            let account = state.account(of: employee)
            return [
                "employee": .string(employee.text), "available": .int(account.available.value),
                "held": .int(account.held.value),
            ]
        }
        return [
            "dryRun": true, "events": .int(Int64(recorded.count)),
            "postings": .array(Array(postings.prefix(1000))), "balances": .array(balances),
        ]
    }
}
