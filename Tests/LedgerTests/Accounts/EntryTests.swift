import Ledger
import LedgerTestSupport
import Testing

/// R-BOOK-1: every movement is a posting between two accounts.
struct EntryTests {
    /// What the last event of the outcome posts, as `points from to`.
    private func postings(_ outcome: Outcome) -> [String] {
        (outcome.events.last?.entry?.postings ?? []).map { posting in
            "\(posting.points.value) \(posting.from.text) \(posting.to.text)"
        }
    }

    private static let stocked = Given(.earned(300), .stocked())

    @Test func `a credit comes from what is issued`() {
        let given = Given(under: .cap(310), .earned(300), .submit(), .approve("C2"))
        #expect(
            postings(given.when(.at("2026-03-06 09:00"))) == [
                "10 issued available:E001", "10 issued forgone",
            ])
        let full = Given(under: .cap(300), .earned(300), .submit(), .approve("C2"))
        #expect(postings(full.when(.at("2026-03-06 09:00"))) == ["20 issued forgone"])
    }

    @Test func `a revocation takes what it can`() {
        #expect(
            postings(Given(.earned(300)).when(.revoke("C1", as: .mistake))) == [
                "300 available:E001 revoked"
            ])
    }

    @Test func `a deduction takes points and its reversal brings them back`() {
        let given = Given(.earned(300))
        #expect(postings(given.when(.deduct(30))) == ["30 available:E001 deducted"])
        let appealed = given.and(.deduct(30), .appeal("D1"))
        #expect(postings(appealed.when(.upholdAppeal("A1"))) == ["30 deducted available:E001"])
    }

    @Test func `a redemption goes through its own account`() {
        let held = Self.stocked.and(.request(count: 2))
        #expect(postings(Self.stocked.when(.request(count: 2))) == ["200 available:E001 held:R1"])
        #expect(postings(held.when(.fulfil("R1"))) == ["200 held:R1 redeemed"])
        #expect(postings(held.when(.cancel("R1"))) == ["200 held:R1 available:E001"])
        #expect(postings(held.when(.at("2026-03-10 09:00"))) == ["200 held:R1 available:E001"])
        let done = held.and(.fulfil("R1"))
        #expect(postings(done.when(.giveBack("R1"))) == ["200 redeemed available:E001"])
    }

    @Test func `a hold that a clearing met ends in that year's account`() {
        let kept = Given(
            under: .clearing(.carryOverUpTo(60)), from: "2026-12-31 09:00", .earned(100),
            .stocked(), .request(), .at("2027-01-01 00:00"))
        #expect(
            postings(kept.when(.cancel("R1"))) == [
                "60 held:R1 available:E001", "40 held:R1 cleared:2026",
            ])
    }

    @Test func `a clearing takes points into the year's account`() {
        let outcome = Given(.earned(300)).when(.at("2027-01-01 00:00"))
        let entry = outcome.events.first?.entry
        #expect(entry?.employee == .zhang)
        #expect(
            entry?.postings.map { "\($0.points.value) \($0.from.text) \($0.to.text)" } == [
                "300 available:E001 cleared:2026"
            ])
    }

    @Test(
        arguments: [
            .submit(), .enrol("E100"), .move(.zhang, to: "quarry"), .leave(.wang), .adopt(.example),
            .adopt(.of2026), .setBudget(Fen(yuan: 1)), .offer(), .grant(.auditor, to: .user("x")),
            .reject("C2"), .withdraw("C2"), .approve("C2"), .at("2026-03-06 09:00"),
        ] as [Step])
    func `what moves no points posts nothing`(step: Step) {
        let given = Given(.earned(300), .submit(.drill))
        let outcome = given.when(step)
        #expect(!outcome.events.isEmpty)
        #expect(outcome.events.allSatisfy { $0.entry == nil })
        outcome.after.leaves(available: 300)
    }

    @Test func `a person's whole history adds up to nothing`() {
        let given = Given(
            under: .cap(320), .earned(300), .stocked(), .submit(), .submit(.drill),
            .approve("C2"), .approve("C3"), .request(), .request(), .fulfil("R1"),
            .at("2026-03-06 09:00"), .cancel("R2"), .deduct(30), .giveBack("R1"),
            .revoke("C2", as: .mistake), .at("2027-01-01 00:00"))
        given.leaves(available: 0)
        var sums: [String: Int64] = [:]
        for posting in given.state.postings {
            sums[posting.from.text, default: 0] -= posting.points.value
            sums[posting.to.text, default: 0] += posting.points.value
        }
        let expected: [String: Int64] = [
            "issued": -350, "forgone": 30, "deducted": 30, "revoked": 20, "cleared:2026": 270,
            "available:E001": 0, "held:R1": 0, "held:R2": 0, "redeemed": 0,
        ]
        #expect(sums == expected)
    }
}
