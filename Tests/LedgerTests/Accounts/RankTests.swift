import Ledger
import LedgerTestSupport
import Testing

/// R-PUB-2: the rank goes by points earned in the period, less deductions and revocations.
struct RankTests {
    private static let march: Range<Day> = "2026-03-01"..<"2026-04-01"
    private static let april: Range<Day> = "2026-04-01"..<"2026-05-01"

    private func rank(_ given: Given, in days: Range<Day>? = nil) -> Points {
        #expect(given.surprises == [])
        return given.state.rankedPoints(of: .zhang, in: days)
    }

    @Test func `a credit counts with what was credited, not with what was forgone`() {
        let given = Given(
            under: .cap(110), .earned(100), .submit(), .approve("C2"), .at("2026-03-06 09:00"))
        #expect(rank(given) == 110)
    }

    @Test func `redeeming costs nobody their rank`() {
        let given = Given(.earned(300), .stocked())
        for steps: [Step] in [
            [.request()], [.request(), .fulfil("R1")], [.request(), .cancel("R1")],
            [.request(), .fulfil("R1"), .giveBack("R1")], [.request(), .at("2026-03-31 09:00")],
        ] {
            #expect(rank(steps.reduce(given) { $0.and($1) }) == 300)
        }
    }

    @Test func `the clearing costs nobody their rank`() {
        #expect(rank(Given(.earned(300), .at("2027-01-01 09:00"))) == 300)
    }

    @Test func `deductions and revocations count in the period in which they were decided`() {
        let given = Given(
            .earned(100), .earned(40), .at("2026-04-10 09:00"), .deduct(30, on: "2026-03-31"),
            .revoke("C2", as: .mistake))
        #expect(rank(given, in: Self.march) == 140)
        #expect(rank(given, in: Self.april) == -70)
    }

    @Test func `a credit counts in the period in which it fell due`() {
        let given = Given(
            from: "2026-03-25 09:00", .submit(), .approve("C1"), .at("2026-05-31 09:00"))
        #expect(rank(given, in: Self.march) == 20)
        let later = Given(
            from: "2026-03-26 09:00", .submit(), .approve("C1"), .at("2026-05-31 09:00"))
        #expect(rank(later, in: Self.march) == 0)
        #expect(rank(later, in: Self.april) == 20)
    }

    @Test func `a deduction given back gives the rank back`() {
        #expect(rank(Given(.earned(100), .deduct(30), .appeal("D1"), .upholdAppeal("A1"))) == 100)
    }

    @Test func `under a floor only what was taken counts`() {
        #expect(rank(Given(under: .floorAtZero, .earned(10), .deduct(30))) == 0)
    }

    @Test func `a department ranks by what its people did while they were there`() {
        let given = Given(
            .earned(100), .move(.zhang, to: "quarry"), .earned(40), .deduct(10),
            .revoke("C1", as: .mistake))
        #expect(given.surprises == [])
        #expect(given.state.rankedPoints(ofDepartment: "kiln") == 0)
        #expect(given.state.rankedPoints(ofDepartment: "quarry") == 30)
    }
}
