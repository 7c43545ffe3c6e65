import Ledger
import LedgerTestSupport
import Testing

/// R-RED-1, R-RED-3, R-RED-4, R-FRAUD-1: a redemption's life as a table of what can be asked of
/// it at each stage.
struct RedemptionLifeTests {
    private static let stages: [(name: String, steps: [Step])] = [
        ("held", []),
        ("frozen", [.reject("C2", asFalse: true)]),
        ("thawed", [.reject("C2", asFalse: true), .at("2026-04-01 09:00")]),
        (
            "kept by a clearing",
            [.happened(.redemption("R1", .kept(HoldClearing(year: 2025, points: 9))), by: .clock)]
        ),
        ("fulfilled", [.fulfil("R1")]),
        ("cancelled", [.cancel("R1")]),
        ("lapsed", [.at("2026-03-10 09:00")]),
        ("returned", [.fulfil("R1"), .giveBack("R1")]),
    ]

    private static let held = Given(.earned(300), .submit(), .stocked(), .request())

    @Test(
        arguments: [
            (.fulfil("R1"), ["held", "thawed", "kept by a clearing"]),
            (.cancel("R1"), ["held", "frozen", "thawed", "kept by a clearing"]),
            (.giveBack("R1"), ["fulfilled"]),
        ] as [(Step, [String])])
    func `a question is taken at its stages, and refused at the others`(
        step: Step, expected: [String]
    ) {
        let taken = Self.stages.filter { stage in
            let outcome = stage.steps.reduce(Self.held) { $0.and($1) }.when(step)
            #expect(outcome.before.surprises == [])
            #expect((outcome.refusal == nil) != outcome.events.isEmpty)
            return outcome.refusal == nil
        }
        #expect(taken.map(\.name) == expected)
    }

    @Test func `only what is held falls due`() {
        let due = Self.stages.filter { stage in
            let state = stage.steps.reduce(Self.held) { $0.and($1) }.state
            return state.redemption("R1")?.nextDue != nil
        }
        #expect(due.map(\.name) == ["held", "frozen", "thawed", "kept by a clearing"])
    }
}
