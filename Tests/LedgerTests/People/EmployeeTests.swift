import Ledger
import LedgerTestSupport
import Testing

/// R-ORG-1, R-ORG-5, R-ORG-6: who is on the site.
struct EmployeeTests {
    /// R-ORG-1
    @Test(arguments: EmploymentType.allCases)
    func `anyone is enrolled, whatever the employment type`(type: EmploymentType) {
        let given = Given().when(.enrol("E100", in: "quarry", as: type))
            .then(.employee("E100", .enrolled(department: "quarry", type: type)))
        #expect(given.state.employee("E100")?.type == type)
        #expect(given.state.employee("E100")?.active == true)
    }

    @Test func `a works number is enrolled once, and stays taken after leaving`() {
        Given(.leave()).when(.enrol(.zhang)).refused(.employee(.exists(.zhang)))
    }

    @Test func `a system user is bound to one person`() {
        let given = Given(.bind(.zhang, to: "zhangsan"))
        given.when(.bind(.zhang, to: "zs")).then(.employee(.zhang, .bound(user: "zs")))
        given.when(.bind(.wang, to: "zhangsan"))
            .refused(.employee(.userTaken(user: "zhangsan", by: .zhang)))
        given.when(.enrol("E100", user: "zhangsan"))
            .refused(.employee(.userTaken(user: "zhangsan", by: .zhang)))
        given.when(.enrol("E001", user: "zhangsan")).refused(.employee(.exists("E001")))
        #expect(given.state.employee(boundTo: "zhangsan") == .zhang)
    }

    @Test func `enrolling can bind a user at once`() {
        Given().when(.enrol("E100", in: "kiln", as: .temporary, user: "new"))
            .then(
                .employee("E100", .enrolled(department: "kiln", type: .temporary)),
                .employee("E100", .bound(user: "new")))
    }

    @Test func `an employee moves to another department`() {
        let given = Given().when(.move(.zhang, to: "quarry"))
            .then(.employee(.zhang, .moved(department: "quarry")))
        #expect(given.state.employee(.zhang)?.department == "quarry")
        given.when(.move(.zhang, to: "quarry"))
            .refused(.employee(.alreadyInDepartment(.zhang, "quarry")))
    }

    /// R-ORG-8
    @Test func `an employee is of another type from a day on`() {
        let given = Given(.enrol("E100", as: .temporary), .at("2026-03-04 09:00"))
        let retyped = given.when(.retype("E100", as: .regular, from: "2026-03-03"))
            .then(.employee("E100", .retyped(.regular, from: "2026-03-03")))
        #expect(retyped.state.employee("E100")?.type == .regular)
        given.when(.retype("E100", as: .regular))
            .then(.employee("E100", .retyped(.regular, from: "2026-03-04")))
        given.when(.retype("E100", as: .temporary))
            .refused(.employee(.alreadyOfType("E100", .temporary)))
        given.when(.retype("E100", as: .regular, from: "2026-03-05"))
            .refused(.dateInTheFuture("2026-03-05", today: "2026-03-04"))
    }

    /// R-ORG-8
    @Test func `a type that was wrong is put right from the day since which it counts`() {
        let given = Given(.enrol("E100", as: .temporary), .at("2026-03-05 09:00"))
        given.when(.retype("E100", as: .regular, from: "2026-03-01"))
            .refused(
                .employee(.typeDayTooEarly("E100", "2026-03-01", earliest: "2026-03-02")))
        let wrong = given.and(.retype("E100", as: .outsourced, from: "2026-03-04"))
        wrong.when(.retype("E100", as: .regular, from: "2026-03-03"))
            .refused(
                .employee(.typeDayTooEarly("E100", "2026-03-03", earliest: "2026-03-04")))
        wrong.when(.retype("E100", as: .regular, from: "2026-03-04"))
            .then(.employee("E100", .retyped(.regular, from: "2026-03-04")))
    }

    /// R-ORG-5
    @Test func `an employee leaves and comes back`() {
        let left = Given().when(.leave()).then(.employee(.zhang, .left))
        #expect(left.state.employee(.zhang)?.active == false)
        left.when(.comeBack()).then(.employee(.zhang, .returned(department: "kiln")))
        left.and(.comeBack(to: "quarry")).when(.submit())
            .then(.claim("C1", .filed(.hazard, on: "2026-03-02", until: "2026-03-05")))
    }

    /// R-ORG-6
    @Test func `a name is corrected at once, and erased only after leaving`() {
        Given().when(.rename(.zhang)).then(.employee(.zhang, .renamed))
        Given().when(.eraseName(.zhang)).refused(.employee(.stillActive(.zhang)))
        let left = Given(.leave())
        left.when(.rename(.zhang)).then(.employee(.zhang, .renamed))
        let erased = left.when(.eraseName(.zhang)).then(.employee(.zhang, .nameErased))
        #expect(erased.state == left.state)
    }

    @Test(
        arguments: [
            .move("E999", to: "kiln"), .retype("E999", as: .regular), .leave("E999"),
            .comeBack("E999"),
            .bind("E999", to: "county"), .rename("E999"), .eraseName("E999"),
        ] as [Step])
    func `an unknown works number is refused`(step: Step) {
        Given().when(step).refused(.employee(.unknown("E999")))
    }

    @Test(
        arguments: [
            .move(.zhang, to: "kiln"), .retype(.zhang, as: .temporary), .leave(.zhang),
            .bind(.zhang, to: "taken"),
        ] as [Step])
    func `who left does not move, leave or get a user`(step: Step) {
        Given(.bind(.wang, to: "taken"), .leave()).when(step).refused(.employee(.left(.zhang)))
    }

    @Test func `who is here does not come back`() {
        Given().when(.comeBack()).refused(.employee(.stillActive(.zhang)))
    }
}
