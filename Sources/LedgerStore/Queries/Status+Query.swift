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

extension StoredState {
    public func counts() -> BookCounts {
        func count(_ sql: StaticString) -> Int64 { row(sql) { $0.int(0) } ?? 0 }
        return BookCounts(
            employees: count("SELECT count(*) FROM employee WHERE active = 1"),
            underReview: count(
                """
                SELECT count(*) FROM claim
                WHERE stage IN ('underReview', 'overdue') AND deadline_at IS NOT NULL
                """),
            overdue: count(
                """
                SELECT count(*) FROM claim WHERE stage = 'overdue' AND deadline_at IS NOT NULL
                """),
            onNotice: count(
                """
                SELECT count(*) FROM claim
                WHERE stage IN ('onNotice', 'contested') AND deadline_at IS NOT NULL
                """),
            holds: count("SELECT count(*) FROM redemption WHERE stage = 'held'"),
            bytes: count("PRAGMA page_count") * count("PRAGMA page_size"))
    }
}
