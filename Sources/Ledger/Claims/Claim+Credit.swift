extension Claim {
    /// The credit of an award at a moment, up to what the year's cap leaves (R-CAP-1, R-CAP-2).
    /// The policy in force on that day sets the cap, whichever policy the award was decided
    /// under; points belong to the year of that day (R-CREDIT-1). Who has left may lose it at once
    /// (R-ORG-5).
    static func credit(
        _ claim: Claim, _ points: Points, at moment: Instant, _ time: LedgerTime,
        _ state: some LedgerState
    ) -> [Ledger.Event] {
        let day = time.day(of: moment)
        let room = state.earningRoom(of: claim.employee, on: day)
        let credited = room.map { min(points, $0) } ?? points
        let credit = Credit(
            credited: credited, forgone: points - credited, year: day.year,
            department: state.employee(claim.employee)?.department ?? "")
        return [.claim(claim.id, .credited(claim.employee, credit))]
            + Clearing.arrival(of: credited, to: claim.employee, on: day, state)
    }

    /// What falls due of a claim by itself: an overdue review, the end of the notice.
    static func settle(
        _ id: ClaimID, at due: Instant, _ time: LedgerTime, _ state: some LedgerState
    ) -> [Ledger.Event] {
        guard let claim = state.claim(id) else { return [] }
        return switch claim.stage {
        case .underReview:
            [.claim(id, .overdue)]
        case .onNotice(let award, _, _):
            credit(claim, award.points, at: due, time, state)
        case .approved, .credited, .rejected, .withdrawn, .revoked:
            []
        }
    }
}

extension LedgerState {
    /// What may still be credited to somebody in the year of a day; nil without limit, as where
    /// the cap is read as one on redeeming (R-CAP-1).
    public func earningRoom(of employee: EmployeeID, on day: Day) -> Points? {
        guard let cap = policies.policy(on: day)?.annualCap, cap.basis == .earned else {
            return nil
        }
        return max(0, cap.points - yearTotals(of: employee, year: day.year).credited)
    }
}
