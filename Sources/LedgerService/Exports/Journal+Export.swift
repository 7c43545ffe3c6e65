import JSON
import Ledger
import LedgerAPI
import LedgerStore

extension Method {
    private static let opening = Parameter.optional(
        "opening", .truth, "First what every account held before the period")

    static let exportJournal = export(
        "Every posting in a period, by day of effect, each day in the order of the books (R-BOOK-1)",
        exportPeriod + [exportDepartment, opening],
        result: "{rows: [{seq, line, day, at, type, employee, from, to, points, about}], sums, …}"
    ) { export in
        var sums = (entries: Int64(0), postings: Int64(0), points: Int64(0))
        if export.arguments.bool("opening"), !export.openingRows() { return [:] }
        export.eachEventAndOpening(EventType.movingPoints) { stored, event, day in
            guard let entry = event.entry, !entry.postings.isEmpty,
                export.includes(export.person(entry.employee).department)
            else { return true }
            sums.entries += 1
            for (line, posting) in entry.postings.enumerated() {
                sums.postings += 1
                sums.points += posting.points.value
                let row: JSONObject = [
                    "seq": .int(stored.seq), "line": .int(Int64(line)),
                    "day": .string(day.text), "at": export.rows.instant(stored.effectiveAt),
                    "type": .string(stored.type), "employee": .string(entry.employee.text),
                    "from": .string(posting.from.text), "to": .string(posting.to.text),
                    "points": .int(posting.points.value), "about": .string(event.about),
                ]
                guard export.row(row) else { return false }
            }
            return true
        }
        return [
            "entries": .int(sums.entries), "postings": .int(sums.postings),
            "points": .int(sums.points),
        ]
    }
}

extension ExportScope {
    /// One row for each account that was not at zero before the period: from `opening` to it.
    /// - Returns: false where nobody wants more.
    fileprivate func openingRows() -> Bool {
        var balances: [Account: (owner: EmployeeID, points: Points)] = [:]
        state.eachPosting(until: from.adding(-1), department: department) { posting in
            for (account, points) in [
                (posting.from, -posting.points), (posting.to, posting.points),
            ] {
                let balance = (balances[account]?.points ?? 0) + points
                balances[account] = balance == 0 ? nil : (posting.employee, balance)
            }
        }
        for (account, balance) in balances.sorted(by: { $0.key.text < $1.key.text }) {
            var row: JSONObject = [
                "day": .string(from.text), "type": "opening", "from": "opening",
                "to": .string(account.text), "points": .int(balance.points.value),
            ]
            switch account {
            case .available, .held: row["employee"] = .string(balance.owner.text)
            case .issued, .brought, .redeemed, .forgone, .deducted, .revoked, .cleared: break
            }
            guard self.row(row) else { return false }
        }
        return true
    }
}

extension Event {
    /// What it is about: `C12`, `R5`, `D7`, the year that was cleared, a line of the old book.
    fileprivate var about: String {
        switch self {
        case .clearing(.accountCleared(_, let year, _, _)): return String(year)
        case .opening(.recorded(let line, _)): return line.reference
        case .opening(.reversed(let line)): return line.reference
        default: break
        }
        return stream.subject ?? stream.text
    }
}
