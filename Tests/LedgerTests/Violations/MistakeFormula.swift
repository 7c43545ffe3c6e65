import Ledger
import LedgerTestSupport

/// R-FRAUD-2 as the rule writes it, worked out from all entries: every clearing with the balance
/// that it saw and what it leaves of one, whether it took anything or not.
struct MistakeFormula {
    private struct Meeting {
        let seq: Int64
        /// Where it met what it cleared: earlier, of a hold.
        let seen: Int64
        let balance: Points
        /// The most that it leaves; nil without limit.
        let most: Points?

        /// f of the rule; a debt stays as it is in every mode.
        func leaves(of balance: Points) -> Points { most.map { min(balance, $0) } ?? balance }
    }

    private struct Credit {
        let employee: EmployeeID
        let points: Points
        let seq: Int64
        /// The entry that revoked it as a mistake.
        var end: Int64?
    }

    private var meetings: [EmployeeID: [Meeting]] = [:]
    private var credits: [ClaimID: Credit] = [:]

    init(_ events: [RecordedEvent]) {
        var state = MemoryState()
        var met: [RedemptionID: Int64] = [:]
        var cleared: [EmployeeID: Points] = [:]
        for entry in events {
            state.take(entry)
            switch entry.event {
            case .claim(let claim, .credited(let employee, let credit)):
                credits[claim] = Credit(
                    employee: employee, points: credit.credited, seq: entry.seq)
            case .claim(let claim, .revoked(let revoked)) where revoked.kind == .mistake:
                credits[claim]?.end = entry.seq
            case .redemption(let hold, .kept): met[hold] = entry.seq
            case .redemption(let hold, .cancelled(let released, _)),
                .redemption(let hold, .lapsed(let released)):
                guard let points = released.cleared?.points else { continue }
                meetings[released.employee, default: []].append(
                    Meeting(
                        seq: entry.seq, seen: met[hold] ?? entry.seq, balance: points, most: 0))
            case .clearing(.accountCleared(let employee, let year, let points, _)):
                if entry.effectiveAt == LedgerTime.china.end(ofYear: year) {
                    cleared[employee] = points
                } else {
                    meetings[employee, default: []].append(
                        Meeting(seq: entry.seq, seen: entry.seq, balance: points, most: 0))
                }
            case .clearing(.yearCleared(let year, _, _)):
                meetAll(year, at: entry.seq, cleared, state)
                cleared = [:]
            default: continue
            }
        }
    }

    private mutating func meetAll(
        _ year: Int, at seq: Int64, _ cleared: [EmployeeID: Points], _ state: MemoryState
    ) {
        let lastDay = Day.firstOf(year: year + 1).adding(-1)
        let mode = state.policies.policy(on: lastDay)?.clearing ?? .clear
        for employee in state.employees.values {
            let most: Points? =
                switch mode {
                case _ where !employee.active: 0
                case .clear: 0
                case .carryOver: nil
                case .carryOverUpTo(let limit): limit
                }
            let balance = state.account(of: employee.id).available + (cleared[employee.id] ?? 0)
            meetings[employee.id, default: []].append(
                Meeting(seq: seq, seen: seq, balance: balance, most: most))
        }
    }

    /// What a revocation recorded as `seq` takes.
    func taken(of claim: ClaimID, at seq: Int64) -> Points? {
        guard let credit = credits[claim] else { return nil }
        let met = (meetings[credit.employee] ?? []).sorted { $0.seq < $1.seq }
        var entered: [Int64: Points] = [:]
        let earlier = credits.values
            .filter { $0.employee == credit.employee && $0.end.map { $0 < seq } ?? false }
            .sorted { ($0.end ?? 0) < ($1.end ?? 0) }
        for mistake in earlier { _ = pass(mistake, until: mistake.end ?? 0, met, &entered) }
        return pass(credit, until: seq, met, &entered)
    }

    private func pass(
        _ credit: Credit, until end: Int64, _ met: [Meeting], _ entered: inout [Int64: Points]
    ) -> Points {
        var d = credit.points
        for meeting in met where credit.seq < meeting.seen && meeting.seq < end {
            let b = meeting.balance - (entered[meeting.seq] ?? 0)
            entered[meeting.seq, default: 0] += d
            d = meeting.leaves(of: b) - meeting.leaves(of: b - d)
        }
        return d
    }
}
