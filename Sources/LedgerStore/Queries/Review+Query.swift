public import Ledger
import SQLite

/// How reviews kept their time in a period (R-REV-1, R-REV-2).
public struct ServiceFigures: Sendable {
    public let submitted: Int64
    public let decided: Int64
    /// Decided before the claim was recorded overdue.
    public let inTime: Int64
    public let late: Int64
    public let overdueOpen: Int64
    /// Recorded overdue at some time, whatever became of the claim then.
    public let overdue: Int64
    /// From submission to decision, in milliseconds, shortest first.
    private let times: [Int64]

    fileprivate init(_ reviews: [Review]) {
        let decided = reviews.filter { $0.time != nil }
        submitted = Int64(reviews.count)
        self.decided = Int64(decided.count)
        late = Int64(decided.filter(\.overdue).count)
        inTime = self.decided - late
        overdueOpen = Int64(reviews.filter { $0.stage == "overdue" }.count)
        overdue = Int64(reviews.filter(\.overdue).count)
        times = decided.compactMap(\.time).sorted()
    }

    /// Minutes within which so many percent of the decided claims were decided, by nearest rank:
    /// the shortest time that is not exceeded by that many. Nil where none was decided.
    public func minutes(percent: Int) -> Int64? {
        guard !times.isEmpty else { return nil }
        let rank = (times.count * percent + 99) / 100
        return times[max(rank, 1) - 1] / 60_000
    }
}

private struct Review {
    let stage: String
    let overdue: Bool
    /// Until it was approved or rejected; nil where it is open or was withdrawn.
    let time: Int64?
}

extension StoredState {
    /// Claims submitted in [from, until), and what became of their reviews. Withdrawn ones are
    /// submitted but never decided.
    public func serviceFigures(from: Instant, until: Instant) -> ServiceFigures {
        ServiceFigures(
            rows(
                """
                SELECT stage, EXISTS(
                        SELECT 1 FROM event WHERE stream = 'claim:C' || claim.id
                            AND type = 'claim.overdue.v1'),
                    (SELECT min(effective_at) FROM event WHERE stream = 'claim:C' || claim.id
                        AND type IN ('claim.approved.v1', 'claim.rejected.v1')) - submitted_at
                FROM claim WHERE submitted_at >= ?1 AND submitted_at < ?2
                """, { $0.bind(1, from.milliseconds).bind(2, until.milliseconds) }
            ) { Review(stage: $0.text(0), overdue: $0.int(1) != 0, time: $0.intOrNil(2)) })
    }
}
