public import Ledger
import SQLite

/// What of one person's is open (R-ORG-12).
extension StoredState {
    /// Claims under review or on notice, and when the first of them is due.
    public func openClaims(of employee: EmployeeID) -> (count: Int64, due: Instant?) {
        row(
            """
            SELECT count(*), min(deadline_at) FROM claim INDEXED BY claim_waiting
            WHERE employee = ?1 AND deadline_at IS NOT NULL
            """, { $0.bind(1, employee.text) }
        ) { ($0.int(0), $0.isNull(1) ? nil : Instant(milliseconds: $0.int(1))) } ?? (0, nil)
    }

    /// Whether more claims of that person are open than one change looks at.
    public func hasOpenClaims(of employee: EmployeeID, beyond count: Int) -> Bool {
        row(
            """
            SELECT 1 FROM claim INDEXED BY claim_waiting
            WHERE employee = ?1 AND deadline_at IS NOT NULL LIMIT 1 OFFSET ?2
            """, { $0.bind(1, employee.text).bind(2, Int64(count)) }
        ) { _ in true } ?? false
    }

    /// Who has most open claims.
    public func mostOpenClaims(limit: Int) -> [(employee: EmployeeID, count: Int64)] {
        rows(
            """
            SELECT employee, count(*) FROM claim INDEXED BY claim_waiting
            WHERE deadline_at IS NOT NULL GROUP BY employee ORDER BY 2 DESC, 1 LIMIT ?1
            """, { $0.bind(1, Int64(limit)) }
        ) { (EmployeeID(unchecked: $0.text(0)), $0.int(1)) }
    }

    /// By the claims that stand contested: they are few beside all objections.
    public func openObjections(by employee: EmployeeID) -> Int64 {
        row(
            """
            SELECT count(*) FROM claim JOIN objection ON objection.claim = claim.id
            WHERE claim.stage = 'contested' AND claim.deadline_at IS NOT NULL
                AND objection.outcome = 'open' AND objection.raised_by = ?1
            """, { $0.bind(1, employee.text) }
        ) { $0.int(0) } ?? 0
    }

    /// Against deductions from that person.
    public func openAppeals(of employee: EmployeeID) -> Int64 {
        row(
            """
            SELECT count(*) FROM deduction JOIN appeal ON appeal.deduction = deduction.id
            WHERE deduction.employee = ?1 AND appeal.outcome = 'open'
            """, { $0.bind(1, employee.text) }
        ) { $0.int(0) } ?? 0
    }

    /// Redemptions to be collected, and when the first of them lapses.
    public func openHoldsDue(of employee: EmployeeID) -> (count: Int64, due: Instant?) {
        row(
            """
            SELECT count(*), min(deadline_at) FROM redemption
            WHERE employee = ?1 AND stage = 'held'
            """, { $0.bind(1, employee.text) }
        ) { ($0.int(0), $0.isNull(1) ? nil : Instant(milliseconds: $0.int(1))) } ?? (0, nil)
    }
}
