import Ledger
import LedgerTestSupport
import Testing

/// R-RED-5: a hold open at the clearing keeps its points; if it ends unfulfilled, they are
/// cleared then.
struct HeldAtClearingTests {
    private static let end: Instant = "2026-12-31 24:00"

    private static func holding(_ rule: ClearingRule, _ points: Points, holds: Int) -> Given {
        var given = Given(
            under: .clearing(rule), from: "2026-12-31 09:00", .earned(points), .stocked())
        for _ in 0..<holds { given = given.and(.request()) }
        return given
    }

    private static func kept(_ points: Points) -> HoldClearing {
        HoldClearing(year: 2026, points: points)
    }

    @Test func `its points were used in time`() {
        let given = Self.holding(.clear, 300, holds: 1).when(.at(Self.end))
            .then(
                .cleared(.zhang, 200), .redemption("R1", .kept(Self.kept(100))),
                .yearCleared(accounts: 1, 200)
            )
            .leaves(available: 0, held: 100)
        given.when(.fulfil("R1"))
            .then(.redemption("R1", .fulfilled(.gloves(budgetYear: 2027))))
            .leaves(available: 0)
    }

    @Test func `cancelled after it, they are cleared then`() {
        Self.holding(.clear, 100, holds: 1).and(.at(Self.end)).when(.cancel("R1"))
            .then(
                .redemption(
                    "R1", .cancelled(.gloves(cleared: Self.kept(100)), reason: Step.reason))
            )
            .leaves(available: 0)
    }

    @Test func `lapsed after it, they are cleared then`() {
        Self.holding(.clear, 100, holds: 1).and(.at(Self.end)).when(.at("2027-01-31 09:00"))
            .then(.lapsed("R1", cleared: Self.kept(100)))
            .leaves(available: 0)
    }

    @Test func `released before it, they are cleared with the others`() {
        Self.holding(.clear, 300, holds: 1).and(.cancel("R1")).when(.at(Self.end))
            .then(.cleared(.zhang, 300), .yearCleared(accounts: 1, 300))
    }

    @Test func `points earned in the new year are not cleared with a hold of the old`() {
        Self.holding(.clear, 100, holds: 1).and(.at(Self.end), .earned(40), .cancel("R1"))
            .leaves(available: 40)
    }

    @Test func `where everything is carried over a hold loses nothing`() {
        Self.holding(.carryOver, 300, holds: 1).when(.at(Self.end)).then(.yearCleared())
            .when(.cancel("R1"))
            .then(.redemption("R1", .cancelled(.gloves(), reason: Step.reason)))
            .leaves(available: 300)
    }

    @Test func `the balance comes first, and the oldest hold next, in what may be carried over`() {
        let given = Self.holding(.carryOverUpTo(150), 300, holds: 2).when(.at(Self.end))
            .then(
                .redemption("R1", .kept(Self.kept(50))), .redemption("R2", .kept(Self.kept(100))),
                .yearCleared()
            )
            .leaves(available: 100, held: 200)
        given.when(.cancel("R1"))
            .then(
                .redemption(
                    "R1", .cancelled(.gloves(cleared: Self.kept(50)), reason: Step.reason))
            )
            .leaves(available: 150, held: 100)
            .when(.at("2027-01-31 09:00"))
            .then(.lapsed("R2", cleared: Self.kept(100)))
            .leaves(available: 150)
    }

    @Test func `holds that fit into the limit lose nothing`() {
        Self.holding(.carryOverUpTo(250), 250, holds: 2).when(.at(Self.end)).then(.yearCleared())
            .leaves(available: 50, held: 200)
            .when(.at("2027-01-31 09:00")).then(.lapsed("R1"), .lapsed("R2"))
            .leaves(available: 250)
    }

    @Test func `a balance above the limit leaves holds no room`() {
        Self.holding(.carryOverUpTo(150), 300, holds: 1).when(.at(Self.end))
            .then(
                .cleared(.zhang, 50, kept: 150), .redemption("R1", .kept(Self.kept(100))),
                .yearCleared(accounts: 1, 50)
            )
            .and(.cancel("R1")).leaves(available: 150)
    }

    /// R-ORG-5
    @Test func `a hold of somebody who left is kept for the handing over alone`() {
        let given = Self.holding(.carryOver, 300, holds: 1).and(.leave()).when(.at(Self.end))
            .then(
                .cleared(.zhang, 200), .redemption("R1", .kept(Self.kept(100))),
                .yearCleared(accounts: 1, 200))
        given.when(.fulfil("R1"))
            .then(.redemption("R1", .fulfilled(.gloves(budgetYear: 2027))))
        given.and(.cancel("R1")).leaves(available: 0)
    }

    /// R-NEG-2
    @Test func `a debt beside a hold stays as it is`() {
        Self.holding(.clear, 100, holds: 1).and(.deduct()).when(.at(Self.end))
            .then(.redemption("R1", .kept(Self.kept(100))), .yearCleared())
            .leaves(available: -10, held: 100)
            .and(.cancel("R1")).leaves(available: -10)
    }

    @Test func `a second clearing does not ask for the same points again`() {
        let patient = Policy.example.with { $0.redemption.holdWorkingDays = 500 }
        // Longer than a policy may say: to outlast two clearings takes many freezes otherwise.
        let adopted = Event.policy(.adopted(patient, effective: "2026-03-02"))
        Given(.happened(adopted, by: .chen), .earned(100), .stocked(), .request(), .at(Self.end))
            .when(.at("2027-12-31 24:00")).then(.yearCleared(2027))
            .and(.cancel("R1")).leaves(available: 0)
    }
}
