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

    @Test func `a deduction counts in the period in which it was decided`() {
        let given = Given(.earned(100), .at("2026-04-10 09:00"), .deduct(30, on: "2026-03-31"))
        #expect(rank(given, in: Self.march) == 100)
        #expect(rank(given, in: Self.april) == -30)
    }

    @Test(arguments: Claim.RevocationKind.allCases)
    func `a revocation counts in the period of the credit`(kind: Claim.RevocationKind) {
        let given = Given(.earned(100), .earned(40), .at("2026-04-10 09:00"))
            .and(.earned(5), .revoke("C2", as: kind))
        #expect(rank(given, in: Self.march) == 100)
        #expect(rank(given, in: Self.april) == 5)
    }

    @Test func `an appeal upheld counts in the period of the deduction`() {
        let given = Given(.earned(100), .deduct(30), .at("2026-04-10 09:00"), .appeal("D1"))
            .and(.upholdAppeal("A1"))
        #expect(rank(given, in: Self.march) == 100)
        #expect(rank(given, in: Self.april) == 0)
    }

    @Test func `corrections of the first edition count where they were decided, as they did`() {
        let credit = Claim.Credit(credited: 40, forgone: 0, year: 2026, department: "kiln")
        let revoked = Claim.Revoked(
            kind: .mistake, reason: "", employee: .zhang, credit: credit, taken: 40,
            creditedOn: nil)
        let recorded = Deduction.Recorded(
            employee: .zhang, item: .noHelmet, points: 30, taken: 10, occurred: "2026-03-02",
            reason: "", department: "kiln", ranked: 10)
        let reversed = Deduction.Reversed(
            employee: .zhang, points: 10, department: "kiln", ranked: 10, deductedOn: nil)
        let given = Given(
            .earned(40), .happened(.deduction("D1", .recorded(recorded)), by: .zhou),
            .at("2026-04-10 09:00"),
            .happened(
                .claim("C1", .revoked(revoked)), .deduction("D1", .reversed(reversed)), by: .zhou))
        #expect(rank(given, in: Self.march) == 30)
        #expect(rank(given, in: Self.april) == -30)
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

    @Test func `a deduction counts as imposed, whatever the balance let be taken`() {
        let spent = Given(under: .floorAtZero, .earned(100), .earned(100, by: .wang), .stocked())
            .and(.request(), .fulfil("R1"), .deduct(50), .deduct(50, from: .wang))
        #expect(spent.state.deduction("D1")?.taken == 0)
        #expect(rank(spent) == 50)
        #expect(spent.state.rankedPoints(of: .wang) == 50)
        #expect(rank(spent.and(.appeal("D1"), .upholdAppeal("A1"))) == 100)
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
