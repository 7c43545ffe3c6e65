import Ledger
import LedgerTestSupport
import Testing

/// R-ORG-12: nobody has to decide more objections to one claim than somebody can.
@Suite struct `Objections to one claim` {
    @Test func `are bounded while they are open, and taken again when some are decided`() throws {
        let given = Given(.submit(), .approve("C1"))
        var state = given.state
        guard var claim = state.claim("C1"), case .onNotice(let award, let closes, _) = claim.stage
        else { _ = Issue.record("no notice"); return }
        let command = Command.claim(.object("C1", for: nil, reason: "没有做"))
        let context = Context(
            actor: .employee("E099"), now: closes.at.adding(milliseconds: -1000), time: .china)
        state.put(Employee(id: "E099", department: "车间", type: .regular))
        for (open, isTaken) in [(Objection.mostOpen - 1, true), (Objection.mostOpen, false)] {
            claim.stage = .onNotice(award, closes: closes, openObjections: open)
            state.put(claim)
            if isTaken {
                #expect(try command.decide(context, in: state).count == 1)
            } else {
                #expect(
                    throws: Refusal.claim(.objectionsFull("C1", most: Objection.mostOpen))
                ) { try command.decide(context, in: state) }
            }
        }
    }
}
