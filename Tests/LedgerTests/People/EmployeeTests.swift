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
            .move("E999", to: "kiln"), .leave("E999"), .comeBack("E999"),
            .bind("E999", to: "county"), .rename("E999"), .eraseName("E999"),
        ] as [Step])
    func `an unknown works number is refused`(step: Step) {
        Given().when(step).refused(.employee(.unknown("E999")))
    }

    @Test(
        arguments: [
            .move(.zhang, to: "kiln"), .leave(.zhang), .bind(.zhang, to: "taken"),
        ] as [Step])
    func `who left does not move, leave or get a user`(step: Step) {
        Given(.bind(.wang, to: "taken"), .leave()).when(step).refused(.employee(.left(.zhang)))
    }

    @Test func `who is here does not come back`() {
        Given().when(.comeBack()).refused(.employee(.stillActive(.zhang)))
    }
}
