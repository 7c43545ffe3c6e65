import Ledger
import LedgerTestSupport
import Testing

/// R-FRAUD-2: what a clearing has taken is not taken a second time by a mistake.
struct MistakeTests {
    private static let end: Instant = "2026-12-31 24:00"

    /// 100 points credited by mistake in December, and goods at 1 point each.
    private static func wrong(
        _ rule: ClearingRule = .clear, change: (inout Policy) -> Void = { _ in }
    ) -> Given {
        let policy = Policy.clearing(rule).with(change)
        return Given(under: policy, from: "2026-12-28 09:00", .earned(100))
            .and(.stocked(.gloves, 1000, price: 1))
    }

    /// What a revocation takes of a claim, with the books in order.
    private static func taken(
        _ claim: ClaimID = "C1", as kind: Claim.RevocationKind = .mistake, in given: Given
    ) -> Points? {
        #expect(given.surprises == [])
        let outcome = given.when(.revoke(claim, as: kind))
        #expect(outcome.after.state.checkInvariants() == [])
        guard case .claim(_, .revoked(let revoked))? = outcome.events.first else { return nil }
        return revoked.taken
    }

    @Test func `of points that were all cleared nothing is taken`() {
        let given = Self.wrong().and(.at(Self.end)).leaves(available: 0)
        #expect(Self.taken(in: given) == 0)
        given.and(.earned(60), .revoke("C1", as: .mistake)).leaves(available: 60)
    }

    @Test func `of points that were partly spent the spent part is taken`() {
        let given = Self.wrong().and(.request(count: 60), .fulfil("R1"), .at(Self.end))
        #expect(Self.taken(in: given) == 60)
        given.and(.revoke("C1", as: .mistake)).leaves(available: -60)
    }

    @Test func `of points that were carried over all are taken`() {
        #expect(Self.taken(in: Self.wrong(.carryOver).and(.at(Self.end))) == 100)
    }

    @Test func `of points that were carried over up to a limit, what was kept is taken`() {
        #expect(Self.taken(in: Self.wrong(.carryOverUpTo(30)).and(.at(Self.end))) == 30)
        let richer = Self.wrong(.carryOverUpTo(30)).and(.earned(20), .at(Self.end))
        #expect(Self.taken(in: richer) == 10)
    }

    @Test func `before any clearing all is taken`() {
        #expect(Self.taken(in: Self.wrong()) == 100)
    }

    @Test func `a clearing that found a debt took nothing`() {
        let given = Self.wrong().and(.deduct(500, for: .accident), .at(Self.end))
        #expect(Self.taken(in: given) == 100)
    }

    @Test func `every clearing since then counts, each by its own mode`() {
        let given = Self.wrong(.carryOverUpTo(70)).and(.at("2027-06-01 09:00"))
            .and(.adopt(.clearing(.carryOverUpTo(50))), .earned(10))
            .and(.at("2027-12-31 24:00")).leaves(available: 50)
        #expect(Self.taken(in: given) == 40)
        #expect(Self.taken("C2", in: given) == 0)
        let carried = given.and(.adopt(.clearing(.carryOver)), .at("2028-12-31 24:00"))
        #expect(Self.taken(in: carried) == 40)
        let cleared = carried.and(.adopt(.clearing(.clear)), .at("2029-12-31 24:00"))
        #expect(Self.taken(in: cleared) == 0)
    }

    @Test func `what one mistake was spared is not spared the next one`() {
        let given = Self.wrong().and(.earned(100), .request(count: 100), .fulfil("R1"))
            .and(.at(Self.end)).leaves(available: 0)
        #expect(Self.taken("C1", in: given) == 0)
        #expect(Self.taken("C2", in: given) == 0)
        let first = given.and(.revoke("C1", as: .mistake)).leaves(available: 0)
        #expect(Self.taken("C2", in: first) == 100)
    }

    @Test func `a mistake revoked before the clearing was none of what it took`() {
        let given = Self.wrong().and(.earned(40), .revoke("C2", as: .mistake), .at(Self.end))
        #expect(Self.taken(in: given) == 0)
    }

    @Test func `a false claim uses up nothing of what a mistake is spared`() {
        let given = Self.wrong().and(.earned(100), .at(Self.end), .revoke("C2", as: .false))
            .leaves(available: -100)
        #expect(Self.taken(in: given) == 0)
    }

    @Test func `a credit of the new year was not cleared with the old one`() {
        let given = Self.wrong().and(.at("2027-01-04 09:00"), .earned(40))
        #expect(Self.taken("C2", in: given) == 40)
    }

    /// R-RED-5
    @Test func `a hold that is cleared when it ends counts as a clearing of what it cleared`() {
        let held = Self.wrong().and(.request(count: 60), .at(Self.end))
            .leaves(available: 0, held: 60)
        #expect(Self.taken(in: held) == 60)
        let cancelled = held.and(.cancel("R1")).leaves(available: 0)
        #expect(Self.taken(in: cancelled) == 0)
        #expect(Self.taken(in: held.and(.at("2027-01-31 09:00"))) == 0)
        #expect(Self.taken(in: held.and(.fulfil("R1"))) == 60)
    }

    /// R-RED-5
    @Test func `a hold of the old year does not spare a credit of the new one`() {
        let given = Self.wrong().and(.request(count: 60), .at(Self.end), .earned(80))
            .and(.cancel("R1")).leaves(available: 80)
        #expect(Self.taken("C2", in: given) == 80)
        #expect(Self.taken("C1", in: given) == 0)
    }

    /// R-ORG-5
    @Test func `the clearing of who leaves counts, too`() {
        let gone = Self.wrong { $0.onDeparture = .clear }
            .and(.request(count: 60), .fulfil("R1"), .leave()).leaves(available: 0)
        #expect(Self.taken(in: gone) == 60)
        let back = gone.and(.comeBack(), .earned(30))
        #expect(Self.taken("C1", in: back) == 60)
        #expect(Self.taken("C2", in: back) == 30)
    }

    /// R-CAP-3, R-PUB-2
    @Test func `room and rank lose the whole credit, whatever is taken`() {
        let given = Self.wrong().and(.at(Self.end), .revoke("C1", as: .mistake))
        #expect(given.state.yearTotals(of: .zhang, year: 2026).credited == 0)
        #expect(given.state.rankedPoints(of: .zhang) == 0)
    }

    /// R-FRAUD-1, R-NEG-2
    @Test func `as false all is taken, though it was cleared, and whatever the policy`() {
        #expect(Self.taken(as: .false, in: Self.wrong().and(.at(Self.end))) == 100)
        let floor = Self.wrong { $0.negativeBalance = .floorAtZero }.and(.at(Self.end))
        #expect(Self.taken(as: .false, in: floor) == 100)
        floor.and(.revoke("C1", as: .false)).leaves(available: -100)
    }
}
