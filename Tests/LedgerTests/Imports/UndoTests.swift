import Ledger
import LedgerTestSupport
import Testing

/// R-IMP-2: rows of an import are taken back by entries, as far as the rules allow.
struct UndoTests {
    private static let made = ImportID(number: 1)

    /// States that what stands before it was imported.
    private static func imported(_ kind: Import.Kind, by actor: Actor = .li) -> Step {
        .ask(.imported(.apply(kind, file: "a.csv", rows: 1, entries: 1, to: nil)), by: actor)
    }

    private static func undo(_ claim: ClaimID, by actor: Actor) -> Step {
        .ask(.claim(.undo(claim, of: made, reason: Step.reason)), by: actor)
    }

    private static let office = Given(
        .grant(.administrator, to: .employee(.li)), .grant(.reviewer, to: .employee(.zhou)),
        .submit(by: .li), imported(.claims))

    // Claims

    @Test func `who imported a claim withdraws it while nobody has decided`() {
        Self.office.when(Self.undo("C1", by: .li)).then(.claim("C1", .withdrawn(.request)))
        Self.office.when(Self.undo("C1", by: .wang)).refused(.claim(.notYours("C1")))
        Self.office.when(Self.undo("C1", by: .zhou)).then(
            .claim("C1", .rejected(.review, reason: Step.reason, undoing: Self.made)))
    }

    @Test func `a decided one is revoked by a reviewer who did not import it`() {
        let approved = Self.office.and(.approve("C1", 30, by: .sun))
        approved.when(Self.undo("C1", by: .li)).refused(.fourEyes(.ownImport))
        approved.and(.grant(.reviewer, to: .employee(.li))).when(Self.undo("C1", by: .li))
            .refused(.fourEyes(.ownImport))
        approved.when(Self.undo("C1", by: .sun)).refused(.claim(.notUnderReview("C1")))
        approved.when(Self.undo("C1", by: .zhou)).then(
            .claim("C1", .rejected(.mistake, reason: Step.reason, undoing: Self.made)))

        let credited = approved.and(.at("2026-03-06 00:00"))
        credited.leaves(available: 30)
        let undone = credited.when(Self.undo("C1", by: .zhou)).after
        undone.leaves(available: 0)
        undone.when(Self.undo("C1", by: .zhou)).refused(.claim(.notRevocable("C1")))
    }

    @Test func `nobody revokes their own points, whoever imported them`() {
        let own = Given(
            .grant(.reviewer, to: .employee(.zhou)), .submit(for: .zhou, by: .li),
            Self.imported(.claims), .approve("C1", 30, by: .sun))
        own.when(Self.undo("C1", by: .zhou)).refused(.fourEyes(.ownRevocation))
    }

    // Deductions

    @Test func `a deduction is given back, unless the leaders have an appeal before them`() {
        let undo = Step.ask(.deduction(.undo("D1", of: Self.made)), by: .sun)
        let deducted = Given(.deduct(20))
        deducted.leaves(available: -20)
        let back = deducted.when(undo).after
        back.leaves(available: 0)
        #expect(back.state.rankedPoints(of: .zhang) == 0)
        back.when(undo).refused(.deduction(.alreadyReversed("D1")))
        deducted.and(.appeal("D1")).when(undo).refused(.deduction(.appealOpen("A1")))
        let own = Step.ask(.deduction(.undo("D1", of: Self.made)), by: .zhang)
        deducted.when(own).refused(.fourEyes(.ownReversal))
    }

    // Goods

    private static func takeBack(_ receipt: Int64) -> Step {
        .ask(.product(.takeBack(.gloves, receipt: receipt, of: made)), by: .li)
    }

    /// Ten pairs, and the number of the entry that received them.
    private static func delivered(_ steps: Step...) -> (Given, Int64) {
        let given = Given(.stocked())
        let seq = Int64(given.journal.events.count)
        return (steps.reduce(given) { $0.and($1) }, seq)
    }

    @Test func `goods go out as far as nobody has or waits for them`() {
        let (all, receipt) = Self.delivered()
        let empty = all.when(Self.takeBack(receipt)).then(
            .product(.gloves, .takenBack(count: 10, receipt: receipt, Self.made)))
        #expect(empty.state.product(.gloves)?.onHand == 0)
        #expect(empty.state.receipts(of: .gloves) == [])
        empty.when(Self.takeBack(receipt)).refused(.product(.goodsGone(.gloves, count: 0)))

        let (waiting, same) = Self.delivered(Self.bring(120), .request())
        waiting.when(Self.takeBack(same)).then(
            .product(.gloves, .takenBack(count: 9, receipt: same, Self.made)))
        let rest = waiting.and(Self.takeBack(same))
        rest.when(Self.takeBack(same)).refused(.product(.goodsGone(.gloves, count: 1)))
        #expect(rest.state.receipts(of: .gloves).map(\.count) == [1])
    }

    @Test func `a document whose goods all went may come in again`() {
        let receive = Step.ask(
            .product(.receive(.gloves, count: 7, note: "", document: "SH-1")), by: .li)
        let given = Given(.offer(), receive)
        let seq = Int64(given.journal.events.count)
        #expect(given.when(receive).refusal != nil)
        let again = given.and(Self.takeBack(seq))
        again.when(receive).then(.product(.gloves, .received(count: 7, note: "", document: "SH-1")))
    }

    @Test func `what was counted since is there or not, whatever came in`() {
        let (given, receipt) = Self.delivered(.count(4, because: "lost"))
        given.when(Self.takeBack(receipt))
            .refused(.product(.countedSince(.gloves, on: "2026-03-02")))
    }

    @Test func `a product without a use goes and may be added anew`() {
        let withdraw = Step.ask(.product(.withdraw(.gloves, of: Self.made)), by: .li)
        let gone = Given(.offer()).when(withdraw).then(.product(.gloves, .withdrawn(Self.made)))
        #expect(gone.state.product(.gloves)?.retired == true)
        gone.when(withdraw).refused(.product(.retired(.gloves)))
        let anew = gone.and(.offer(.gloves, value: Fen(yuan: 20)))
        #expect(anew.surprises == [])
        #expect(anew.state.product(.gloves)?.value == Fen(yuan: 20))
        anew.when(.offer()).refused(.product(.exists(.gloves)))
        Given(.stocked()).when(withdraw).refused(.product(.inUse(.gloves)))
        Given(.offer(), .retire(.gloves)).when(.offer()).refused(.product(.exists(.gloves)))
    }

    // People

    @Test func `an enrolment goes while nothing else stands under the number`() {
        let unenrol = Step.ask(.employee(.unenrol("E100", of: Self.made)), by: .li)
        let enrolled = Given(.enrol("E100", user: "wu"))
        let gone = enrolled.when(unenrol).then(.employee("E100", .unenrolled(Self.made)))
        #expect(gone.state.employee("E100")?.active == false)
        #expect(gone.state.employee(boundTo: "wu") == nil)
        gone.when(.submit(for: "E100", by: .li)).refused(.employee(.left("E100")))
        let anew = gone.and(.enrol("E100", in: "quarry", as: .temporary, user: "wu"))
        #expect(anew.surprises == [])
        #expect(anew.state.employee("E100")?.department == "quarry")
        anew.when(.enrol("E100")).refused(.employee(.exists("E100")))

        for step: Step in [
            .submit(for: "E100", by: .li), .move("E100", to: "quarry"),
            .grant(.reviewer, to: .employee("E100")),
        ] {
            enrolled.and(step).when(unenrol).refused(.employee(.inUse("E100")))
        }
        enrolled.and(.leave("E100")).when(unenrol).refused(.employee(.left("E100")))
    }

    // The old book

    private static func bring(_ points: Points, at reference: String = "p. 3") -> Step {
        .ask(
            .opening(
                .record(
                    Opening(
                        employee: .zhang, points: points, day: "2025-12-31", reference: reference),
                    balance: nil)), by: .chen)
    }

    private static func reverse(_ reference: String = "p. 3", by actor: Actor = .chen) -> Step {
        .ask(.opening(.reverse(.zhang, reference: reference, of: made)), by: actor)
    }

    @Test func `what was brought goes back, and may be brought anew`() {
        let given = Given(Self.bring(120))
        let gone = given.when(Self.reverse()).after
        gone.leaves(available: 0)
        #expect(gone.state.brought(by: .zhang) == 0)
        gone.when(Self.reverse()).refused(.opening(.notThere(.zhang, reference: "p. 3")))
        gone.and(Self.bring(80)).leaves(available: 80)
        Given(Self.bring(120)).when(Self.reverse(by: .zhang)).refused(.fourEyes(.ownOpening))
    }

    @Test func `what was spent stays, and holds its place`() {
        let spent = Given(.stocked(), Self.bring(120), .request())
        let outcome = spent.when(Self.reverse())
        outcome.then(
            .opening(
                .reversed(
                    Opening.Reversed(
                        employee: .zhang, reference: "p. 3", points: 20, rest: 100,
                        department: "kiln", undoing: Self.made))))
        outcome.after.leaves(available: 0, held: 100)
        outcome.after.when(Self.reverse()).refused(.opening(.notThere(.zhang, reference: "p. 3")))
        outcome.after.when(Self.bring(120))
            .refused(.opening(.recordedAlready(.zhang, reference: "p. 3")))
        spent.and(Self.bring(-20, at: "p. 4")).when(Self.reverse())
            .refused(.opening(.spent(.zhang, reference: "p. 3", points: 120)))
    }

    @Test func `a line that took points gives them back`() {
        let given = Given(Self.bring(120), Self.bring(-50, at: "p. 4"), Self.reverse("p. 4"))
        given.leaves(available: 120)
        given.and(Self.reverse()).leaves(available: 0)
    }
}
