extension RecordedEvent {
    func evolve(
        _ id: EmployeeID, _ event: Employee.Event, on day: Day, _ state: inout some LedgerState
    ) {
        if case .enrolled(let department, let type) = event {
            state.put(Employee(id: id, department: department, type: type))
            return
        }
        guard var employee = state.employee(id) else { return }
        switch event {
        case .enrolled, .renamed, .nameErased: return
        case .moved(let department): employee.department = department
        case .retyped(let type, _): employee.type = type
        case .left: employee.active = false
        case .returned(let department):
            employee.active = true
            employee.department = department
        case .bound(let user): employee.user = user
        case .unenrolled:
            employee.active = false
            employee.user = nil
        case .suspended(_, let until, _): employee.suspendedUntil = until
        case .criticised(let claim): return state.criticise(id, claim: claim, on: day)
        }
        state.put(employee)
    }
}
