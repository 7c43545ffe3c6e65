package import JSON

/// A claim of the queue, as the reviewer needs it.
package struct ReviewedClaim: Sendable, Equatable {
    /// The row of `review.queue`.
    package let row: JSON
    /// Why this reviewer may not approve it (R-ORG-3); rejecting is always allowed.
    package let isOwn: Bool
    package let isRegisteredByReviewer: Bool

    /// - Parameter actor: the reviewer, as the books name them.
    package init(_ row: JSON, reviewer actor: String?) {
        self.row = row
        isOwn = actor != nil && row["employee"]?.string == actor
        isRegisteredByReviewer = !isOwn && actor != nil && row["submittedBy"]?.string == actor
    }

    package var id: String { row["claim"]?.string ?? "?" }

    package var mayBeApproved: Bool { !isOwn && !isRegisteredByReviewer }

    /// What it gets where nothing else is said (R-REV-3): what was asked for, else the standard.
    package var points: Int64? { (row["requestedPoints"] ?? row["standard"])?.int }

    /// The item's range, outside of which no award lies (R-ITEM-1).
    package var range: ClosedRange<Int64>? {
        guard let from = row["from"]?.int, let to = row["to"]?.int, from <= to else { return nil }
        return from...to
    }

    package var isOverdue: Bool { row["overdue"]?.bool == true }

    /// Whether something speaks for looking twice: others on the same occurrence, a likely double.
    package var isDoubtful: Bool {
        !(row["others"]?.array ?? []).isEmpty
            || !(row["possibleDuplicates"]?.array ?? []).isEmpty
    }
}
