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
        Given(.withdrawRole(.leader, from: Self.chen))
            .when(.grant(.leader, to: Self.zhang, by: .operator))
            .then(.role(.granted(.leader, to: Self.zhang)))
    }

    @Test func `a works number that holds a role is known and here`() {
        Given().when(.grant(.auditor, to: .employee("E999")))
            .refused(.employee(.unknown("E999")))
        Given(.grant(.auditor, to: Self.zhang), .leave())
            .when(.grant(.auditor, to: Self.zhang)).refused(.employee(.left(.zhang)))
    }

    @Test func `a role is withdrawn from who left`() {
        Given(.grant(.auditor, to: Self.zhang), .leave())
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
