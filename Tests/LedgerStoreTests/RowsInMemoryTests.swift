import Ledger
import LedgerStore
import LedgerTestSupport
import SHA2
import Testing

/// Rows are changed in memory and written once a batch; nobody may notice.
@Suite struct `Rows in memory` {
    let folder: TemporaryBooks
    let books: BookStore

    init() throws {
        folder = try TemporaryBooks()
        books = try BookStore.furnished(folder.path)
    }

    private func record(_ events: Event...) throws(StoreError) {
        try books.record(
            events, by: .operator, recordedAt: start, effectiveAt: start, requestID: nil)
    }

    private func submitted(_ number: Int64) -> Event {
        .claim(ClaimID(number: number), .submitted(Samples.submission, due: Samples.deadline))
    }

    @Test func `what an attempt takes back does not take what was there before it`() throws {
        try books.begin()
        try record(submitted(2))
        try books.attempt { () throws(StoreError) in
            try record(submitted(3), .claim(ClaimID(number: 2), .withdrawn(.request)))
            return (keep: false, result: ())
        }
        #expect(books.state.claim(ClaimID(number: 3)) == nil)
        #expect(books.state.nextClaim == ClaimID(number: 3))
        try record(submitted(3))
        try books.commit()
        #expect(try folder.verify().faults == [])
        let claim = try BookStore(path: folder.path).state.claim(ClaimID(number: 2))
        #expect(claim?.isLive == true)
    }

    private var later: Deadline {
        Deadline(
            at: Samples.deadline.at.adding(milliseconds: 1), provisional: false,
            from: Samples.day, workingDays: 4)
    }

    @Test func `a query sees what is not written yet`() throws {
        try books.begin()
        // The hold of the furnished books falls due at the same time, it would come first.
        try record(.redemption(RedemptionID(number: 1), .frozen(until: start, later)))
        try record(submitted(2))
        let submitted = Samples.submission
        #expect(
            books.state.countLiveClaims(
                of: submitted.employee, item: submitted.item,
                days: submitted.occurred..<submitted.occurred.adding(1)) == 2)
        #expect(books.state.openClaims(after: nil, limit: 9).map(\.claim.number) == [2])
        #expect(
            books.state.nextDue(until: .distantFuture)
                == DueItem(at: Samples.deadline.at, subject: .claim(ClaimID(number: 2))))
        try record(.claim(ClaimID(number: 2), .withdrawn(.request)))
        #expect(
            books.state.nextDue(until: .distantFuture)?.subject
                == .hold(RedemptionID(number: 1)))
        try books.rollback()
        #expect(books.state.claim(ClaimID(number: 2)) == nil)
        #expect(books.state.openClaims(after: nil, limit: 9).isEmpty)
    }

    @Test func `a login name may change hands in one batch`() throws {
        let li = EmployeeID(unchecked: "E002")
        try books.begin()
        try record(
            .employee(li, .enrolled(department: "铸造车间", type: .regular)),
            .employee(zhang, .bound(user: "hands")))
        #expect(books.state.employee(boundTo: "hands") == zhang)
        try record(.employee(zhang, .bound(user: "other")), .employee(li, .bound(user: "hands")))
        #expect(books.state.employee(boundTo: "hands") == li)
        try books.commit()
        #expect(try folder.verify().faults == [])
    }

    /// Ids of any order and form, in one batch and over several, before and after reopening.
    @Test func `a request id is remembered wherever it stands`() throws {
        let digest = SHA256.hash([1])
        let batches = [["m-0001", "z-0001", "a-0001"], ["m-0002", "a-0000"], ["zz-001"]]
        for ids in batches {
            try books.begin()
            for id in ids {
                #expect(try books.remembered(id, by: .operator) == nil)
                books.remember(
                    id, by: .operator, digest: digest, reply: Array(id.utf8), at: start)
                #expect(try books.remembered(id, by: .operator)?.reply == Array(id.utf8))
                #expect(try books.remembered(id, by: .clock) == nil)
            }
            try books.commit()
        }
        try books.begin()
        books.remember("zzz-01", by: .operator, digest: digest, reply: [1], at: start)
        try books.rollback()
        for books in [books, try BookStore(path: folder.path)] {
            for id in batches.joined() {
                #expect(try books.remembered(id, by: .operator)?.reply == Array(id.utf8))
            }
            #expect(try books.remembered("zzz-01", by: .operator) == nil)
        }
    }
}
