public import Ledger
import SQLite

/// Counts of what the books hold and what waits.
public struct BookCounts: Sendable {
    public let employees: Int64
    public let underReview: Int64
    public let overdue: Int64
    public let onNotice: Int64
    public let holds: Int64
    /// Of the file, and of the log beside it.
    public let bytes: Int64
}

/// Review times of a period (R-REV-2).
public struct ServiceFigures: Sendable {
    public let submitted: Int64
    public let decided: Int64
    /// Decided before the claim was recorded overdue.
    public let inTime: Int64
    public let late: Int64
    public let overdueOpen: Int64
}

extension StoredState {
    public func counts() -> BookCounts {
        func count(_ sql: StaticString) -> Int64 { row(sql) { $0.int(0) } ?? 0 }
        return BookCounts(
            employees: count("SELECT count(*) FROM employee WHERE active = 1"),
            underReview: count(
                "SELECT count(*) FROM claim WHERE stage IN ('underReview', 'overdue')"),
            overdue: count("SELECT count(*) FROM claim WHERE stage = 'overdue'"),
            onNotice: count(
                "SELECT count(*) FROM claim WHERE stage IN ('onNotice', 'contested')"),
            holds: count("SELECT count(*) FROM redemption WHERE stage = 'held'"),
            bytes: count("PRAGMA page_count") * count("PRAGMA page_size"))
    }

    /// Claims submitted in [from, until), and what became of their reviews. Withdrawn ones are
    /// submitted but never decided.
    public func serviceFigures(from: Instant, until: Instant) -> ServiceFigures {
        let claims = rows(
            """
            SELECT stage, EXISTS(
                SELECT 1 FROM event WHERE stream = 'claim:C' || claim.id
                    AND type = 'claim.overdue.v1')
            FROM claim WHERE submitted_at >= ?1 AND submitted_at < ?2
            """, { $0.bind(1, from.milliseconds).bind(2, until.milliseconds) }
        ) { (stage: $0.text(0), overdue: $0.int(1) != 0) }
        let open: Set<String> = ["underReview", "overdue", "withdrawn"]
        let decided = claims.filter { !open.contains($0.stage) }
        return ServiceFigures(
            submitted: Int64(claims.count), decided: Int64(decided.count),
            inTime: Int64(decided.filter { !$0.overdue }.count),
            late: Int64(decided.filter(\.overdue).count),
            overdueOpen: Int64(claims.filter { $0.stage == "overdue" }.count))
    }
}
