import Ledger
import LedgerTestSupport
import Testing

extension Outcome {
    /// Exactly these events came of it, and the books still add up.
    @discardableResult
    func then(_ expected: Event..., sourceLocation: SourceLocation = #_sourceLocation) -> Given {
        expectOrderly(sourceLocation)
        #expect(refusal == nil, sourceLocation: sourceLocation)
        #expect(events == expected, sourceLocation: sourceLocation)
        return after
    }

    /// It was refused, and nothing changed.
    @discardableResult
    func refused(
        _ expected: Refusal, sourceLocation: SourceLocation = #_sourceLocation
    ) -> Given {
        expectOrderly(sourceLocation)
        #expect(refusal == expected, sourceLocation: sourceLocation)
        #expect(after.state == before.state, sourceLocation: sourceLocation)
        return after
    }

    private func expectOrderly(_ sourceLocation: SourceLocation) {
        #expect(before.surprises == [], sourceLocation: sourceLocation)
        #expect(after.state.checkInvariants() == [], sourceLocation: sourceLocation)
    }
}

extension Given {
    /// What somebody has now, in a scene that went as it should.
    @discardableResult
    func leaves(
        _ employee: EmployeeID = .zhang, available: Points, held: Points = 0,
        sourceLocation: SourceLocation = #_sourceLocation
    ) -> Given {
        #expect(surprises == [], sourceLocation: sourceLocation)
        let account = EmployeeAccount(available: available, held: held)
        #expect(state.account(of: employee) == account, sourceLocation: sourceLocation)
        #expect(state.checkInvariants() == [], sourceLocation: sourceLocation)
        return self
    }
}
