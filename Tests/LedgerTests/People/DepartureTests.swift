import Ledger
import LedgerTestSupport
import Testing

/// R-ORG-5: what becomes of somebody's claims and points after leaving.
struct DepartureTests {
    @Test func `claims under review are closed as withdrawn, those on notice stay`() {
        Given(.submit(), .submit(.drill), .submit(.idea), .approve("C2"))
            .when(.leave())
            .then(
                .employee(.zhang, .left), .claim("C1", .withdrawn(.departure)),
                .claim("C3", .withdrawn(.departure))
            )
            .when(.at("2026-03-05 24:00"))
            .then(.credited("C2", 30))
            .leaves(available: 30)
    }

    /// R-ORG-9
    @Test func `roles of the works number and of the login are lost for good`() {
        let (number, login) = (RoleHolder.employee(.zhang), RoleHolder.user("zs"))
        let given = Given(
            .bind(.zhang, to: "zs"), .grant(.reviewer, to: number),
            .grant(.administrator, to: number), .grant(.finance, to: login), .submit())
        let left = given.when(.leave())
            .then(
                .employee(.zhang, .left), .role(.withdrawn(.administrator, from: number)),
                .role(.withdrawn(.reviewer, from: number)),
                .role(.withdrawn(.finance, from: login)), .claim("C1", .withdrawn(.departure)))
        let back = left.when(.comeBack()).then(.employee(.zhang, .returned(department: "kiln")))
        #expect(back.state.roles(of: number) == [])
        #expect(back.state.roles(of: login) == [])
    }

    /// R-ORG-9: books of earlier versions have people who left with their roles.
    @Test func `coming back brings no role, also of one who left long ago`() {
        let zhang = RoleHolder.employee(.zhang)
        Given(.grant(.leader, to: zhang), .happened(.employee(.zhang, .left), by: .li))
            .when(.comeBack())
            .then(
                .employee(.zhang, .returned(department: "kiln")),
                .role(.withdrawn(.leader, from: zhang)))
    }

    /// R-ORG-9
    @Test func `nobody records their own leaving or coming back`() {
        Given().when(.leave(.zhang, by: .zhang)).refused(.fourEyes(.ownDeparture))
        Given(.leave()).when(.comeBack(.zhang, by: .zhang)).refused(.fourEyes(.ownDeparture))
    }

    @Test func `an overdue claim is closed too`() {
        Given(.submit(), .at("2026-03-06 09:00")).when(.leave())
            .then(.employee(.zhang, .left), .claim("C1", .withdrawn(.departure)))
    }

    @Test func `nothing is claimed after leaving`() {
        Given(.leave()).when(.submit()).refused(.employee(.left(.zhang)))
    }

    @Test func `who left does not object`() {
        Given(.submit(), .approve("C1"), .leave(.wang)).when(.object(to: "C1"))
            .refused(.employee(.left(.wang)))
    }

    @Test func `the balance can be redeemed until the next clearing`() {
        Given(.earned(300), .stocked(), .leave(), .request(by: .li), .fulfil("R1"))
            .leaves(available: 200)
            .when(.at("2027-01-01 09:00"))
            .then(.cleared(.zhang, 200), .yearCleared(accounts: 1, 200))
            .leaves(available: 0)
    }

    @Test func `who left loses everything at the clearing, whatever others keep`() {
        Given(under: .clearing(.carryOver), .earned(300), .earned(50, by: .wang), .leave())
            .when(.at("2027-01-01 09:00"))
            .then(.cleared(.zhang, 300), .yearCleared(accounts: 1, 300))
            .leaves(.wang, available: 50)
    }

    @Test func `a policy can clear the balance at once`() {
        let strict = Policy.example.with { $0.onDeparture = .clear }
        Given(under: strict, .earned(300), .submit())
            .when(.leave())
            .then(
                .employee(.zhang, .left), .claim("C2", .withdrawn(.departure)),
                .cleared(.zhang, 300)
            )
            .leaves(available: 0)
        Given(under: strict).when(.leave()).then(.employee(.zhang, .left))
    }

    @Test func `a debt and what is held are not cleared at once`() {
        let strict = Policy.example.with { $0.onDeparture = .clear }
        Given(under: strict, .deduct()).when(.leave()).then(.employee(.zhang, .left))
            .leaves(available: -10)
        Given(under: strict, .earned(300), .stocked(), .request()).when(.leave())
            .then(.employee(.zhang, .left), .cleared(.zhang, 200))
            .leaves(available: 0, held: 100)
    }

    @Test func `history is kept, and goes on for who comes back`() {
        Given(.earned(300), .leave(), .comeBack(), .earned(20)).leaves(available: 320)
    }

    /// R-NEG-1
    @Test func `points can be taken from who left`() {
        Given(.earned(300), .leave(), .deduct(50)).leaves(available: 250)
    }
}
