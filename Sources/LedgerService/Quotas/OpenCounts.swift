import Ledger
import LedgerStore

/// How many claims, objections, appeals and holds of each person are open, at most: what was
/// counted last and what was opened since. Only where that is too many the books are counted again,
/// so that it costs an ordinary change next to nothing.
struct OpenCounts {
    private struct Key: Hashable {
        let kind: OpenKind
        let employee: EmployeeID
    }

    private static let most = 16_384
    private var known: [Key: Int64] = [:]

    /// Nil: one more may be opened, and counts from now on.
    mutating func admit(
        _ kind: OpenKind, of employee: EmployeeID, _ bound: Int64, _ state: StoredState
    ) -> QuotaReached? {
        let key = Key(kind: kind, employee: employee)
        if let open = known[key], open < bound {
            known[key] = open + 1
            return nil
        }
        let (open, due) = state.open(kind, of: employee)
        if open >= bound { return QuotaReached(.open(kind), bound, due: due) }
        if known.count >= Self.most { known.removeAll() }
        known[key] = open + 1
        return nil
    }
}

extension StoredState {
    /// How many are open, and when the first of them is due.
    fileprivate func open(
        _ kind: OpenKind, of employee: EmployeeID
    ) -> (count: Int64, due: Instant?) {
        switch kind {
        case .claims: openClaims(of: employee)
        case .objections: (openObjections(by: employee), nil)
        case .appeals: (openAppeals(of: employee), nil)
        case .holds: openHoldsDue(of: employee)
        }
    }
}
