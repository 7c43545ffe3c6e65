import JSON
import LedgerAPI
import LedgerValues

extension Command {
    static let noticeList = Command(
        "notice list", Phrase(zh: "公示中的申报", en: "claims on public notice"),
        options: Option.paging,
        examples: [.init("jifen notice list", Phrase(zh: "看公示", en: "what stands on notice"))]
    ) { session throws(Failure) in
        try session.list(
            Listing(
                Asked(NoticeList.self),
                fields: [
                    .text("claim", Phrase(zh: "申报", en: "claim")),
                    .text("employee", Phrase(zh: "工号", en: "employee")),
                    .prose("name", Phrase(zh: "姓名", en: "name")),
                    .prose("department", Phrase(zh: "部门", en: "department")),
                    .prose("itemName", Phrase(zh: "项目", en: "item")),
                    .number("points", Phrase(zh: "分值", en: "points")),
                    .deadline("closes", Phrase(zh: "公示截止", en: "until")),
                    .number("objections", Phrase(zh: "异议", en: "objections")),
                ],
                nothing: Phrase(zh: "现在没有公示。", en: "Nothing is on public notice.")))
    }

    static let noticeObject = Command(
        "notice object", Phrase(zh: "对公示提出异议", en: "object to a claim on notice"),
        arguments: [.claim], options: [.reason.required, .beneficiary],
        examples: [
            .init(
                "jifen notice object C20 --reason 当天不在现场", Phrase(zh: "写明理由", en: "with a reason")),
            .init(
                "jifen notice object C20 --reason 当天不在现场 --for E018",
                Phrase(zh: "积分管理员代 E018 登记", en: "an administrator, for E018")),
        ]
    ) { session throws(Failure) in
        let claim = try session.arguments.required(.claim)
        var asked = Asked(ObjectionRaise.self)
        asked[word: ObjectionRaise.claim] = claim
        asked[word: ObjectionRaise.reason] = session.word(.reason)
        asked[word: ObjectionRaise.employee] = session.word(.beneficiary)
        let result = try session.change(asked)
        let objection = Facts(result)[ObjectionRow.objection]
        session.show(
            result,
            Phrase(
                zh: "已提出异议 \(objection)，处理前 \(claim) 不计入。",
                en: "Objection \(objection) is raised; \(claim) waits until it is decided."))
    }

    static let objectionList = Command(
        "objection list", Phrase(zh: "异议", en: "objections"),
        options: [.openOnly, .oldest] + Option.paging,
        examples: [.init("jifen objection list --open", Phrase(zh: "待处理的异议", en: "open ones"))]
    ) { session throws(Failure) in
        var asked = Asked(ObjectionList.self)
        let isOpenOnly = session.arguments.has(.openOnly)
        if isOpenOnly { asked[ObjectionList.open] = true }
        // What waits is worked off from the oldest on.
        asked[ObjectionList.newest] = !session.arguments.has(.oldest) && !isOpenOnly
        try session.list(
            Listing(
                asked, fields: ClaimView.objections,
                nothing: Phrase(zh: "没有异议。", en: "There are no objections.")))
    }

    static let objectionUphold = decision(
        of: .objection, "objection", "uphold",
        Phrase(zh: "异议成立，申报不通过", en: "uphold an objection: the claim is rejected"))

    static let objectionDismiss = decision(
        of: .objection, "objection", "dismiss",
        Phrase(zh: "驳回异议", en: "dismiss an objection"))

    /// Upholding or dismissing an objection or an appeal.
    static func decision(
        of argument: Argument, _ word: String, _ verb: String, _ summary: Phrase
    ) -> Command {
        let example = word == "objection" ? "O3" : "A2"
        return Command(
            "\(word) \(verb)", summary, arguments: [argument], options: [.reason.required],
            examples: [
                .init(
                    "jifen \(word) \(verb) \(example) --reason 已核实",
                    Phrase(zh: "写明理由", en: "with a reason"))
            ]
        ) { session throws(Failure) in
            let id = try session.arguments.required(argument)
            var params: JSONObject = [word: .string(id)]
            params["reason"] = session.text(.reason)
            let result = try session.change("\(word).\(verb)", params)
            let outcome = Glossary.decisions.phrase(for: verb == "uphold" ? "upheld" : "dismissed")
            session.show(
                result,
                Phrase(zh: "\(id)：\(outcome.chinese)。", en: "\(id) is \(outcome.english)."))
        }
    }
}
