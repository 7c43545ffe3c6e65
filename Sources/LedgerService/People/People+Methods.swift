import JSON
import Ledger
import LedgerAPI
import LedgerStore

extension Method {
    private static let personnel = Access.roles(.administrator, .leader)

    private static let newEmployee = [
        Parameter.required("employee", .newEmployee, "The works number"),
        Parameter.required("name", .name(longest: 64), "Kept beside the chain, never in it"),
        Parameter.required("department", .department, "The department"),
        Parameter.required("type", .choice(EmploymentType.self), "The employment type"),
        Parameter.optional("user", .user, "The login name to bind"),
    ]

    static let employeeAdd = change(
        "Enrols an employee; a login name that holds roles is the leader's to give",
        personnel, newEmployee, result: "{employee}",
        errors: [.employeeExists, .employeeUserTaken, .roleOperatorsLogin]
    ) { scope throws(ServiceError) in try scope.enrol(scope.arguments) }

    static let employeeAddMany = change(
        "Enrols employees from a list", personnel,
        [.required("employees", .list(.object(newEmployee), most: 1000), "Employees"), .mode],
        result: "{results, applied, refused}",
        errors: [.employeeExists, .employeeUserTaken, .roleOperatorsLogin, .batchRefused]
    ) { scope throws(ServiceError) in
        try scope.applyMany("employees") { item throws(ServiceError) in try scope.enrol(item) }
    }

    static let employeeMove = change(
        "Moves an employee to another department; standings keep the old one for what was earned",
        personnel,
        [
            .required("employee", .employee, "Who"),
            .required("department", .department, "Where to"),
        ],
        result: "{employee}", errors: [.employeeUnknown, .employeeLeft, .employeeSameDepartment]
    ) { scope throws(ServiceError) in
        let employee = scope.arguments.requiredEmployee()
        try scope.apply(
            .employee(.move(employee, department: scope.arguments.words("department"))))
        return ["employee": .string(employee.text)]
    }

    /// R-ORG-8
    static let employeeType = change(
        "An employee is of another employment type, from a day on; reports count people as they were",
        personnel,
        [
            .required("employee", .employee, "Who"),
            .required("type", .choice(EmploymentType.self), "The employment type"),
            .optional("from", .day, "Since when; today if absent"),
        ],
        result: "{employee, type, from}",
        errors: [
            .employeeUnknown, .employeeLeft, .employeeSameType, .dateFuture,
            .employeeTypeDayTooEarly,
        ]
    ) { scope throws(ServiceError) in
        let employee = scope.arguments.requiredEmployee()
        let type: EmploymentType = scope.arguments.requiredChoice("type")
        let day = scope.arguments.day("from") ?? scope.today
        try scope.apply(.employee(.retype(employee, type, from: day)))
        return [
            "employee": .string(employee.text), "type": .string(type.rawValue),
            "from": .string(day.text),
        ]
    }

    static let employeeLeave = change(
        """
        An employee leaves: roles are lost, claims under review withdrawn, the balance lasts until \
        the clearing; the leader's alone where they hold roles
        """, personnel, [.required("employee", .employee, "Who")],
        result: "{employee, roles, withdrawn, available, goesOn?}: the roles that are lost with it",
        errors: [.employeeUnknown, .employeeLeft, .fourEyes, .roleLastLeader]
    ) { scope throws(ServiceError) in
        let employee = scope.arguments.requiredEmployee()
        try scope.requireMandate(over: employee)
        try scope.apply(.employee(.leave(employee)))
        let withdrawn = scope.recorded.compactMap { event -> JSON? in
            if case .claim(let id, .withdrawn) = event { .string(id.text) } else { nil }
        }
        var result: JSONObject = [
            "employee": .string(employee.text), "roles": scope.rolesLost,
            "withdrawn": .array(withdrawn),
            "available": .int(scope.state.account(of: employee).available.value),
        ]
        if scope.goesOn { result["goesOn"] = true }
        return result
    }

    static let employeeReturn = change(
        "An employee who left comes back, without the roles that they had", personnel,
        [
            .required("employee", .employee, "Who"),
            .optional("department", .department, "Where to; as before if absent"),
        ],
        result: "{employee}", errors: [.employeeUnknown, .employeeStillActive, .fourEyes]
    ) { scope throws(ServiceError) in
        let employee = scope.arguments.requiredEmployee()
        try scope.requireMandate(over: employee)
        try scope.apply(
            .employee(.return(employee, department: scope.arguments.text("department"))))
        return ["employee": .string(employee.text)]
    }

    static let employeeBind = change(
        "Binds a login name to an employee; the leader's alone where either holds roles", personnel,
        [.required("employee", .employee, "Who"), .required("user", .user, "The login name")],
        result: "{employee, previousUser?}: the login name that was theirs, if another",
        errors: [
            .employeeUnknown, .employeeLeft, .fourEyes, .employeeUserTaken, .roleOperatorsLogin,
        ]
    ) { scope throws(ServiceError) in
        let employee = scope.arguments.requiredEmployee()
        let user = scope.arguments.words("user")
        let previous = scope.state.employee(employee)?.user
        try scope.requireMandate(toBind: user, to: employee)
        try scope.requireLogin(user, isAccepted: true)
        try scope.apply(.employee(.bind(employee, user: user)))
        var result: JSONObject = ["employee": .string(employee.text)]
        if let previous, previous != user { result["previousUser"] = .string(previous) }
        return result
    }

    static let employeeRename = change(
        "Corrects a name; no entry holds it", personnel,
        [
            .required("employee", .employee, "Who"),
            .required("name", .name(longest: 64), "The right name"),
        ],
        result: "{employee}", errors: [.employeeUnknown]
    ) { scope throws(ServiceError) in
        let employee = scope.arguments.requiredEmployee()
        try scope.apply(.employee(.rename(employee)))
        try scope.name(employee, scope.arguments.words("name"))
        return ["employee": .string(employee.text)]
    }

    static let employeeEraseName = change(
        "Erases the name of somebody who left; the works number stays", personnel,
        [.required("employee", .employee, "Who")], result: "{employee}",
        errors: [.employeeUnknown, .employeeStillActive]
    ) { scope throws(ServiceError) in
        let employee = scope.arguments.requiredEmployee()
        try scope.apply(.employee(.eraseName(employee)))
        try scope.name(employee, nil)
        return ["employee": .string(employee.text)]
    }

    static let employeeList = read(
        "Employees, by works number", .seeingAll(or: .finance),
        [
            .optional("department", .department, "Only of this department"),
            .optional("type", .choice(EmploymentType.self), "Only of this employment type"),
            .optional("left", .truth, "true: only who left; false: only who is there"),
        ] + page,
        result:
            "{rows: [{employee, name, department, type, active, user?, roles, undone?}], byType}",
        errors: [.departmentUnknown]
    ) { scope throws(ServiceError) in
        var filter = EmployeeFilter()
        filter.department = try scope.department()
        filter.type = scope.arguments.choice("type")
        if scope.arguments.has("left") { filter.active = !scope.arguments.bool("left") }
        let employees = scope.state.employees(
            filter, after: try scope.after { EmployeeID($0) }, limit: scope.limit)
        var result = scope.list(employees, key: \.id.text, scope.rows.employee)
        var byType = JSONObject()
        for (type, count) in scope.state.employeesByType() { byType[type.rawValue] = .int(count) }
        result["byType"] = .object(byType)
        return result
    }

    static let employeeShow = read(
        "One employee", Access.seeingAll(or: .finance).orOwner(.employee),
        [.optional("employee", .employee, "Who; the caller if absent")],
        result: "{employee, name, department, type, active, user?, roles}",
        errors: [.employeeUnknown]
    ) { scope throws(ServiceError) in
        let employee = try scope.employee(scope.subject(of: scope.arguments))
        return scope.rows.employee(employee).object ?? [:]
    }

    static let roleGrant = change(
        """
        Grants a role. The operator may grant only while there is no leader, or put another in \
        place of the first who has recorded nothing
        """,
        .roles(.leader, .operator),
        [
            .required("to", .holder, "A works number, or user:NAME"),
            .required("role", .choice(Role.self), "The role"), .unknownLogin,
        ],
        result: "{to, role, instead?}: who led until now, where it corrects the first leader",
        errors: [
            .roleNotGrantable, .roleLeaderExists, .employeeUnknown, .employeeLeft, .roleAlreadyHeld,
            .roleOperatorsLogin, .roleLoginUnknown,
        ]
    ) { scope throws(ServiceError) in
        let holder = scope.arguments.required("to", scope.arguments.holder("to"))
        let role: Role = scope.arguments.requiredChoice("role")
        try scope.requireLogin(of: holder)
        try scope.apply(.role(.grant(role, to: holder)))
        var result: JSONObject = ["to": .string(holder.text), "role": .string(role.rawValue)]
        for case .role(.withdrawn(.leader, from: let first)) in scope.recorded {
            result["instead"] = .string(first.text)
        }
        return result
    }

    static let roleWithdraw = change(
        "Withdraws a role", .roles(.leader, .operator),
        [
            .required("to", .holder, "A works number, or user:NAME"),
            .required("role", .choice(Role.self), "The role"),
        ],
        result: "{to, role}",
        errors: [.roleNotGrantable, .roleLeaderExists, .roleNotHeld, .roleLastLeader]
    ) { scope throws(ServiceError) in
        let holder = scope.arguments.required("to", scope.arguments.holder("to"))
        let role: Role = scope.arguments.requiredChoice("role")
        try scope.apply(.role(.withdraw(role, from: holder)))
        return ["to": .string(holder.text), "role": .string(role.rawValue)]
    }

    static let roleList = read(
        "Who holds which role", .roles(.leader, .auditor, .administrator, .operator), [],
        result: "{rows: [{holder, name?, role}]}"
    ) { scope in
        let grants = scope.state.roleGrants()
        return [
            "rows": .array(
                grants.map { holder, role in
                    var row: JSONObject = [
                        "holder": .string(holder.text), "role": .string(role.rawValue),
                    ]
                    if case .employee(let id) = holder { row["name"] = scope.rows.name(id) }
                    return .object(row)
                }),
            "count": .int(Int64(grants.count)),
        ]
    }
}

extension ChangeScope {
    fileprivate func enrol(_ item: Arguments) throws(ServiceError) -> JSONObject {
        let id = item.requiredEmployee()
        try apply(try enrolment(item))
        try name(id, item.words("name"))
        return ["employee": .string(id.text)]
    }

    /// The roles that the call withdrew with somebody's leaving.
    fileprivate var rolesLost: JSON {
        let lost = recorded.compactMap { event -> String? in
            if case .role(.withdrawn(let role, _)) = event { role.rawValue } else { nil }
        }
        return .array(Set(lost).sorted().map { .string($0) })
    }

}

extension CallScope {
    /// What enrolling somebody asks of the ledger; their name is given beside it.
    func enrolment(_ item: Arguments) throws(ServiceError) -> Command {
        let id = item.requiredEmployee()
        if let user = item.text("user") {
            try requireMandate(toBind: user, to: id)
            try requireLogin(user, isAccepted: true)
        }
        return .employee(
            .enrol(
                id, department: item.words("department"), type: item.requiredChoice("type"),
                user: item.text("user")))
    }

    /// Whether somebody with roles is here is the leader's to say: roles end with it (R-ORG-9).
    func requireMandate(over id: EmployeeID) throws(ServiceError) {
        if caller.roles.contains(.leader) { return }
        let holders = state.employee(id)?.holders ?? []
        if holders.contains(where: { !state.roles(of: $0).isEmpty }) {
            throw .notPermitted(takes: [.leader])
        }
    }

    /// Roles go with a binding, so where any are granted to the works number, to its present login
    /// or to the one to be bound, binding is granting: the leader's alone (R-ORG-2).
    func requireMandate(
        toBind user: String, to id: EmployeeID
    ) throws(ServiceError) {
        if caller.roles.contains(.leader) { return }
        let logins = [user, state.employee(id)?.user].compactMap { $0 }
        let holders = [RoleHolder.employee(id)] + logins.map { .user($0) }
        if holders.contains(where: { !state.roles(of: $0).isEmpty }) {
            throw .notPermitted(takes: [.leader])
        }
    }
}
