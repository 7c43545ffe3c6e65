public import Ledger
import SQLite

extension StoredState {
    public func accountsToClear(after employee: EmployeeID?, limit: Int) -> [EmployeeID] {
        rows(
            """
            SELECT employee FROM account WHERE employee > ?1 AND (available > 0 OR held > 0)
            ORDER BY employee LIMIT ?2
            """, { $0.bind(1, employee?.text ?? "").bind(2, Int64(limit)) }
        ) { EmployeeID(unchecked: $0.text(0)) }
    }

    public func lastMovement(of employee: EmployeeID) -> Day? {
        stored(
            "SELECT day FROM posting WHERE employee = ?1 ORDER BY seq DESC LIMIT 1",
            { $0.bind(1, employee.text) }
        ) { Day(number: Int32($0.int(0))) }
    }

    /// By the person's own postings, which stand together.
    public func losses(of employee: EmployeeID) -> [ClearingLoss] {
        storedRows(
            """
            SELECT seq, source, points FROM posting
            WHERE employee = ?1 AND target >= 'cleared:' AND target < 'cleared;'
            ORDER BY seq, line
            """, { $0.bind(1, employee.text) }
        ) { ($0.int(0), $0.text(1), Points($0.int(2))) }.map { seq, source, points in
            let hold = source.hasPrefix("held:") ? RedemptionID(String(source.dropFirst(5))) : nil
            return ClearingLoss(
                seq: seq, seen: hold.flatMap { clearingMet($0) } ?? seq, points: points)
        }
    }

    /// Counted in the events since that moment: there are not many more of them than accounts.
    public func clearedAtEnd(ofYear year: Int) -> (accounts: Int64, points: Points) {
        guard let end = books?.time.end(ofYear: year) else { return (0, 0) }
        let first = firstSeq(recordedFrom: end)
        return stored(
            """
            SELECT count(*), coalesce(sum(json_extract(CAST(body AS TEXT), '$.points')), 0)
            FROM event WHERE seq >= ?1 AND effective_at = ?2
                AND type = ?4
                AND json_extract(CAST(body AS TEXT), '$.year') = ?3
            """,
            {
                $0.bind(1, first).bind(2, end.milliseconds).bind(3, Int64(year))
                    .bind(4, EventType.Clearing.accountCleared.rawValue)
            }
        ) { ($0.int(0), Points($0.int(1))) } ?? (0, 0)
    }
}
