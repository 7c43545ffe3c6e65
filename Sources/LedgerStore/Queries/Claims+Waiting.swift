public import Ledger
import SQLite

extension StoredState {
    /// Claims of somebody that wait: how many at each open stage, and the points they ask for, or
    /// were approved.
    public func waitingClaims(of employee: EmployeeID) -> WaitingClaims {
        var waiting = WaitingClaims()
        let stages = rows(
            """
            SELECT stage, count(*), sum(coalesce(points, requested, 0))
            FROM claim INDEXED BY claim_waiting
            WHERE employee = ?1 AND deadline_at IS NOT NULL GROUP BY stage
            """, { $0.bind(1, employee.text) }
        ) { ($0.text(0), WaitingCount(claims: $0.int(1), points: Points($0.int(2)))) }
        for (stage, count) in stages {
            if ClaimFilter.Stage.underReview.names.contains(stage) {
                waiting.underReview += count
            } else {
                waiting.onNotice += count
            }
        }
        return waiting
    }
}

public struct WaitingClaims: Sendable {
    public fileprivate(set) var underReview = WaitingCount()
    public fileprivate(set) var onNotice = WaitingCount()
}

public struct WaitingCount: Sendable {
    public fileprivate(set) var claims: Int64 = 0
    public fileprivate(set) var points: Points = 0

    fileprivate static func += (sum: inout Self, more: Self) {
        sum.claims += more.claims
        sum.points += more.points
    }
}
