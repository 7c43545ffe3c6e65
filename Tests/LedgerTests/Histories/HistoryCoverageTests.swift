import Ledger
import LedgerTestSupport
import Testing

/// R-BOOK-1: the histories are worth their time only where everything happens in them.
struct HistoryCoverageTests {
    @Test func `every kind of event happens, and most refusals`() {
        var events: Set<String> = []
        var refusals: Set<String> = []
        for seed in UInt64(0)..<200 {
            var history = History(seed: seed, habits: .with { $0.checking = false })
            for _ in 0..<120 {
                if case .failure(let refusal) = history.next().result {
                    refusals.insert(caseNames(refusal))
                }
            }
            events.formUnion(history.journal.events.map { caseNames($0.event) })
        }
        #expect(Self.expectedEvents.subtracting(events) == [])
        #expect(refusals.count > 60)
    }

    private static let expectedEvents: Set<String> = [
        "books.opened", "books.clockAdvanced", "role.granted", "role.withdrawn",
        "employee.enrolled", "employee.moved", "employee.retyped", "employee.left",
        "employee.returned",
        "employee.bound", "employee.renamed", "employee.nameErased", "employee.suspended",
        "employee.criticised", "policy.adopted", "calendar.adopted", "claim.submitted",
        "claim.withdrawn", "claim.overdue", "claim.approved", "claim.rejected", "claim.objected",
        "claim.objectionDecided", "claim.rescheduled", "claim.credited", "claim.revoked",
        "deduction.recorded", "deduction.appealed", "deduction.appealDecided",
        "deduction.reversed", "product.added", "product.repriced", "product.retired",
        "product.received", "product.counted", "redemption.requested", "redemption.fulfilled",
        "redemption.cancelled", "redemption.lapsed", "redemption.returned", "redemption.frozen",
        "redemption.rescheduled", "redemption.kept", "clearing.accountCleared",
        "clearing.yearCleared", "budget.set",
    ]

    /// `claim.credited`: the family's case, and the case within it.
    private func caseNames(_ value: Any) -> String {
        guard let (family, payload) = outerCase(value) else { return String(describing: value) }
        let parts = Mirror(reflecting: payload)
        let inner = parts.displayStyle == .tuple ? parts.children.map(\.value) : [payload]
        guard let event = inner.last(where: { Mirror(reflecting: $0).displayStyle == .enum })
        else { return family }
        return family + "." + (outerCase(event)?.0 ?? String(describing: event))
    }

    private func outerCase(_ value: Any) -> (String, Any)? {
        guard let child = Mirror(reflecting: value).children.first, let label = child.label
        else { return nil }
        return (label, child.value)
    }
}
