import Ledger
import LedgerTestSupport
import Testing

/// R-ORG-3: nobody decides about themself; refusing is always allowed.
struct FourEyesTests {
    private static let onNotice = Given(.submit(), .approve("C1"), .object(to: "C1"))
    private static let holding = Given(.earned(300), .stocked(), .request())

    @Test func `nobody approves their own claim, before its points are looked at`() {
        Given(.submit()).when(.approve("C1", 999, by: .zhang)).refused(.fourEyes(.ownClaim))
        Given(.submit(by: .li)).when(.approve("C1", by: .zhang)).refused(.fourEyes(.ownClaim))
    }

    @Test func `who submitted a claim for somebody else does not approve it`() {
        Given(.submit(by: .li)).when(.approve("C1", 999, by: .li))
            .refused(.fourEyes(.submittedOnBehalf))
        Given(.submit(by: .li)).when(.approve("C1", by: .zhou))
            .then(.approved("C1", 20, from: "2026-03-02", to: "2026-03-05"))
    }

    @Test func `nobody rules on an objection about themself`() {
        Self.onNotice.when(.dismiss("O1", by: .zhang)).refused(.fourEyes(.ownClaim))
    }

    @Test func `who approved a claim does not decide an objection against it`() {
        Self.onNotice.when(.dismiss("O1", by: .zhou)).refused(.fourEyes(.ownApproval))
    }

    @Test(arguments: Claim.RevocationKind.allCases)
    func `nobody revokes their own claim`(kind: Claim.RevocationKind) {
        let own = Refusal.fourEyes(.ownRevocation)
        Self.onNotice.when(.revoke("C1", as: kind, by: .zhang)).refused(own)
        Self.onNotice.and(.dismiss("O1"), .at("2026-03-06 09:00"))
            .when(.revoke("C1", as: kind, by: .zhang)).refused(own)
    }

    @Test func `who approved a claim may revoke it`() {
        Given(.submit(), .approve("C1"), .at("2026-03-06 09:00"))
            .when(.revoke("C1", as: .mistake, by: .zhou))
            .then(
                .claim(
                    "C1",
                    .revoked(.taking(20, of: 20, as: .mistake, creditedOn: "2026-03-06"))))
    }

    @Test func `nobody deducts from themself`() {
        Given().when(.deduct(from: .zhou, for: "nothing", by: .zhou))
            .refused(.fourEyes(.ownDeduction))
    }

    @Test func `nobody upholds their own appeal`() {
        Given(.deduct(from: .chen), .appeal("D1", by: .chen)).when(.upholdAppeal("A1", by: .chen))
            .refused(.fourEyes(.ownAppeal))
    }

    @Test func `nobody fulfils for themself`() {
        Self.holding.when(.fulfil("R1", by: .zhang)).refused(.fourEyes(.ownFulfilment))
    }

    @Test func `who asked on somebody's behalf may fulfil`() {
        let given = Given(.earned(300), .stocked(), .request(by: .li)).and(.fulfil("R1", by: .li))
        given.leaves(available: 200)
    }

    @Test func `nobody takes their own goods back`() {
        Self.holding.and(.fulfil("R1")).when(.giveBack("R1", by: .zhang))
            .refused(.fourEyes(.ownReturn))
    }

    /// R-RED-7
    @Test func `nobody sets the price of what they are waiting for`() {
        Self.holding.when(.reprice(.gloves, price: 1500, by: .zhang))
            .refused(.fourEyes(.ownPrice))
        Self.holding.when(.reprice(.gloves, value: Fen(yuan: 9999), by: .zhang))
            .refused(.fourEyes(.ownPrice))
        #expect(Self.holding.and(.reprice(.gloves, price: 1500, by: .li)).surprises == [])
        #expect(Self.holding.and(.receive(5, by: .zhang)).surprises == [])
        #expect(
            Self.holding.and(.fulfil("R1"), .reprice(.gloves, price: 7, by: .zhang)).surprises
                == [])
        #expect(
            Self.holding.and(.stocked(.tea), .reprice(.tea, price: 7, by: .zhang)).surprises == [])
    }

    @Test func `nobody counts stock that they hold`() {
        Self.holding.when(.count(0, by: .zhang)).refused(.fourEyes(.ownHold))
        #expect(Self.holding.and(.count(10, by: .wang)).surprises == [])
        #expect(Self.holding.and(.fulfil("R1"), .count(9, by: .zhang)).surprises == [])
        #expect(
            Self.holding.and(.stocked(.tea), .count(10, of: .tea, by: .zhang)).surprises == [])
        #expect(Self.holding.and(.count(10, by: .county)).surprises == [])
    }

    @Test func `nobody gives their own works number another login`() {
        let bound = Given(.bind(.zhang, to: "zs"))
        for user in ["other", "zs"] {
            bound.when(.bind(.zhang, to: user, by: .zhang)).refused(.fourEyes(.ownBinding))
        }
        bound.and(.bind(.wang, to: "taken")).when(.bind(.zhang, to: "taken", by: .zhang))
            .refused(.fourEyes(.ownBinding))
        bound.when(.bind(.wang, to: "zs", by: .zhang))
            .refused(.employee(.userTaken(user: "zs", by: .zhang)))
        bound.when(.bind(.zhang, to: "other")).then(.employee(.zhang, .bound(user: "other")))
        Given().when(.bind(.zhang, to: "zs", by: .zhang))
            .then(.employee(.zhang, .bound(user: "zs")))
    }

    @Test func `a login that is bound later is who acted under it before`() {
        let clerk = Actor.user("clerk")
        Given(.submit(by: clerk), .bind(.li, to: "clerk")).when(.approve("C1", by: .li))
            .refused(.fourEyes(.submittedOnBehalf))
        let noted = Given(.submit(), .approve("C1", by: clerk), .object(to: "C1"))
        noted.and(.bind(.li, to: "clerk")).when(.dismiss("O1", by: .li))
            .refused(.fourEyes(.ownApproval))
        #expect(noted.and(.bind(.chen, to: "clerk"), .dismiss("O1", by: .li)).surprises == [])
    }

    @Test func `refusing is always allowed`() {
        let refused = Given(.submit(), .submit(.drill, by: .li), .deduct(from: .chen))
            .and(
                .reject("C1", by: .zhang), .reject("C2", by: .li), .appeal("D1", by: .chen),
                .dismissAppeal("A1", by: .chen))
        #expect(refused.surprises == [])
        #expect(Self.onNotice.and(.uphold("O1", by: .zhang)).surprises == [])
        #expect(Self.onNotice.and(.uphold("O1", by: .zhou)).surprises == [])
        #expect(Self.holding.and(.cancel("R1", by: .zhang)).surprises == [])
    }

    @Test func `the clock and the operator are no employee's eyes`() {
        for actor in [Actor.clock, .operator, .county, .user("E001")] {
            #expect(Given(.submit()).and(.approve("C1", by: actor)).surprises == [])
        }
    }
}

extension Claim.Revoked {
    /// Of a claim of `zhang`, credited without anything forgone.
    static func taking(
        _ taken: Points, of credited: Points, as kind: Claim.RevocationKind,
        creditedOn day: Day = "2026-03-02"
    ) -> Claim.Revoked {
        Claim.Revoked(
            kind: kind, reason: Step.reason, employee: .zhang,
            credit: Claim.Credit(
                credited: credited, forgone: 0, year: day.year, department: "kiln"),
            taken: taken, creditedOn: day)
    }
}

extension Deduction.Reversed {
    /// To `zhang`, in the department in which they began.
    static func givingBack(
        _ points: Points, ranked: Points? = nil, on day: Day
    ) -> Deduction.Reversed {
        Deduction.Reversed(
            employee: .zhang, points: points, department: "kiln", ranked: ranked ?? points,
            deductedOn: day)
    }
}
