public import Ledger
import SQLite

/// How reviews kept their time in a period (R-REV-1, R-REV-2).
public struct ServiceFigures: Sendable {
    public let submitted: Int64
    public let decided: Int64
    /// Decided before the claim was overdue: a date that was provisional gives way to the one by the
    /// calendar that was adopted since (R-TIME-3).
    public let inTime: Int64
    public let late: Int64
    public let overdueOpen: Int64
    /// Overdue at some time, whatever became of the claim then.
    public let overdue: Int64
    /// From submission to decision, in milliseconds, shortest first.
    private let times: [Int64]

    /// How long reviews took, in days of 24 hours; the last takes what took longer still.
    public static let spans: [Int64] = [1, 2, 3, 5, 10]

    /// Decided claims by how long it took: up to 1 day, up to 2 … and longer than all.
    public var bySpan: [Int64] {
        var counts = [Int64](repeating: 0, count: Self.spans.count + 1)
        for time in times {
            counts[Self.spans.firstIndex { time <= $0 * 86_400_000 } ?? Self.spans.count] += 1
        }
        return counts
    }

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
    let claim: ClaimID
    let submittedAt: Instant
    let stage: String
    var overdue: Bool
    /// Whether a date of it was provisional.
    let isProvisional: Bool
    /// Until it was approved or rejected; nil where it is open or was withdrawn.
    let time: Int64?
}

extension StoredState {
    /// Claims submitted in [from, until), and what became of their reviews. Withdrawn ones are
    /// submitted but never decided.
    public func serviceFigures(from: Instant, until: Instant) -> ServiceFigures {
        ServiceFigures(reviews(from: from, until: until))
    }

    /// The same of all of them, and of each month of submission.
    /// - Parameter months: the first moment of each month, ascending.
    public func serviceFigures(
        from: Instant, until: Instant, months: [Instant]
    ) -> (all: ServiceFigures, months: [ServiceFigures]) {
        let reviews = reviews(from: from, until: until)
        var byMonth = [[Review]](repeating: [], count: months.count)
        for review in reviews {
            let month = months.lastIndex { $0 <= review.submittedAt }
            if let month { byMonth[month].append(review) }
        }
        return (ServiceFigures(reviews), byMonth.map { ServiceFigures($0) })
    }

    private func reviews(from: Instant, until: Instant) -> [Review] {
        var reviews = rows(
            """
            SELECT id, submitted_at, stage, EXISTS(
                    SELECT 1 FROM event WHERE stream = 'claim:C' || claim.id
                        AND type = ?3),
                (SELECT min(effective_at) FROM event WHERE stream = 'claim:C' || claim.id
                    AND type IN (?4, ?5)) - submitted_at,
                CASE WHEN EXISTS(
                    SELECT 1 FROM event WHERE stream = 'claim:C' || claim.id AND type = ?3)
                THEN EXISTS(
                    SELECT 1 FROM event WHERE stream = 'claim:C' || claim.id
                        AND instr(body, '"provisional":true')) ELSE 0 END
            FROM claim WHERE submitted_at >= ?1 AND submitted_at < ?2
            """,
            {
                $0.bind(1, from.milliseconds).bind(2, until.milliseconds)
                    .bind(3, EventType.Claim.overdue.rawValue)
                    .bind(4, EventType.Claim.approved.rawValue)
                    .bind(5, EventType.Claim.rejected.rawValue)
            }
        ) {
            Review(
                claim: ClaimID(number: $0.int(0)), submittedAt: Instant(milliseconds: $0.int(1)),
                stage: $0.text(2), overdue: $0.int(3) != 0, isProvisional: $0.int(5) != 0,
                time: $0.intOrNil(4))
        }
        for index in reviews.indices where reviews[index].isProvisional {
            reviews[index].overdue = wasOverdue(reviews[index].claim)
        }
        return reviews
    }

    /// Whether a review went on beyond its time, as its life and the calendars of today have it.
    private func wasOverdue(_ claim: ClaimID) -> Bool {
        var due: Deadline?
        var isOverdue = false
        for stored in life(of: .claim(claim)) {
            guard case .claim(_, let event) = stored.event else { continue }
            switch event {
            case .submitted(_, let deadline), .rescheduled(let deadline): due = deadline
            case .overdue: isOverdue = true
            case .overdueLifted(let deadline): (due, isOverdue) = (deadline, false)
            case .approved, .rejected, .withdrawn:
                guard let due, let time = books?.time else { return isOverdue }
                return isOverdue
                    && !due.turnsOutKept(at: stored.effectiveAt, by: calendar, time: time)
            case .objected, .objectionDecided, .credited, .revoked: continue
            }
        }
        return isOverdue
    }
}
