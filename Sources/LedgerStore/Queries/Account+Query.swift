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
    /// Movements of an account, each with the balance after it, whichever of them are asked for.
    /// - Parameter from, to: days on which points moved, both included.
    public func movements(
        of employee: EmployeeID, from: Day? = nil, to: Day? = nil, _ page: Page
    ) -> [Movement] {
        let own = Account.available(employee).text
        let order = page.newestFirst ? "DESC" : "ASC"
        let sql = """
            SELECT seq, day, source, target, points, balance FROM (
                SELECT seq, line, day, source, target, points,
                    sum(CASE WHEN target = ?2 THEN points ELSE -points END)
                        OVER (ORDER BY seq, line) AS balance
                FROM posting WHERE employee = ?1 AND (source = ?2 OR target = ?2))
            WHERE seq > ?3 AND seq < ?4 AND day BETWEEN ?5 AND ?6
            ORDER BY seq \(order), line \(order) LIMIT ?7
            """
        let values: [Conditions.Value] = [
            .text(employee.text), .text(own), .int(page.newestFirst ? 0 : page.after ?? 0),
            .int(page.newestFirst ? page.after ?? .max : .max),
            .int(from.map { Int64($0.number) } ?? .min), .int(to.map { Int64($0.number) } ?? .max),
            .int(Int64(page.limit)),
        ]
        return rows((sql, values)) { row in
            let comes = row.text(3) == own
            return Movement(
                seq: row.int(0), day: Day(number: Int32(row.int(1))),
                points: Points(comes ? row.int(4) : -row.int(4)), balance: Points(row.int(5)),
                counterpart: comes ? row.text(2) : row.text(3))
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
