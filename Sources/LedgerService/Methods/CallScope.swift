import Ledger
import LedgerAPI
import LedgerStore

/// What every call works on, whether it changes or reads: its arguments, who asks, and the rows.
protocol CallScope {
    var arguments: Arguments { get }
    var caller: Caller { get }
    var options: ServiceOptions { get }
    var state: StoredState { get }
    var time: LedgerTime { get }
    var today: Day { get }
}

extension CallScope {
    /// A required member of the call.
    subscript<Value>(member: Member<Value>) -> Value { arguments[member] }
    /// An optional member; nil where it was not given.
    subscript<Value>(member: OptionalMember<Value>) -> Value? { arguments[member] }

    var rows: Rows { Rows(state, time, today: today) }

    /// Whom a call is about: the employee that its arguments, or one line of its list, name; the
    /// caller where they name nobody.
    func subject(of arguments: Arguments) throws(ServiceError) -> EmployeeID {
        guard let employee = arguments.employee("employee") ?? caller.employee else {
            throw .invalid(InvalidParameter(path: "employee", problem: .missing))
        }
        return employee
    }
}
