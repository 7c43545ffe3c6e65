import JSON
import LedgerCommands
import Testing

/// R-REV-3, R-ORG-3: a reviewer's desk.
@Suite struct `The reviewer's desk` {
    private func row(_ id: String, of employee: String = "E008", by: String? = nil) -> JSON {
        [
            "claim": .string(id), "employee": .string(employee),
            "submittedBy": .string(by ?? employee), "standard": 10, "from": 5, "to": 20,
        ]
    }

    private var desk: ReviewDesk {
        ReviewDesk([row("C1"), row("C2"), row("C3")], reviewer: "E002")
    }

    @Test func `a decision waits, and the next claim comes to the front`() {
        var desk = desk
        desk.decide(.approve(points: 10), request: "r1")
        #expect(desk.current?.id == "C2")
        #expect(desk.waiting.map(\.claim) == ["C1"])
        desk.decide(.reject(reason: "no"), request: "r2")
        desk.decide(.approve(points: 20), request: "r3")
        #expect(desk.current == nil)
    }

    @Test func `undo takes the last back and returns to its claim`() {
        var desk = desk
        desk.decide(.approve(points: 10), request: "r1")
        desk.decide(.approve(points: 10), request: "r2")
        let undone = [desk.undo(), desk.undo(), desk.undo()].map { $0?.claim }
        #expect(undone == ["C2", "C1", nil])
        #expect(desk.current?.id == "C1")
    }

    @Test func `deciding again replaces the first decision`() {
        var desk = desk
        desk.decide(.approve(points: 10), request: "r1")
        desk.goBack()
        desk.decide(.reject(reason: "no"), request: "r2")
        #expect(desk.waiting.map(\.verdict) == [.reject(reason: "no")])
    }

    @Test func `what was sent cannot be decided again`() throws {
        var desk = desk
        desk.decide(.approve(points: 10), request: "r1")
        desk.settle(try #require(desk.waiting.first), .done)
        desk.goToFirst()
        desk.decide(.reject(reason: "no"), request: "r2")
        #expect(desk.waiting.isEmpty)
        #expect(desk.sent.count == 1)
    }

    @Test func `a fresh look keeps the place and what waits`() {
        var desk = desk
        desk.decide(.approve(points: 10), request: "r1")
        desk.skip()
        #expect(desk.current?.id == "C3")
        desk.reload([row("C9"), row("C3"), row("C4")])
        #expect(desk.current?.id == "C3")
        // C1 left the queue by somebody else's hand; what we decided on it is still to be told of.
        #expect(desk.claims.map(\.id) == ["C1", "C9", "C3", "C4"])
        #expect(desk.waiting.map(\.claim) == ["C1"])
    }

    @Test func `one's own claims, and those one registered, are not one's to approve`() {
        let own = ReviewedClaim(row("C1", of: "E002"), reviewer: "E002")
        let registered = ReviewedClaim(row("C1", by: "E002"), reviewer: "E002")
        #expect(own.isOwn && !own.mayBeApproved)
        #expect(registered.isRegisteredByReviewer && !registered.mayBeApproved)
        #expect(ReviewedClaim(row("C1"), reviewer: "E002").mayBeApproved)
    }

    /// R-REV-3: what was asked for, else the standard.
    @Test func `the points shown are those that the rules would give`() {
        var asked = row("C1").object ?? [:]
        #expect(ReviewedClaim(.object(asked), reviewer: nil).points == 10)
        asked["requestedPoints"] = 15
        #expect(ReviewedClaim(.object(asked), reviewer: nil).points == 15)
    }
}
