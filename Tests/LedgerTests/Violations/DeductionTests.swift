import Ledger
import LedgerTestSupport
import Testing

/// R-NEG-1, R-CAP-3: points taken for what is on the negative list, and appeals against it.
struct DeductionTests {
    private static func recorded(
        _ points: Points, taken: Points, for item: ItemCode = .noHelmet
    ) -> Event {
        .deduction(
            "D1",
            .recorded(
                Deduction.Recorded(
                    employee: .zhang, item: item, points: points, taken: taken,
                    occurred: "2026-03-02", reason: Step.reason, department: "kiln")))
    }

    @Test func `a deduction names the item, the points, the date and a reason`() {
        Given(.earned(100)).when(.deduct(30, on: "2026-03-02"))
            .then(Self.recorded(30, taken: 30)).leaves(available: 70)
    }

    @Test func `without points it is the standard value`() {
        Given(.earned(100)).when(.deduct()).then(Self.recorded(10, taken: 10))
        Given(.earned(800)).when(.deduct(for: .accident))
            .then(Self.recorded(500, taken: 500, for: .accident)).leaves(available: 300)
    }

    @Test func `the first refusal of a deduction that applies is given`() {
        let far: Day = "2099-01-01"
        Given().when(.deduct(999, from: "E999", for: "nothing", on: far))
            .refused(.employee(.unknown("E999")))
        Given().when(.deduct(999, for: "nothing", on: far, by: .zhang))
            .refused(.fourEyes(.ownDeduction))
        Given.nothing().and(.open(), .enrol(.zhang)).when(.deduct(999, for: "nothing", on: far))
            .refused(.policy(.noneInForce(on: "2026-03-02")))
        Given().when(.deduct(999, for: "nothing", on: far))
            .refused(.deduction(.violationUnknown("nothing")))
        Given().when(.deduct(999, on: far))
            .refused(.dateInTheFuture(far, today: "2026-03-02"))
        for points: Points in [4, 51, -10, 0] {
            Given().when(.deduct(points))
                .refused(
                    .deduction(
                        .pointsOutOfRange(
                            points, item: .noHelmet, PointsRange(from: 5, to: 50))))
        }
    }

    @Test func `an item that earns points is no violation`() {
        Given().when(.deduct(for: .hazard)).refused(.deduction(.violationUnknown(.hazard)))
    }

    /// R-CAP-3
    @Test func `an appeal upheld gives the points back, outside the cap`() {
        let given = Given(under: .cap(100), .earned(100), .deduct(30), .appeal("D1"))
        given.when(.upholdAppeal("A1"))
            .then(
                .deduction("D1", .appealDecided("A1", .upheld, reason: Step.reason)),
                .deduction("D1", .reversed(.givingBack(30, on: "2026-03-02")))
            )
            .leaves(available: 100)
        #expect(given.state.yearTotals(of: .zhang, year: 2026).credited == 100)
    }

    @Test func `an appeal dismissed changes nothing, and another can follow`() {
        let given = Given(.earned(100), .deduct(30), .appeal("D1"))
        given.when(.dismissAppeal("A1"))
            .then(.deduction("D1", .appealDecided("A1", .dismissed, reason: Step.reason)))
            .leaves(available: 70)
            .when(.appeal("D1", because: "另有证据"))
            .then(.deduction("D1", .appealed("A2", reason: "另有证据")))
    }

    /// R-NEG-2
    @Test func `only what was taken comes back`() {
        Given(under: .floorAtZero, .earned(10), .deduct(30), .appeal("D1"))
            .when(.upholdAppeal("A1"))
            .then(
                .deduction("D1", .appealDecided("A1", .upheld, reason: Step.reason)),
                .deduction("D1", .reversed(.givingBack(10, ranked: 30, on: "2026-03-02")))
            )
            .leaves(available: 10)
    }

    @Test func `who is concerned appeals, once at a time`() {
        let given = Given(.deduct())
        given.when(.appeal("D9", by: .wang)).refused(.deduction(.unknown("D9")))
        given.when(.appeal("D1", by: .wang)).refused(.deduction(.notYours("D1")))
        given.and(.appeal("D1")).when(.appeal("D1"))
            .refused(.deduction(.appealRaisedAlready("A1")))
        let reversed = given.and(.appeal("D1"), .upholdAppeal("A1"))
        reversed.when(.appeal("D1", by: .wang)).refused(.deduction(.notYours("D1")))
        reversed.when(.appeal("D1")).refused(.deduction(.alreadyReversed("D1")))
    }

    @Test func `an unknown appeal, or one decided, is not decided`() {
        Given().when(.upholdAppeal("A9")).refused(.deduction(.appealUnknown("A9")))
        Given().when(.dismissAppeal("A9")).refused(.deduction(.appealUnknown("A9")))
        let upheld = Given(.deduct(from: .chen), .appeal("D1", by: .chen))
            .and(.upholdAppeal("A1", by: .li))
        upheld.when(.upholdAppeal("A1", by: .chen))
            .refused(.deduction(.appealDecided("A1", .upheld)))
        upheld.when(.dismissAppeal("A1")).refused(.deduction(.appealDecided("A1", .upheld)))
        Given(.deduct(), .appeal("D1"), .dismissAppeal("A1")).when(.upholdAppeal("A1"))
            .refused(.deduction(.appealDecided("A1", .dismissed)))
    }
}
