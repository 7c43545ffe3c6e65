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

    // Whatever comes to who left under `clear`

    private static let strict = Policy.example.with { $0.onDeparture = .clear }

    /// 70 points and a hold of 30, left behind.
    private static let gone = Given(under: strict, .earned(100), .stocked(price: 30), .request())
        .and(.leave()).leaves(available: 0, held: 30)

    @Test func `a hold that lapses is cleared`() {
        Self.gone.when(.at("2026-03-09 24:00")).then(
            .lapsed("R1", 30), .cleared(.zhang, 30)
        ).leaves(available: 0)
    }

    @Test func `a hold that is cancelled is cleared`() {
        Self.gone.and(.cancel("R1")).leaves(available: 0)
    }

    @Test func `goods that come back are cleared`() {
        Self.gone.and(.fulfil("R1"), .giveBack("R1")).leaves(available: 0)
    }

    @Test func `a claim that is credited at the end of its notice is cleared`() {
        Given(under: Self.strict, .submit(), .approve("C1"), .leave())
            .when(.at("2026-03-05 24:00")).then(.credited("C1", 20), .cleared(.zhang, 20))
            .leaves(available: 0)
    }

    @Test func `a claim that is credited after the last objection is cleared`() {
        Given(under: Self.strict, .submit(), .approve("C1"), .object(to: "C1"), .leave())
            .and(.at("2026-03-06 09:00"), .dismiss("O1")).leaves(available: 0)
    }

    @Test func `an appeal upheld is cleared`() {
        Given(under: Self.strict, .earned(50), .deduct(30), .appeal("D1"), .leave())
            .and(.upholdAppeal("A1")).leaves(available: 0)
    }

    @Test func `what comes first repays a debt, and only the rest is cleared`() {
        let indebted = Given(under: Self.strict, .submit(), .approve("C1"), .deduct(15), .leave())
        indebted.when(.at("2026-03-05 24:00")).then(.credited("C1", 20), .cleared(.zhang, 5))
            .leaves(available: 0)
        indebted.and(.deduct(50)).when(.at("2026-03-05 24:00")).then(.credited("C1", 20))
            .leaves(available: -45)
    }

    @Test func `the policy of the day of leaving decides, whatever is adopted later`() {
        Self.gone.and(.adopt(.example), .at("2026-03-10 09:00")).leaves(available: 0)
        Given(.earned(100), .stocked(price: 30), .request(), .leave())
            .and(.adopt(Self.strict), .at("2026-03-10 09:00")).leaves(available: 100)
    }

    @Test func `who comes back keeps what comes then`() {
        Self.gone.and(.comeBack(), .at("2026-03-10 09:00")).leaves(available: 30)
    }

    /// R-RED-5
    @Test func `a hold that a year's end met is cleared whole`() {
        let policy = Policy.clearing(.carryOverUpTo(80)).with { $0.onDeparture = .clear }
        Given(under: policy, from: "2026-12-30 09:00", .earned(100), .stocked(), .request())
            .and(.at("2027-01-04 09:00"), .leave(), .at("2027-01-10 09:00")).leaves(available: 0)
    }
}
