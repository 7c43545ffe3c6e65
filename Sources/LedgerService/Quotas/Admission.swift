import CSystem
import Ledger
import LedgerAPI
import LedgerStore

/// Keeps everybody to their quota (R-ORG-12). It belongs to the writer's thread.
final class Admission {
    var quotas: Quotas
    private let measures: (any ServiceMeasures)?
    /// A simulated clock stands still: it cannot say when there is room again.
    private let isSimulated: Bool
    private var rates = ChangeRates()
    private var counts = OpenCounts()
    /// Of the batch, in milliseconds that never go back.
    private var moment: Int64 = 0

    init(_ options: ServiceOptions) {
        quotas = options.quotas
        measures = options.measures
        isSimulated = options.simulatedFrom != nil
    }

    func beginBatch() { moment = cs_monotonic_nanoseconds() / 1_000_000 }

    /// Whoever holds a role beside employee works for others too, and so does the operator who acts
    /// as somebody.
    /// - Parameter ofImport: a file's rows are more than a list's (R-IMP-1).
    func quota(of caller: Caller, _ arguments: Arguments, ofImport: Bool = false) -> Quota {
        let isOffice =
            arguments.has("as") || !caller.roles.isSubset(of: [.employee, .kiosk])
        var quota = isOffice ? quotas.registered : quotas.own
        if ofImport, isOffice { quota.lines = max(quota.lines, Int64(Import.step)) }
        return quota
    }

    /// Before anything is decided: takes the part of the caller's time that the request costs.
    func admit(
        _ uid: UInt32, lines: Int, bytes: Int, _ quota: Quota, now: Instant
    ) throws(ServiceError) {
        var reached: QuotaReached?
        if Int64(lines) > quota.lines {
            reached = QuotaReached(.lines, quota.lines)
        } else {
            reached = rates.admit(
                uid, lines: Int64(lines), bytes: bytes, quota, at: moment)
        }
        measures?.changed(uid, lines: lines, bytes: bytes, isRefused: reached != nil)
        if let reached { throw .quota(reached, now: isSimulated ? nil : now) }
    }

    /// What is remembered of the answer.
    func charge(_ uid: UInt32, bytes: Int) {
        rates.charge(uid, bytes: bytes)
        measures?.changed(uid, lines: 0, bytes: bytes, isRefused: false)
    }

    /// After the rules said yes, before anything is recorded: what the events open counts, unless
    /// they close it again.
    func admit(
        _ events: [Event], _ context: Context, _ state: StoredState
    ) throws(ServiceError) {
        for event in events {
            guard let (kind, employee) = event.opens(context, state), !event.isClosed(in: events)
            else { continue }
            let quota = context.actor.is(employee) ? quotas.own : quotas.registered
            if let reached = counts.admit(kind, of: employee, kind.bound(quota), state) {
                throw .quota(reached, now: nil)
            }
            try stored { () throws(StoreError) in
                if let failure = state.failure { throw failure }
            }
        }
    }
}

extension Event {
    /// What it opens, and whose that is, whoever registered it for them (R-ORG-10); nil where it
    /// opens nothing that is bounded.
    fileprivate func opens(
        _ context: Context, _ state: StoredState
    ) -> (OpenKind, EmployeeID)? {
        switch self {
        case .claim(_, .submitted(let submission, _)): (.claims, submission.employee)
        case .claim(_, .objected(_, _, let person)):
            (person ?? context.actor.employee).map { (.objections, $0) }
        case .deduction(let id, .appealed):
            state.deduction(id).map { (.appeals, $0.employee) }
        case .redemption(_, .requested(let request)): (.holds, request.employee)
        case .books, .role, .employee, .policy, .calendar, .claim, .deduction, .product,
            .redemption, .clearing, .budget, .opening, .campaign, .imported, .work:
            nil
        }
    }
}

extension Event {
    /// Goods that are handed over in the same step are no hold (R-RED-6).
    fileprivate func isClosed(in events: [Event]) -> Bool {
        guard events.count > 1, case .redemption(let id, .requested) = self else { return false }
        return events.contains {
            if case .redemption(id, .fulfilled) = $0 { true } else { false }
        }
    }
}

extension Actor {
    fileprivate var employee: EmployeeID? {
        if case .employee(let id) = self { id } else { nil }
    }
}
