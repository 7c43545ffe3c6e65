import Ledger
import LedgerTestSupport
import Testing

/// R-REV-3, R-NOTICE-1, R-NOTICE-2, R-FRAUD-1: a claim's life as a table of what can be asked of
/// it at each stage.
struct ClaimLifeTests {
    private static let later: Step = .at("2026-03-09 09:00")

    /// The way to each stage of the claim C1 and, where there is one, of its objection O1.
    private static let stages: [(name: String, steps: [Step])] = [
        ("under review", []),
        ("overdue", [later]),
        ("on notice", [.approve("C1")]),
        ("objected to", [.approve("C1"), .object(to: "C1")]),
        ("notice over", [.approve("C1"), .object(to: "C1"), later]),
        ("credited", [.approve("C1"), later]),
        ("rejected", [.reject("C1")]),
        ("withdrawn", [.withdraw("C1")]),
        ("upheld", [.approve("C1"), .object(to: "C1"), .uphold("O1")]),
        ("revoked", [.approve("C1"), later, .revoke("C1", as: .mistake)]),
    ]

    @Test(
        arguments: [
            (.withdraw("C1"), ["under review", "overdue"]),
            (.approve("C1"), ["under review", "overdue"]),
            (.reject("C1"), ["under review", "overdue"]),
            (.reject("C1", asFalse: true), ["under review", "overdue"]),
            (.object(to: "C1", by: .zhao), ["on notice", "objected to"]),
            (.dismiss("O1"), ["objected to", "notice over"]),
            (.uphold("O1"), ["objected to", "notice over"]),
            (
                .revoke("C1", as: .false),
                ["on notice", "objected to", "notice over", "credited"]
            ),
            (
                .revoke("C1", as: .mistake),
                ["on notice", "objected to", "notice over", "credited"]
            ),
        ] as [(Step, [String])])
    func `a question is taken at its stages, and refused at the others`(
        step: Step, expected: [String]
    ) {
        let taken = Self.stages.filter { stage in
            let outcome = stage.steps.reduce(Given(.submit())) { $0.and($1) }.when(step)
            #expect(outcome.before.surprises == [])
            #expect((outcome.refusal == nil) != outcome.events.isEmpty)
            return outcome.refusal == nil
        }
        #expect(taken.map(\.name) == expected)
    }

    @Test func `only what is open falls due`() {
        let due = Self.stages.filter { stage in
            let given = stage.steps.reduce(Given(.submit())) { $0.and($1) }
            return given.state.nextDue(until: "2099-01-01 00:00") != nil
        }
        #expect(due.map(\.name) == ["under review", "on notice"])
    }

    @Test func `what is refused, withdrawn or revoked is no live claim`() {
        let live = Self.stages.filter { stage in
            let given = stage.steps.reduce(Given(.submit())) { $0.and($1) }
            return given.state.claim("C1")?.isLive == true
        }
        let expected = [
            "under review", "overdue", "on notice", "objected to", "notice over", "credited",
        ]
        #expect(live.map(\.name) == expected)
    }
}
