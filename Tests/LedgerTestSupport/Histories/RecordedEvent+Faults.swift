import Ledger

extension RecordedEvent {
    /// What this one event may not do, whatever was decided before.
    func faults(from before: MemoryState, to after: MemoryState) -> [String] {
        guard let time = after.books?.time else { return ["the books are not open"] }
        let day = time.day(of: effectiveAt)
        guard let policy = after.policies.policy(on: day) else { return [] }
        return switch event {
        case .claim(_, .credited(let employee, let credit)):
            capFaults(credit, employee, policy, after, day)
        case .claim(_, .revoked(let revoked)):
            revocationFaults(revoked)
        case .deduction(_, .recorded(let recorded)):
            floorFaults(recorded.employee, recorded.taken, policy, after)
        case .redemption(_, .requested(let request)):
            requestFaults(request, policy, before, after)
        case .clearing(.yearCleared(let year, _, let points)):
            clearingFaults(year, points, before, after, time)
        case .books, .role, .employee, .policy, .calendar, .claim, .deduction, .product,
            .redemption, .clearing, .budget, .opening, .campaign, .imported, .work:
            []
        }
    }

    /// R-CAP-1, R-CAP-2, R-CREDIT-1.
    private func capFaults(
        _ credit: Claim.Credit, _ employee: EmployeeID, _ policy: Policy, _ after: MemoryState,
        _ day: Day
    ) -> [String] {
        if credit.year != day.year { return ["credited to the year \(credit.year)"] }
        let cap = policy.annualCap
        let total = after.yearTotals(of: employee, year: credit.year).credited
        switch cap.basis {
        case .redeemed: return credit.forgone == 0 ? [] : ["forgone without a cap on earning"]
        case .earned where credit.credited > 0 && total > cap.points: return ["over the cap"]
        case .earned where credit.forgone > 0 && total < cap.points:
            return ["forgone below the cap"]
        case .earned: return []
        }
    }

    /// R-NEG-2.
    private func floorFaults(
        _ employee: EmployeeID, _ taken: Points, _ policy: Policy, _ after: MemoryState
    ) -> [String] {
        guard policy.negativeBalance == .floorAtZero, taken > 0 else { return [] }
        return after.account(of: employee).available < 0 ? ["below zero"] : []
    }

    /// R-FRAUD-1, R-FRAUD-2.
    private func revocationFaults(_ revoked: Claim.Revoked) -> [String] {
        let (taken, credited) = (revoked.taken, revoked.credit.credited)
        return switch revoked.kind {
        case .false: taken == credited ? [] : ["\(taken) taken of a false \(credited)"]
        case .mistake: (0...credited).contains(taken) ? [] : ["\(taken) taken of \(credited)"]
        }
    }

    /// R-RED-1, R-CAP-1: nothing is redeemed that is not there.
    private func requestFaults(
        _ request: Redemption.Requested, _ policy: Policy, _ before: MemoryState,
        _ after: MemoryState
    ) -> [String] {
        var faults: [String] = []
        if after.account(of: request.employee).available < 0 { faults.append("below zero") }
        if before.employee(request.employee)?.isSuspended(at: effectiveAt) == true {
            faults.append("redeemed while suspended")
        }
        let redeemed = after.yearTotals(of: request.employee, year: request.day.year).redeemed
        if policy.annualCap.basis == .redeemed, redeemed > policy.annualCap.points {
            faults.append("over the cap")
        }
        return faults
    }

    /// R-CLR-1: at the boundary, and nobody keeps more than the policy of the last day lets them.
    private func clearingFaults(
        _ year: Int, _ points: Points, _ before: MemoryState, _ after: MemoryState,
        _ time: LedgerTime
    ) -> [String] {
        var faults: [String] = []
        if effectiveAt != time.end(ofYear: year) { faults.append("not at the year's end") }
        if before.books?.openYear != year { faults.append("cleared twice") }
        let lastDay = Day.firstOf(year: year + 1).adding(-1)
        let rule = after.policies.policy(on: lastDay)?.clearing ?? .clear
        for employee in after.employees.values {
            let left = after.account(of: employee.id).available
            let most: Points? =
                switch rule {
                case .carryOver: employee.active ? nil : 0
                case .clear: 0
                case .carryOverUpTo(let limit): employee.active ? limit : 0
                }
            if let most, left > most { faults.append("\(employee.id.text) keeps \(left)") }
        }
        return faults
    }
}
