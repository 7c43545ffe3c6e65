import JSON
import Ledger
import LedgerStore

/// Where what a row of an import made stands today.
enum ImportedState: String, CaseIterable {
    // Claims, as `ClaimFilter.Stage` has them
    case underReview, onNotice, credited, rejected, withdrawn, revoked
    /// Results that count, and such that were voided.
    case counts, voided
    /// Goods that are booked as they came, in part taken back, all taken back.
    case received, partlyTakenBack, takenBack
    /// Lines of the old book, likewise.
    case brought, partlyReversed, reversed
    /// Products; `takenOff` with their import.
    case offered, retired, takenOff
    /// People; `undone` where the enrolment was.
    case employed, left, undone
    /// What a roster changed: still so, or not any more.
    case changed, changedSince
    case joined
    /// Deductions; `givenBack` with their import or after an appeal.
    case deducted, givenBack

    /// Nothing of it is left to be taken back.
    var isGone: Bool {
        switch self {
        case .rejected, .withdrawn, .revoked, .voided, .takenBack, .partlyReversed, .reversed,
            .givenBack, .changedSince, .retired, .takenOff, .undone:
            true
        case .underReview, .onNotice, .credited, .counts, .received, .partlyTakenBack, .brought,
            .offered, .employed, .left, .joined, .deducted, .changed:
            false
        }
    }
}

extension ImportedRow {
    func state(in state: some LedgerState) -> ImportedState {
        switch event {
        case .claim(let id, _): state.claim(id).map { ImportedState($0.stage) } ?? .withdrawn
        case .campaign(_, .recorded(let id, _)):
            state.result(id)?.voided ?? true ? .voided : .counts
        case .campaign: .joined
        case .deduction(let id, _):
            state.deduction(id)?.reversed ?? true ? .givenBack : .deducted
        case .product(let code, .received(let count, _, _)): delivery(code, count, state)
        case .product(let code, _):
            isFollowed(by: { if case .product(_, .withdrawn) = $0 { true } else { false } }, state)
                ? .takenOff : state.product(code)?.retired ?? true ? .retired : .offered
        case .opening: line(state)
        case .employee(_, let event) where !event.isEnrolment:
            correction(in: state) == nil ? .changedSince : .changed
        case .employee(let id, _):
            isFollowed(
                by: { if case .employee(_, .unenrolled) = $0 { true } else { false } }, state)
                ? .undone : state.employee(id)?.active ?? false ? .employed : .left
        default: .undone
        }
    }

    private func delivery(
        _ code: ProductCode, _ count: Int64, _ state: some LedgerState
    ) -> ImportedState {
        guard let left = state.receipts(of: code).first(where: { $0.seq == seq })?.count else {
            return .takenBack
        }
        return left < count ? .partlyTakenBack : .received
    }

    private func line(_ state: some LedgerState) -> ImportedState {
        for entry in state.entries(of: event.stream) where entry.seq > seq || entry.seq == 0 {
            // A line of no points whose place another took.
            if case .opening(.recorded) = entry.event, entry.seq != seq { return .reversed }
            guard case .opening(.reversed(let reversed)) = entry.event else { continue }
            return reversed.rest == 0 ? .reversed : .partlyReversed
        }
        return .brought
    }

    /// Whether its life has such an entry after this one. What a rehearsal adds has no number yet.
    private func isFollowed(by matches: (Event) -> Bool, _ state: some LedgerState) -> Bool {
        state.entries(of: event.stream).contains {
            ($0.seq > seq || $0.seq == 0) && matches($0.event)
        }
    }
}

extension ImportedState {
    fileprivate init(_ stage: Claim.Stage) {
        self =
            switch stage {
            case .underReview: .underReview
            case .onNotice, .approved: .onNotice
            case .credited: .credited
            case .rejected: .rejected
            case .withdrawn: .withdrawn
            case .revoked: .revoked
            }
    }
}

extension Employee.Event {
    fileprivate var isEnrolment: Bool { if case .enrolled = self { true } else { false } }
}
