public import Ledger
import SQLite

/// One entry of an employee's account, with the balance after it.
public struct Movement: Sendable {
    public let seq: Int64
    /// Change of what is available: below zero where points left, zero where the entry took or gave
    /// nothing.
    public let points: Points
    public let balance: Points
    /// The other account: `issued`, `held:R17`, `deducted` …; nil where nothing moved.
    public let counterpart: String?
    /// What a clearing took of a hold that ended (R-RED-5), and what the cap cut off (R-CAP-2).
    public let cleared: Points
    public let forgone: Points
}

extension StoredState {
    /// Movements of an account, each with the balance after it, whichever of them are asked for;
    /// also what moved points past it, and deductions, revocations and lines
    /// of the old book that moved none.
    /// - Parameter from, to: days on which points moved, both included.
    public func movements(
        of employee: EmployeeID, from: Day? = nil, to: Day? = nil, _ page: Page
    ) -> [Movement] {
        let own = Account.available(employee).text
        let order = page.newestFirst ? "DESC" : "ASC"
        let sql = """
            SELECT seq, moved, other, cleared, forgone, balance FROM (
                SELECT seq, max(day) AS day, sum(moved) AS moved, max(other) AS other,
                    sum(cleared) AS cleared, sum(forgone) AS forgone,
                    sum(sum(moved)) OVER (ORDER BY seq) AS balance
                FROM (\(Self.accountEntries)) GROUP BY seq)
            WHERE seq > ?3 AND seq < ?4 AND day BETWEEN ?5 AND ?6
            ORDER BY seq \(order) LIMIT ?7
            """
        let values: [Conditions.Value] = [
            .text(employee.text), .text(own), .int(page.newestFirst ? 0 : page.after ?? 0),
            .int(page.newestFirst ? page.after ?? .max : .max),
            .int(from.map { Int64($0.number) } ?? .min), .int(to.map { Int64($0.number) } ?? .max),
            .int(Int64(page.limit)), .int(Int64(books?.time.offsetMinutes ?? 0) * 60_000),
        ]
        return rows((sql, values)) { row in
            Movement(
                seq: row.int(0), points: Points(row.int(1)), balance: Points(row.int(5)),
                counterpart: row.type(of: 2) == .null ? nil : row.text(2),
                cleared: Points(row.int(3)), forgone: Points(row.int(4)))
        }
    }

    /// What bears on the account ?2 of the person ?1, found by their own postings, deductions and
    /// claims; ?8 is the ledger's offset in milliseconds.
    private static let accountEntries = """
        SELECT seq, day,
            CASE WHEN target = ?2 THEN points WHEN source = ?2 THEN -points ELSE 0 END AS moved,
            CASE WHEN source = ?2 THEN target ELSE source END AS other,
            CASE WHEN source >= 'held:' AND source < 'held;' AND target <> ?2
                THEN points ELSE 0 END AS cleared,
            CASE target WHEN 'forgone' THEN points ELSE 0 END AS forgone
        FROM posting WHERE employee = ?1 AND (source = ?2 OR target = ?2
            OR target = 'forgone' OR target >= 'cleared:' AND target < 'cleared;')
        UNION ALL
        SELECT event.seq, (event.effective_at + ?8) / 86400000, 0, NULL, 0, 0 FROM deduction
            JOIN event ON event.stream = 'deduction:D' || deduction.id
        WHERE deduction.employee = ?1 AND deduction.taken = 0
            AND event.type IN ('deduction.recorded.v1', 'deduction.reversed.v1')
        UNION ALL
        SELECT event.seq, (event.effective_at + ?8) / 86400000, 0, NULL, 0, 0 FROM claim
            JOIN event ON event.stream = 'claim:C' || claim.id
        WHERE claim.employee = ?1 AND +claim.stage = 'revoked'
            AND event.type = 'claim.revoked.v1'
        UNION ALL
        SELECT seq, (effective_at + ?8) / 86400000, 0, NULL, 0, 0 FROM event
        WHERE stream >= 'opening:' || ?1 || ':' AND stream < 'opening:' || ?1 || ';'
            AND type = 'opening.recorded.v1'
            AND NOT EXISTS(SELECT 1 FROM posting WHERE employee = ?1 AND seq = event.seq)
        """

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
