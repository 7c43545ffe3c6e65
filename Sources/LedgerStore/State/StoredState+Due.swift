public import Ledger
import SQLite

extension StoredState {
    public func nextDue(until instant: Instant) -> DueItem? {
        earliestDue().flatMap { $0.at <= instant ? $0 : nil }
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
            """, { $0.bind(1, stage) }
        ) {
            DueItem(
                at: Instant(milliseconds: $0.int(1)), subject: .claim(ClaimID(number: $0.int(0))))
        }
    }

    private func dueHold() -> DueItem? {
        row(
            """
            SELECT id, deadline_at FROM redemption WHERE stage = 'held'
            ORDER BY deadline_at, id LIMIT 1
            """
        ) {
            DueItem(
                at: Instant(milliseconds: $0.int(1)),
                subject: .hold(RedemptionID(number: $0.int(0))))
        }
    }
}
