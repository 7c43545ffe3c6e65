public import Ledger
import SQLite

extension StoredState {
    public func nextDue(until instant: Instant) -> DueItem? {
        earliestDue().flatMap { $0.at <= instant ? $0 : nil }
    }

    /// By the person's own rows: those that are due of everybody may be many.
    public func nextDue(of employee: EmployeeID, until instant: Instant) -> DueItem? {
        let bind: (Statement) -> Void = { $0.bind(1, employee.text).bind(2, instant.milliseconds) }
        let claim = row(
            """
            SELECT id, deadline_at FROM claim INDEXED BY claim_waiting
            WHERE employee = ?1 AND deadline_at IS NOT NULL
                AND +stage IN ('underReview', 'onNotice') AND +deadline_at <= ?2
            ORDER BY +deadline_at, +id LIMIT 1
            """, bind, DueItem.init(claim:))
        let hold = row(
            """
            SELECT id, deadline_at FROM redemption
            WHERE employee = ?1 AND +stage = 'held' AND +deadline_at <= ?2
            ORDER BY +deadline_at, +id LIMIT 1
            """, bind, DueItem.init(hold:))
        return [claim, hold].compactMap { $0 }.min()
    }

    private func earliestDue() -> DueItem? {
        if let known = memory.nextDue, known.isKnown { return known.item }
        let earliest = [dueClaim(stage: "underReview"), dueClaim(stage: "onNotice"), dueHold()]
            .compactMap { $0 }.min()
        if failure == nil { memory.nextDue = NextDue(earliest) }
        return earliest
    }

    private func dueClaim(stage: String) -> DueItem? {
        row(
            """
            SELECT id, deadline_at FROM claim WHERE stage = ?1 AND deadline_at IS NOT NULL
            ORDER BY deadline_at, id LIMIT 1
            """, { $0.bind(1, stage) }, DueItem.init(claim:))
    }

    private func dueHold() -> DueItem? {
        row(
            """
            SELECT id, deadline_at FROM redemption WHERE stage = 'held'
            ORDER BY deadline_at, id LIMIT 1
            """, { _ in }, DueItem.init(hold:))
    }
}

extension DueItem {
    /// id, deadline_at
    fileprivate init(claim row: Statement) {
        self.init(
            at: Instant(milliseconds: row.int(1)), subject: .claim(ClaimID(number: row.int(0))))
    }

    fileprivate init(hold row: Statement) {
        self.init(
            at: Instant(milliseconds: row.int(1)),
            subject: .hold(RedemptionID(number: row.int(0))))
    }
}
