import Ledger
import LedgerTestSupport
import Testing

/// R-ORG-2: roles are granted and withdrawn by events; one person may hold several.
struct RoleTests {
    private static let zhang = RoleHolder.employee(.zhang)
    private static let chen = RoleHolder.employee(.chen)

    @Test func `one person may hold several roles`() {
        let given = Given(
            .grant(.administrator, to: Self.zhang), .grant(.reviewer, to: Self.zhang))
        #expect(given.state.roles(of: Self.zhang) == [.administrator, .reviewer])
        given.when(.withdrawRole(.reviewer, from: Self.zhang))
            .then(.role(.withdrawn(.reviewer, from: Self.zhang)))
    }

    /// R-ORG-7
    @Test(arguments: [Role.auditor, .kiosk])
    func `a system user can hold a role without a works number`(role: Role) {
        Given().when(.grant(role, to: .user("county")))
            .then(.role(.granted(role, to: .user("county"))))
    }

    @Test(arguments: [Role.employee, .operator])
    func `a role that follows from who somebody is cannot be granted`(role: Role) {
        let refusal = Refusal.role(.notGrantable(role))
        Given().when(.grant(role, to: .employee("E999"), by: .operator)).refused(refusal)
        Given().when(.withdrawRole(role, from: Self.zhang, by: .operator)).refused(refusal)
    }

    @Test func `the other roles can be granted`() {
        let roles = Role.allCases.filter(\.canBeGranted)
        #expect(roles == [.administrator, .reviewer, .finance, .leader, .auditor, .kiosk])
    }

    @Test func `the operator appoints only while nobody leads`() {
        Given().when(.grant(.leader, to: .employee("E999"), by: .operator))
            .refused(.role(.leaderExists))
        Given().when(.withdrawRole(.auditor, from: Self.zhang, by: .operator))
            .refused(.role(.leaderExists))
        let nobody = Given(
            .happened(.role(.withdrawn(.leader, from: Self.chen)), by: .chen))
        nobody.when(.grant(.leader, to: Self.zhang, by: .operator))
            .then(.role(.granted(.leader, to: Self.zhang)))
    }

    /// R-ORG-9
    @Test func `the operator corrects the first leader, until that one has recorded something`() {
        let boss = RoleHolder.user("boss")
        let wrong = RoleHolder.user("bosss")
        let given = Given.nothing().and(.open(.real, leader: wrong))
        let corrected = given.when(.grant(.leader, to: boss, by: .operator))
            .then(
                .role(.withdrawn(.leader, from: wrong)), .role(.granted(.leader, to: boss)))
        #expect(corrected.state.leaders == [boss])
        given.when(.grant(.leader, to: wrong, by: .operator))
            .refused(.role(.alreadyHeld(.leader, by: wrong)))
        given.when(.grant(.auditor, to: boss, by: .operator)).refused(.role(.leaderExists))
        given.when(.withdrawRole(.leader, from: wrong, by: .operator))
            .refused(.role(.leaderExists))
        given.and(.adopt(.example, by: .user("bosss")))
            .when(.grant(.leader, to: boss, by: .operator)).refused(.role(.leaderExists))
    }

    /// R-ORG-9
    @Test func `what the first leader did under a works number counts, and so do other leaders`() {
        let (boss, other) = (RoleHolder.user("boss"), RoleHolder.user("other"))
        let enrolled = Given.nothing().and(.open(leader: boss), .enrol("E100", user: "boss"))
        enrolled.and(.adopt(.example, by: .employee("E100")))
            .when(.grant(.leader, to: other, by: .operator)).refused(.role(.leaderExists))
        let handed = Given.nothing().and(
            .open(leader: boss), .grant(.leader, to: other, by: .user("boss")),
            .withdrawRole(.leader, from: boss, by: .user("boss")))
        handed.when(.grant(.leader, to: boss, by: .operator)).refused(.role(.leaderExists))
    }

    /// R-ORG-9
    @Test func `the last leader stays one`() {
        let last = Refusal.role(.lastLeader(Self.chen))
        Given().when(.withdrawRole(.leader, from: Self.chen)).refused(last)
        Given().when(.leave(.chen)).refused(last)
        let two = Given(.grant(.leader, to: Self.zhang))
        two.when(.withdrawRole(.leader, from: Self.chen))
            .then(.role(.withdrawn(.leader, from: Self.chen)))
        two.when(.leave(.chen, by: .zhang))
            .then(
                .employee(.chen, .left), .role(.withdrawn(.leader, from: Self.chen)))
        Given(.bind(.chen, to: "boss"), .grant(.leader, to: .user("boss"))).when(.leave(.chen))
            .refused(last)
    }

    /// R-ORG-9
    @Test func `a login whose owner left gets no role`() {
        Given(.bind(.zhang, to: "zs"), .leave()).when(.grant(.leader, to: .user("zs")))
            .refused(.employee(.left(.zhang)))
    }

    @Test func `a works number that holds a role is known and here`() {
        Given().when(.grant(.auditor, to: .employee("E999")))
            .refused(.employee(.unknown("E999")))
        Given(.grant(.auditor, to: Self.zhang), .leave())
            .when(.grant(.auditor, to: Self.zhang)).refused(.employee(.left(.zhang)))
    }

    /// Books of earlier versions left the roles of who left standing.
    @Test func `a role is withdrawn from who left`() {
        Given(.grant(.auditor, to: Self.zhang), .happened(.employee(.zhang, .left), by: .li))
            .when(.withdrawRole(.auditor, from: Self.zhang))
            .then(.role(.withdrawn(.auditor, from: Self.zhang)))
    }

    @Test func `a role is held once`() {
        Given(.grant(.auditor, to: Self.zhang)).when(.grant(.auditor, to: Self.zhang))
            .refused(.role(.alreadyHeld(.auditor, by: Self.zhang)))
        Given().when(.withdrawRole(.auditor, from: Self.zhang))
            .refused(.role(.notHeld(.auditor, by: Self.zhang)))
    }
}
