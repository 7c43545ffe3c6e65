import JSON

extension Argument {
    fileprivate static let holder = Argument(
        "WHO", Phrase(zh: "工号，或 user:登录名", en: "a works number, or user:NAME"), named: .holder)
    fileprivate static let role = Argument(
        "ROLE", Phrase(zh: "角色：", en: "the role: ") + Glossary.grantableRoles.list)
}

extension Command {
    static let roleGrant = changeOfRole(
        "grant", Phrase(zh: "授予角色", en: "grant a role"),
        Phrase(zh: "已授予", en: "granted to"))

    static let roleWithdraw = changeOfRole(
        "withdraw", Phrase(zh: "收回角色", en: "withdraw a role"),
        Phrase(zh: "已收回", en: "withdrawn from"))

    static let roleList = Command(
        "role list", Phrase(zh: "谁有什么角色", en: "who holds which role"),
        examples: [.init("jifen role list", Phrase(zh: "全部角色", en: "all roles"))]
    ) { session throws(Failure) in
        try session.list(
            Listing(
                method: "role.list",
                fields: [
                    .text("holder", Phrase(zh: "谁", en: "who")),
                    .prose("name", Phrase(zh: "姓名", en: "name")),
                    .term("role", Phrase(zh: "角色", en: "role"), .roles),
                ],
                nothing: Phrase(zh: "还没有授予角色。", en: "No role was granted yet."),
                isPaged: false))
    }

    static let leaderPropose = Command(
        "leader propose",
        Phrase(zh: "没有领导小组成员能办事时，提名一位", en: "propose a leader where none can act"),
        details: [
            Phrase(
                zh: "由运维人员（root）办。公示 3 个工作日，领导小组、县安防办或安全管理部门都可以反对；没有反对就生效，"
                    + "账目写明是运维人员提名。",
                en:
                    "By the operator (root). It stands on the board for 3 working days, in which any "
                    + "leader, auditor or reviewer can object; then it is so, and the entry names the "
                    + "operator.")
        ],
        arguments: [.holder], options: [.reason.required],
        examples: [
            .init(
                "jifen leader propose user:qianzong --reason 赵总已调离",
                Phrase(zh: "写明理由", en: "with a reason"))
        ]
    ) { session throws(Failure) in
        let holder = try session.arguments.required(.holder)
        var params: JSONObject = ["to": .string(holder)]
        params["reason"] = session.text(.reason)
        let result = try session.changeNamingLogin("leader.propose", params)
        let due = Facts(result).deadline("due")
        session.show(
            result,
            Phrase(
                zh: "\(holder) 的提名公示到 \(due)，没有人反对就生效。",
                en: "\(holder) stands on the board until \(due), and leads then unless somebody "
                    + "objects."))
    }

    static let leaderObject = Command(
        "leader object", Phrase(zh: "反对公示中的领导小组成员提名", en: "object to the proposed leader"),
        options: [.reason.required],
        examples: [
            .init("jifen leader object --reason 赵总还在任", Phrase(zh: "写明理由", en: "with a reason"))
        ]
    ) { session throws(Failure) in
        var params: JSONObject = [:]
        params["reason"] = session.text(.reason)
        let result = try session.change("leader.object", params)
        let holder = Facts(result)("to")
        session.show(
            result,
            Phrase(zh: "\(holder) 的提名已终止。", en: "The proposal of \(holder) is off."))
    }

    private static func changeOfRole(
        _ verb: String, _ summary: Phrase, _ done: Phrase
    ) -> Command {
        let (employee, user) =
            verb == "grant" ? ("E018", "user:xianban") : ("E002", "user:county")
        return Command(
            "role \(verb)", summary, arguments: [.holder, .role],
            examples: [
                .init(
                    "jifen role \(verb) \(employee) reviewer",
                    Phrase(
                        zh: "\(employee) 的安全管理部门角色", en: "the reviewer's role of \(employee)")),
                .init(
                    "jifen role \(verb) \(user) 县安防办",
                    Phrase(zh: "没有工号的登录名", en: "of a user without a works number")),
            ]
        ) { session throws(Failure) in
            let holder = try session.arguments.required(.holder)
            let word = try session.arguments.required(.role)
            let role = try session.code(word, of: Argument.role.placeholder, in: .roles)
            let result = try session.changeNamingLogin(
                "role.\(verb)", ["to": .string(holder), "role": .string(role)])
            let words = Glossary.roles.phrase(for: role)
            var told = Phrase(
                zh: "\(done.chinese) \(holder)：\(words.chinese)。",
                en: "\(words.english) \(done.english) \(holder).")
            if let first = Facts(result).text("instead") {
                told =
                    told
                    + Phrase(
                        zh: "\(first) 还没有办过事，不再是。",
                        en: " \(first), who has recorded nothing, is it no longer.")
            }
            session.show(result, told)
        }
    }
}
