extension LedgerState {
    /// What is left of a credit that was a mistake: what the account would lack without it, since
    /// a clearing may have taken some of it already (R-FRAUD-2).
    ///
    /// Without the credit an account that a clearing found with balance b would have had d less,
    /// and kept f(b − d) instead of f(b). In every mode f(b) is the smaller of b and what may be
    /// kept (nothing, a limit, or anything), so d shrinks by what that clearing took, and by
    /// nothing else: where it took nothing, all of d was still there after it. Mistakes revoked
    /// before, which the clearing saw too, used up their part of what it took.
    func left(ofMistake claim: ClaimID) -> Points {
        guard let mistake = CreditLife(of: claim, self) else { return 0 }
        var losses = losses(of: mistake.employee)
        guard losses.contains(where: mistake.wasMet(by:)) else { return mistake.points }
        let before = revokedClaims(of: mistake.employee)
            .compactMap { CreditLife(of: $0, self) }
            .filter(\.wasMistake).sorted { $0.end < $1.end }
        for earlier in before { _ = earlier.pass(&losses) }
        return mistake.pass(&losses)
    }
}

/// A credit, and the entries between which an account had it.
private struct CreditLife {
    let employee: EmployeeID
    let points: Points
    /// The number of the entry that credited it.
    private let begin: Int64
    /// Of the one that revoked it; beyond all others while none has.
    private(set) var end = Int64.max
    private(set) var wasMistake = false

    /// Nil where the claim was never credited.
    init?(of claim: ClaimID, _ state: some LedgerState) {
        var credited: (employee: EmployeeID, points: Points, seq: Int64)?
        for entry in state.entries(of: .claim(claim)) {
            switch entry.event {
            case .claim(_, .credited(let employee, let credit)):
                credited = (employee, credit.credited, entry.seq)
            case .claim(_, .revoked(let revoked)):
                end = entry.seq
                wasMistake = revoked.kind == .mistake
            default: continue
            }
        }
        guard let credited else { return nil }
        (employee, points, begin) = credited
    }

    /// Whether the clearing saw it.
    func wasMet(by loss: ClearingLoss) -> Bool { begin < loss.seen && loss.seq < end }

    /// Takes its part of what each clearing took, the oldest first.
    /// - Returns: what is left of it.
    func pass(_ losses: inout [ClearingLoss]) -> Points {
        var left = points
        for index in losses.indices where wasMet(by: losses[index]) {
            let part = min(left, losses[index].points)
            losses[index].points -= part
            left -= part
        }
        return left
    }
}
