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
