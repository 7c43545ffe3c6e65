import JSON
import LedgerAPI

extension Argument {
    fileprivate static let name = Argument("NAME", Phrase(zh: "姓名", en: "name"))
    fileprivate static let employmentType = Argument(
        "TYPE",
        Phrase(
            zh: "用工性质：\(Glossary.employmentTypes.list.chinese)",
            en: "employment type: \(Glossary.employmentTypes.list.english)"))
    fileprivate static let user = Argument("USER", Phrase(zh: "系统登录名", en: "a system user"))
}

extension Option {
    fileprivate static let type = Option(
        "type", "TYPE",
        Phrase(zh: "用工性质：\(Glossary.employmentTypes.list.chinese)（默认正式工）", en: "type (regular)"))
    fileprivate static let ofType = Option(
        "type", "TYPE",
        Phrase(
            zh: "只看这种用工性质：\(Glossary.employmentTypes.list.chinese)",
            en: "of this type only: \(Glossary.employmentTypes.list.english)"))
    fileprivate static let user = Option("user", "USER", Phrase(zh: "系统登录名", en: "a system user"))
    fileprivate static let sinceDay = Option(
        "from", "DAY", Phrase(zh: "从哪天起（默认今天）", en: "since when (today)"))
    fileprivate static let leftOnly = Option("left", Phrase(zh: "只看离职的", en: "those who left"))
}

extension Command {
    static let employeeAdd = Command(
        "employee add", Phrase(zh: "登记员工", en: "enrol an employee"),
        arguments: [.newEmployee, .name], options: [.department.required, .type, .user],
        examples: [
            .init(
                "jifen employee add E061 张三 --department 铸造车间", Phrase(zh: "正式工", en: "a regular")),
            .init(
                "jifen employee add W17 李四 --department 装卸 --type 外包人员 --user lisi",
                Phrase(zh: "外包人员，登录名 lisi", en: "outsourced, with a system user")),
        ]
    ) { session throws(Failure) in
        let employee = try session.arguments.required(.newEmployee)
        var params: JSONObject = ["employee": .string(employee)]
        params["name"] = session.text(.name)
        params["department"] = session.text(.department)
        params["type"] = try session.code(.type, in: .employmentTypes) ?? "regular"
        params["user"] = session.text(Option.user)
        try session.sayNew(departments: session.arguments.values(.department))
        let result = try session.change("employee.add", params)
        session.show(result, Phrase(zh: "已登记 \(employee)。", en: "\(employee) is enrolled."))
    }

    static let employeeMove = Command(
        "employee move", Phrase(zh: "调到另一部门", en: "move to another department"),
        arguments: [.employee], options: [.department.required],
        examples: [
            .init("jifen employee move E001 --department 二车间", Phrase(zh: "调到二车间", en: "move E001"))
        ]
    ) { session throws(Failure) in
        try session.sayNew(departments: session.arguments.values(.department))
        try session.changeEmployee("employee.move", ["department": session.text(.department)]) {
            Phrase(zh: "\($0) 已调动。", en: "\($0) has moved.")
        }
    }

    static let employeeType = Command(
        "employee type", Phrase(zh: "改用工性质：转正、登记错了", en: "change the employment type"),
        details: [
            Phrase(
                zh: "从那天起算，以前的照旧；报表按当天的用工性质计人。登记时就写错的，从入职登记那天起改：--from 那天。",
                en:
                    "It counts from that day on, and what was before stays: reports count people as they "
                    + "were. One that was wrong from the beginning changes from the day of "
                    + "enrolment: --from that day.")
        ],
        arguments: [.employee, .employmentType], options: [.sinceDay],
        examples: [
            .init("jifen employee type E018 临时工", Phrase(zh: "从今天起", en: "from today on")),
            .init(
                "jifen employee type E018 outsourced --from 2026-11-01",
                Phrase(zh: "从 11 月 1 日起", en: "since 1 November")),
        ]
    ) { session throws(Failure) in
        let word = try session.arguments.required(.employmentType)
        let employee = try session.arguments.required(.employee)
        var params: JSONObject = ["employee": .string(employee)]
        params["type"] = .string(
            try session.code(
                word, of: Argument.employmentType.placeholder, in: .employmentTypes))
        params["from"] = try session.day(.sinceDay)
        let result = try session.change("employee.type", params)
        let type = Glossary.employmentTypes.phrase(for: result["type"]?.string ?? "")
        let day = result["from"]?.string ?? ""
        session.show(
            result,
            Phrase(
                zh: "\(employee) 从 \(day) 起是\(type.chinese)。",
                en: "\(employee) is \(type.english) from \(day) on."))
    }

    static let employeeLeave = Command(
        "employee leave", Phrase(zh: "登记离职：待审核的申报随之撤回", en: "record that somebody leaves"),
        arguments: [.employee],
        examples: [.init("jifen employee leave E001", Phrase(zh: "E001 离职", en: "E001 leaves"))]
    ) { session throws(Failure) in
        let employee = try session.arguments.required(.employee)
        if !session.options.agreesToAll, !session.options.isDryRun {
            let balance = try session.ask(AccountBalance.call.name, ["employee": .string(employee)])
            try session.confirm(EmployeeView.leaving(Facts(balance), balance))
        }
        let (_, result) = try session.changedEmployee("employee.leave", [:])
        let left = EmployeeView.left(employee, result)
        let goesOn = Phrase(
            zh: "待审核的申报很多，正在分步撤回；jifen status 显示进行中的事。",
            en: " There are many claims under review: they are being withdrawn step by step; "
                + "jifen status shows whether that goes on.")
        session.show(result, Facts(result).isTrue("goesOn") ? left + goesOn : left)
    }

    static let employeeReturn = Command(
        "employee return", Phrase(zh: "登记重新入职", en: "record that somebody is back"),
        arguments: [.employee], options: [.department],
        examples: [.init("jifen employee return E017", Phrase(zh: "E017 回来了", en: "E017 is back"))]
    ) { session throws(Failure) in
        try session.sayNew(departments: session.arguments.values(.department))
        try session.changeEmployee("employee.return", ["department": session.text(.department)]) {
            Phrase(zh: "\($0) 已重新入职。", en: "\($0) is back.")
        }
    }

    static let employeeBind = Command(
        "employee bind", Phrase(zh: "把系统登录名归给员工", en: "give an employee a system user"),
        arguments: [.employee, .user],
        examples: [
            .init(
                "jifen employee bind E001 zhangsan",
                Phrase(zh: "登录名 zhangsan 就是 E001", en: "so it is"))
        ]
    ) { session throws(Failure) in
        let (employee, bound) = try session.changedEmployee(
            "employee.bind", ["user": session.text(Argument.user)])
        var words = Phrase(zh: "\(employee) 已绑定。", en: "\(employee) is bound.")
        if let previous = bound["previousUser"]?.string {
            words = Phrase(
                zh: "\(employee) 已绑定，原登录名 \(previous) 不再归 \(employee)。",
                en: "\(employee) is bound; the user \(previous) is no longer theirs.")
        }
        session.show(bound, words)
    }

    static let employeeRename = Command(
        "employee rename", Phrase(zh: "更正姓名", en: "correct a name"),
        arguments: [.employee, .name],
        examples: [.init("jifen employee rename E001 张珊", Phrase(zh: "改名", en: "another name"))]
    ) { session throws(Failure) in
        try session.changeEmployee("employee.rename", ["name": session.text(.name)]) {
            Phrase(zh: "\($0) 已更名。", en: "\($0) is renamed.")
        }
    }

    static let employeeErase = Command(
        "employee erase", Phrase(zh: "抹去离职者的姓名，账目不变", en: "erase the name of somebody who left"),
        arguments: [.employee],
        examples: [.init("jifen employee erase E017", Phrase(zh: "抹去 E017 的姓名", en: "of E017"))]
    ) { session throws(Failure) in
        let employee = try session.arguments.required(.employee)
        try session.confirm(
            Phrase(zh: "抹去 \(employee) 的姓名，以后只显示工号。", en: "Erase the name of \(employee) for good.")
        )
        try session.changeEmployee("employee.eraseName") {
            Phrase(zh: "\($0) 的姓名已抹去。", en: "The name of \($0) is erased.")
        }
    }

    static let employeeList = Command(
        "employee list", Phrase(zh: "员工名册", en: "employees"),
        options: [.department, .ofType, .leftOnly] + Option.paging,
        examples: [
            .init(
                "jifen employee list --department 铸造车间",
                Phrase(zh: "铸造车间的员工", en: "of one department"))
        ]
    ) { session throws(Failure) in
        var params: JSONObject = [:]
        params["department"] = session.text(.department)
        params["type"] = try session.code(.ofType, in: .employmentTypes)
        if session.arguments.has(.leftOnly) { params["left"] = true }
        try session.list(
            Listing(
                method: "employee.list", params: params, fields: EmployeeView.fields,
                nothing: Phrase(zh: "没有员工。", en: "There are no employees.")))
    }

    static let employeeShow = Command(
        "employee show", Phrase(zh: "一名员工", en: "one employee"), arguments: [.employee],
        examples: [.init("jifen employee show E001", Phrase(zh: "看 E001", en: "E001"))]
    ) { session throws(Failure) in
        let employee = try session.arguments.required(.employee)
        let result = try session.ask("employee.show", ["employee": .string(employee)])
        session.showCard(result, EmployeeView.fields)
    }
}

extension Session {
    /// A change to the employee that the first word names.
    fileprivate func changeEmployee(
        _ method: String, _ more: [String: JSON?] = [:], _ words: (String) -> Phrase
    ) throws(Failure) {
        let (employee, result) = try changedEmployee(method, more)
        show(result, words(employee))
    }

    /// As above, with more to show than its name.
    fileprivate func changedEmployee(
        _ method: String, _ more: [String: JSON?]
    ) throws(Failure) -> (employee: String, result: JSON) {
        let employee = try arguments.required(.employee)
        var params: JSONObject = ["employee": .string(employee)]
        for (name, value) in more { params[name] = value }
        return (employee, try change(method, params))
    }
}

enum EmployeeView {
    static let fields: [Field] = [
        .text("employee", Phrase(zh: "工号", en: "employee")),
        .prose("name", Phrase(zh: "姓名", en: "name")),
        .prose("department", Phrase(zh: "部门", en: "department")),
        .term("type", Phrase(zh: "用工性质", en: "type"), .employmentTypes).spare,
        .text("user", Phrase(zh: "登录名", en: "user")),
        .term("roles", Phrase(zh: "角色", en: "roles"), .roles).shrinking,
        Field("active", Phrase(zh: "在职", en: "here")) { value, language in
            value.bool == false
                ? Table.Cell(Phrase(zh: "已离职", en: "left")[language], .dim) : Table.Cell("")
        },
    ]

    static func left(_ employee: String, _ result: JSON) -> Phrase {
        let left = Phrase(zh: "\(employee) 已登记离职。", en: "\(employee) has left.")
        let roles = result["roles"]?.array?.compactMap(\.string) ?? []
        if roles.isEmpty { return left }
        let words = roles.map { Glossary.roles.phrase(for: $0) }
        return left
            + Phrase(
                zh: "角色已收回：\(words.map(\.chinese).joined(separator: "、"))。",
                en: " Roles lost: \(words.map(\.english).joined(separator: ", ")).")
    }

    static func leaving(_ account: Facts, _ balance: JSON) -> Phrase {
        let waiting = balance.member("underReview.claims")?.plain ?? "0"
        return Phrase(
            zh: "\(account("employee")) \(account("name")) 离职：余额 \(account("available")) 分，"
                + "待审核的 \(waiting) 笔申报将撤回。",
            en: "\(account("employee")) \(account("name")) leaves: balance "
                + "\(account("available")), "
                + "\(Forms.count(Int64(waiting) ?? 0, "claim", "claims")) under review withdrawn.")
    }
}
