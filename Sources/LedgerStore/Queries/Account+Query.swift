public import Ledger
import SQLite

/// One movement of an employee's balance, with the balance after it.
public struct Movement: Sendable {
    public let seq: Int64
    public let day: Day
    /// Change of what is available: below zero where points left.
    public let points: Points
    public let balance: Points
    /// The other account: `issued`, `held:R17`, `deducted` …
    public let counterpart: String
}

extension StoredState {
    /// Movements of an account in the order of the books, from after an event on.
    public func movements(of employee: EmployeeID, after: Int64, limit: Int) -> [Movement] {
        let own = Account.available(employee).text
        var balance =
            row(
                """
                SELECT coalesce(sum(CASE WHEN target = ?2 THEN points
                    WHEN source = ?2 THEN -points ELSE 0 END), 0)
                FROM posting WHERE employee = ?1 AND seq <= ?3
                """, { $0.bind(1, employee.text).bind(2, own).bind(3, after) }
            ) { Points($0.int(0)) } ?? 0
        return rows(
            """
            SELECT seq, day, source, target, points FROM posting
            WHERE employee = ?1 AND seq > ?3 AND (source = ?2 OR target = ?2)
            ORDER BY seq, line LIMIT ?4
            """,
            {
                $0.bind(1, employee.text).bind(2, own).bind(3, after).bind(4, Int64(limit))
            }
        ) { row in
            let comes = row.text(3) == own
            let points = Points(comes ? row.int(4) : -row.int(4))
            balance += points
            return Movement(
                seq: row.int(0), day: Day(number: Int32(row.int(1))), points: points,
                balance: balance, counterpart: comes ? row.text(2) : row.text(3))
        }
    }

    /// The postings of one event.
    public func postings(of employee: EmployeeID, seq: Int64) -> [(String, String, Points)] {
        rows(
            """
            SELECT source, target, points FROM posting WHERE employee = ?1 AND seq = ?2
            ORDER BY line
            """, { $0.bind(1, employee.text).bind(2, seq) }
        ) { ($0.text(0), $0.text(1), Points($0.int(2))) }
    }
}
