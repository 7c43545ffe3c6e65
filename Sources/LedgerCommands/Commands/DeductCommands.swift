import JSON

extension Option {
    fileprivate static let distinct = Option(
        "distinct",
        Phrase(zh: "同一人、同一项目、同一天、同一理由的另一次", en: "another one of the same person, item, day, reason")
    )
    fileprivate static let wholeDepartment = Option(
        "department", "NAME", Phrase(zh: "这个部门的在职人员每人都扣", en: "from everybody in this department"))
    fileprivate static let everybody = Option(
        "all", Phrase(zh: "全厂在职人员每人都扣", en: "from everybody on the site"))
}

extension Command {
    static let deduct = Command(
        "deduct", Phrase(zh: "违规扣分", en: "deduct points for a violation"),
        details: [
            Phrase(
                zh: "--department、--all 对一个部门、全厂每人扣一次：先列出来，确认后一起入账，有一人不行就一个都不扣；"
                    + "登记人自己不在内，由别人登记。",
                en:
                    "With --department or --all everybody of a department or of the site: shown, then "
                    + "booked together at a yes, all or none. Who records it is left out, for another to "
                    + "deduct from.")
        ],
        arguments: [.employee.unless(.wholeDepartment, .everybody), .violation],
        options: [.points, .on, .reason.required, .distinct, .wholeDepartment, .everybody],
        examples: [
            .init(
                "jifen deduct E001 no-ppe --points 10 --reason 进车间未戴安全帽",
                Phrase(zh: "扣 10 分", en: "10 points")),
            .init(
                "jifen deduct no-ppe --department 铸造车间 --reason 班前会无人到场",
                Phrase(zh: "整个车间", en: "a whole department")),
        ]
    ) { session throws(Failure) in
        let arguments = session.arguments
        var params: JSONObject = ["item": session.text(.violation) ?? .null]
        params["points"] = try session.integer(.points, in: 1...2000).map { .int($0) }
        params["on"] = try session.day(.on)
        params["reason"] = session.text(.reason)
        if arguments.has(.distinct) { params["distinct"] = true }
        if arguments.has(.wholeDepartment) || arguments.has(.everybody) {
            if arguments.has(.wholeDepartment), arguments.has(.everybody) {
                throw .usage(.conflict(.wholeDepartment, .everybody))
            }
            return try session.deduct(params, fromAllOf: arguments.value(.wholeDepartment))
        }
        let employee = try arguments.required(.employee)
        params["employee"] = .string(employee)
        let result = try session.change("deduction.record", params)
        let r = Facts(result)
        session.show(result, ViolationView.deducted(r, from: employee))
    }

    static let deductImport = Command(
        "deduct import", Phrase(zh: "从文件登记扣分", en: "deduct points from a file"),
        details: [
            ImportHelp.file,
            Phrase(
                zh: "表头：工号、项目（负面清单的编码或名称）、发生日期、分值、理由、姓名、另一次；分值、姓名、另一次可以没有。"
                    + "姓名和台账核对。登记人自己的行不导入，由别人登记。同一人、同一项目、同一天、同一理由确有两次，“另一次”写“是”。",
                en:
                    "Header: employee, item (code or name of the negative list), date, points, reason, "
                    + "name, distinct; points, name and distinct may be missing. A name is compared "
                    + "with the books. Lines about who imports are left out, for another to record. "
                    + "Two of one person, item, day and reason need yes under distinct."),
        ],
        arguments: [.file], options: Option.importing,
        examples: [
            .init("jifen deduct import 十一月违章.csv --dry-run", Phrase(zh: "先检查", en: "check first")),
            .init("jifen deduct import 十一月违章.csv", Phrase(zh: "全部无误才入账", en: "all rows or none")),
        ]
    ) { session throws(Failure) in
        let policy = try session.ask("policy.show")
        var kind = ImportKind.deductions(
            ItemNames(policy.member("policy.negativeList")?.array ?? []))
        kind.planned = { session, rows, _ throws(Failure) in
            var plan = ImportPlan("deductions", rows)
            try plan.leaveOutSelf(session)
            return plan
        }
        try session.importFile(kind)
    }
}

extension ImportPlan {
    /// Nobody deducts from themself (R-ORG-3): such rows are for another, and named (R-NEG-4).
    fileprivate mutating func leaveOutSelf(_ session: Session) throws(Failure) {
        guard let me = try session.whoami()["employee"]?.string else { return }
        let own = elements.filter { $0.json["employee"]?.string == me }
        guard !own.isEmpty else { return }
        elements.removeAll { $0.json["employee"]?.string == me }
        let lines = own.map(\.line).filter { $0 > 0 }.map(String.init)
        let place =
            lines.isEmpty
            ? Phrase("")
            : Phrase(
                zh: "（第 \(lines.joined(separator: "、")) 行）",
                en: " (line \(lines.joined(separator: ", ")))")
        remarks.append(
            Phrase(zh: "\(me) 是登记人", en: "\(me) records this") + place
                + Phrase(
                    zh: "，没有扣；请另一位安全管理人员登记。",
                    en: " and is left out: another reviewer has to deduct from them."))
    }
}

extension Session {
    /// One deduction from everybody of a department, or of the site: all or none (R-NEG-4).
    fileprivate func deduct(
        _ violation: JSONObject, fromAllOf department: String?
    ) throws(Failure) {
        var filter: JSONObject = ["left": false]
        filter["department"] = department.map { .string($0) }
        let people = try allRows("employee.list", filter)
        var plan = ImportPlan(
            "deductions",
            people.map { person in
                var line = violation
                line["employee"] = person["employee"]
                return ImportBatch.Element(line: 0, json: .object(line))
            })
        try plan.leaveOutSelf(self)
        let numbers = Set(plan.elements.compactMap { $0.json["employee"]?.string })
        plan.changes = people.filter { numbers.contains($0["employee"]?.string ?? "") }
        plan.fields = [
            .text("employee", Phrase(zh: "工号", en: "employee")),
            .prose("name", Phrase(zh: "姓名", en: "name")),
            .prose("department", Phrase(zh: "部门", en: "department")),
        ]
        let facts = Facts(violation)
        let each =
            facts.text("points").map { Phrase(zh: "每人 \($0) 分", en: "\($0) points each") }
            ?? Phrase(zh: "每人按标准分值", en: "the standard points each")
        let whose = department ?? ""
        let count = plan.elements.count
        plan.question = Phrase(
            zh: "扣 \(count) 人，\(each.chinese)：\(facts("item"))，\(facts("reason"))。",
            en: "Deduct from \(Forms.count(Int64(count), "person", "people")), \(each.english): "
                + "\(facts("item")), \(facts("reason")).")
        let place =
            department == nil
            ? Phrase(zh: "全厂扣分", en: "deduct --all")
            : Phrase(zh: "\(whose)扣分", en: "deduct --department \(whose)")
        try carryOut(plan, .deductions(ItemNames([])), file: place[language])
    }
}
