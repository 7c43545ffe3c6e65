import JSON

extension Command {
    static let balance = Command(
        "balance", Phrase(zh: "积分余额", en: "the balance of points"),
        arguments: [.someEmployee],
        examples: [
            .init("jifen balance", Phrase(zh: "自己的余额", en: "your own")),
            .init(
                "jifen balance E001", Phrase(zh: "E001 的余额（要有权限）", en: "that of E001, if you may")),
        ]
    ) { session throws(Failure) in
        var params: JSONObject = [:]
        params["employee"] = session.text(.someEmployee)
        session.showCard(try session.ask("account.balance", params), Balance.fields)
    }

    static let history = Command(
        "history", Phrase(zh: "积分的来去", en: "how the points came and went"),
        arguments: [.someEmployee], options: Option.paging,
        examples: [
            .init("jifen history --all", Phrase(zh: "自己的全部记录", en: "all of your own"))
        ]
    ) { session throws(Failure) in
        var params: JSONObject = [:]
        params["employee"] = session.text(.someEmployee)
        try session.list(
            Listing(
                method: "account.history", params: params,
                fields: [
                    .instant("at", Phrase(zh: "时间", en: "when")),
                    .term("type", Phrase(zh: "事项", en: "what"), .events),
                    .text("about", Phrase(zh: "编号", en: "about")),
                    .prose("item", Phrase(zh: "项目", en: "item")),
                    .prose("product", Phrase(zh: "商品", en: "product")),
                    .change("points", Phrase(zh: "积分", en: "points")),
                    .number("balance", Phrase(zh: "余额", en: "balance")),
                ],
                nothing: Phrase(zh: "还没有积分记录。", en: "No points have moved yet.")))
    }
}

/// What `account.balance` returns.
enum Balance {
    static let fields: [Field] = [
        .text("employee", Phrase(zh: "工号", en: "employee")),
        .prose("name", Phrase(zh: "姓名", en: "name")),
        .prose("department", Phrase(zh: "部门", en: "department")),
        Field("available", Phrase(zh: "可用", en: "available")) { value, _ in
            Table.Cell(value.plain, (value.int ?? 0) < 0 ? .bad : .heading)
        },
        .text("held", Phrase(zh: "待领取", en: "held")),
        claims("underReview", Phrase(zh: "待审核", en: "under review")),
        claims("onNotice", Phrase(zh: "公示中", en: "on notice")),
        .text("creditedThisYear", Phrase(zh: "今年计入", en: "credited this year")),
        .text("cap", Phrase(zh: "年度上限", en: "yearly cap")),
        .text("room", Phrase(zh: "还可计入", en: "room left")),
        Field("suspendedUntil", Phrase(zh: "取消兑换资格到", en: "suspended until")) { value, _ in
            Table.Cell(Forms.deadline(value.plain), .bad)
        },
        Field("clearing", Phrase(zh: "清零", en: "clearing")) { value, language in
            let facts = Facts(value)
            guard facts.number("points") != 0 else { return Table.Cell("") }
            let words = Phrase(
                zh: "\(facts.deadline("at")) 清零 \(facts("points")) 分",
                en: "\(facts("points")) at \(facts.deadline("at"))")
            return Table.Cell(words[language], .attention)
        },
    ]

    /// `{claims, points}`, left out where there is no claim.
    private static func claims(_ name: String, _ heading: Phrase) -> Field {
        Field(name, heading) { value, language in
            let facts = Facts(value)
            guard facts.number("claims") != 0 else { return Table.Cell("") }
            let points = facts.number("points").flatMap { $0 > 0 ? $0 : nil }
            let words = Phrase(
                zh: "\(facts("claims")) 笔" + (points.map { "，\($0) 分" } ?? ""),
                en: Forms.count(facts.number("claims") ?? 0, "claim", "claims")
                    + (points.map { ", " + Forms.count($0, "point", "points") }
                        ?? ""))
            return Table.Cell(words[language])
        }
    }
}
