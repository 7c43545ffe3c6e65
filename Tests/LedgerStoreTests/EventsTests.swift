import JSON
import Ledger
import LedgerStore
import Testing

/// R-BOOK-1
@Suite struct `Events on disk` {
    @Test func `every kind of event is read back as it was written`() throws {
        let folder = try TemporaryBooks()
        let books = try BookStore(path: folder.path)
        try books.begin()
        for event in Samples.events {
            try books.record(
                [event], by: .operator, recordedAt: start, effectiveAt: start, requestID: nil)
        }
        let stored = books.state.events(after: 0, limit: 1000)
        #expect(stored.map(\.event) == Samples.events)
        try books.rollback()
    }

    @Test func `the names of event types are frozen`() throws {
        let folder = try TemporaryBooks()
        let books = try BookStore(path: folder.path)
        try books.begin()
        for event in Samples.events {
            try books.record(
                [event], by: .operator, recordedAt: start, effectiveAt: start, requestID: nil)
        }
        let types = Set(books.state.events(after: 0, limit: 1000).map(\.type))
        #expect(
            types.sorted() == [
                "books.clock-advanced.v1", "books.clock-confirmed.v1", "books.opened.v1",
                "budget.set.v1",
                "calendar.adopted.v1", "campaign.closed.v1", "campaign.joined.v1",
                "campaign.opened.v1", "campaign.recorded.v1", "campaign.stood.v1",
                "campaign.voided.v1", "claim.approved.v1", "claim.credited.v1",
                "claim.objected.v1", "claim.objection-decided.v1", "claim.overdue-lifted.v1",
                "claim.overdue.v1",
                "claim.rejected.v1", "claim.rescheduled.v1", "claim.revoked.v1",
                "claim.submitted.v1", "claim.withdrawn.v1", "clearing.account-cleared.v1",
                "clearing.year-cleared.v1", "deduction.appeal-decided.v1",
                "deduction.appealed.v1", "deduction.recorded.v1", "deduction.reversed.v1",
                "employee.bound.v1", "employee.criticised.v1", "employee.enrolled.v1",
                "employee.left.v1", "employee.moved.v1", "employee.name-erased.v1",
                "employee.renamed.v1", "employee.returned.v1", "employee.retyped.v1",
                "employee.suspended.v1", "employee.unenrolled.v1",
                "import.applied.v1", "import.undone.v1",
                "opening.recorded.v1", "opening.reversed.v1", "policy.adopted.v1",
                "product.added.v1",
                "product.repriced.v1",
                "product.retired.v1", "product.stock-counted.v1", "product.stock-received.v1",
                "product.stock-taken-back.v1", "product.withdrawn.v1",
                "redemption.cancelled.v1", "redemption.frozen.v1", "redemption.fulfilled.v1",
                "redemption.kept.v1", "redemption.lapsed.v1", "redemption.requested.v1",
                "redemption.rescheduled.v1", "redemption.returned.v1", "role.granted.v1",
                "role.leader-confirmed.v1", "role.leader-proposed.v1",
                "role.proposal-lapsed.v1", "role.proposal-refused.v1", "role.withdrawn.v1",
                "work.begun.v1",
                "work.ended.v1",
            ])
        #expect(types == Set(EventType.allCases.map(\.name)))
        #expect(EventType.allCases.allSatisfy { EventType($0.name) == $0 })
        try books.rollback()
    }

    @Test func `types that move points are those of events with an entry`() throws {
        let folder = try TemporaryBooks()
        let books = try BookStore(path: folder.path)
        try books.begin()
        for event in Samples.events {
            try books.record(
                [event], by: .operator, recordedAt: start, effectiveAt: start, requestID: nil)
        }
        let moving = books.state.events(after: 0, limit: 1000).filter { $0.event?.entry != nil }
        #expect(Set(moving.map(\.type)) == Set(EventType.movingPoints.map(\.name)))
        try books.rollback()
    }

    @Test func `a policy says the same after it was stored`() throws {
        var reader = PolicyReader()
        #expect(reader.read(Samples.policy.json) == Samples.policy)
        #expect(reader.faults == [])
    }
}
