import JSON
import Ledger
import LedgerAPI
import LedgerStore

extension Method {
    static let departmentList = read(
        "Departments that there are or were, by name", .known, [],
        result: "{rows: [{department, employees}]}: how many are in it now"
    ) { scope throws(ServiceError) in
        let departments = scope.state.departments()
        return [
            "rows": .array(
                departments.map {
                    ["department": .string($0.name), "employees": .int($0.employees)]
                }),
            "count": .int(Int64(departments.count)),
        ]
    }
}

extension ReadScope {
    /// The department that a list or an export is limited to. One that nobody is in or ever was is
    /// a slip of the pen, and nothing is found in it: that is refused, not answered with nothing.
    func department() throws(ServiceError) -> String? {
        guard let wanted = arguments.text("department"), !state.isRolled(department: wanted) else {
            return arguments.text("department")
        }
        let names = state.departments().map(\.name)
        if names.contains(wanted) { return wanted }
        let nearest = Suggestion.nearest(wanted, in: names)
        throw .refused(.employee(.departmentUnknown(wanted, nearest: nearest)))
    }
}
