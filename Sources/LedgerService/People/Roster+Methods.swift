import JSON
import Ledger
import LedgerAPI
import LedgerStore

/// What a line of a roster changes: one thing about one person.
enum RosterChange: String, CaseIterable {
    case enrol, `return`, move, type, rename, bind, leave
}

extension Method {
    /// What an administrator's monthly roster asks for, each as the method of its own does
    /// (R-ORG-5, R-ORG-8).
    static let employeeChangeMany = change(
        "Enrols, moves, renames employees and more from a list, as the methods for one do",
        .roles(.administrator, .leader),
        [
            .required(
                "roster",
                .list(
                    .object([
                        .required("employee", .newEmployee, "The works number"),
                        .required("change", .choice(RosterChange.self), "What changes"),
                        .optional("name", .name(longest: 64), "To enrol and to rename"),
                        .optional("department", .department, "To enrol, to move, to return"),
                        .optional("type", .choice(EmploymentType.self), "To enrol, and of type"),
                        .optional("user", .user, "To enrol, and to bind"),
                    ]), most: 1000), "Changes, each after those above it"), .mode,
        ],
        result: "{results, applied, refused}",
        errors: [
            .employeeUnknown, .employeeExists, .employeeLeft, .employeeStillActive,
            .employeeSameDepartment, .employeeSameType, .employeeUserTaken, .fourEyes,
            .roleLastLeader, .roleOperatorsLogin, .batchRefused,
        ]
    ) { scope throws(ServiceError) in
        try scope.applyMany("roster") { item throws(ServiceError) in
            let command = try scope.personal(item)
            try scope.apply(command)
            let id = item.requiredEmployee()
            switch command {
            case .employee(.enrol), .employee(.rename): try scope.name(id, item.words("name"))
            default: break
            }
            return ["employee": .string(id.text)]
        }
    }
}

extension CallScope {
    /// What one change of a roster asks of the ledger.
    func personal(_ item: Arguments) throws(ServiceError) -> Command {
        let id = item.requiredEmployee()
        let change: RosterChange = item.requiredChoice("change")
        for name in change.needs where !item.has(name) {
            throw .invalid(InvalidParameter(path: "roster.\(name)", problem: .missing))
        }
        switch change {
        case .enrol: return try enrolment(item)
        case .return:
            try requireMandate(over: id)
            return .employee(.return(id, department: item.text("department")))
        case .move: return .employee(.move(id, department: item.words("department")))
        case .type: return .employee(.retype(id, item.requiredChoice("type"), from: nil))
        case .rename: return .employee(.rename(id))
        case .bind:
            let user = item.words("user")
            try requireMandate(toBind: user, to: id)
            try requireLogin(user, isAccepted: true)
            return .employee(.bind(id, user: user))
        case .leave:
            try requireMandate(over: id)
            return .employee(.leave(id))
        }
    }
}

extension RosterChange {
    /// What must stand beside the works number.
    fileprivate var needs: [String] {
        switch self {
        case .enrol: ["name", "department", "type"]
        case .move: ["department"]
        case .type: ["type"]
        case .rename: ["name"]
        case .bind: ["user"]
        case .return, .leave: []
        }
    }
}
