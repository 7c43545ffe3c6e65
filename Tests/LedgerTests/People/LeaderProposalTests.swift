import Ledger
import LedgerTestSupport
import Testing

/// R-ORG-9: a new leader where none can act any more.
struct LeaderProposalTests {
    private static let boss = RoleHolder.user("boss")
    private static let zhang = RoleHolder.employee(.zhang)
    private static let proposed = Given(.propose(boss))
    private static let over: Step = .at("2026-03-06 09:00")

    @Test func `it stands for three working days, then the entry names the operator`() {
        let closes = Deadline.days(3, from: "2026-03-02", to: "2026-03-05")
        let given = Given().when(.propose(Self.boss))
            .then(.role(.leaderProposed(Self.boss, reason: Step.reason, closes: closes)))
        #expect(given.state.leaderProposal?.holder == Self.boss)
        #expect(given.and(.at("2026-03-05 23:59")).state.leaders == [.employee(.chen)])
        let led = given.when(Self.over).then(.role(.leaderConfirmed(Self.boss)))
        #expect(led.state.leaders == [.employee(.chen), Self.boss])
        #expect(led.state.leaderProposal == nil)
    }

    @Test func `one objection ends it`() {
        let ended = Self.proposed.when(.refuseProposal())
            .then(.role(.proposalRefused(reason: Step.reason)))
        ended.when(Self.over).then()
        ended.when(.refuseProposal()).refused(.role(.noProposal))
        #expect(ended.and(.propose(Self.boss)).surprises == [])
    }

    @Test func `it lapses where who was proposed left, or leads already`() {
        Given(.propose(Self.zhang), .leave()).when(Self.over).then(.role(.proposalLapsed))
        Given(.propose(Self.zhang), .grant(.leader, to: Self.zhang)).when(Self.over)
            .then(.role(.proposalLapsed))
    }

    @Test func `it is refused where it is not needed, or cannot be`() {
        Self.proposed.when(.propose(Self.zhang)).refused(.role(.proposalOpen(Self.boss)))
        Given().when(.propose(.employee(.chen)))
            .refused(.role(.alreadyHeld(.leader, by: .employee(.chen))))
        Given().when(.propose(.employee("E999"))).refused(.employee(.unknown("E999")))
        Given(.leave()).when(.propose(Self.zhang)).refused(.employee(.left(.zhang)))
        let young = Given.nothing().and(.open(leader: Self.boss))
        young.when(.propose(.user("other"))).refused(.role(.grantAtOnce(.user("other"))))
        Given.nothing().and(.open()).when(.propose(Self.boss))
            .refused(.role(.grantAtOnce(Self.boss)))
    }
}
