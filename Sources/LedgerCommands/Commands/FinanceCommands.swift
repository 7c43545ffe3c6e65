import JSON

extension Argument {
    fileprivate static let year = Argument("YEAR", Phrase(zh: "年份", en: "a year"))
    fileprivate static let yuan = Argument("YUAN", Phrase(zh: "金额（元）", en: "an amount in yuan"))
}

extension Command {
    static let budgetSet = Command(
        "budget set", Phrase(zh: "设定年度预算", en: "set a year's budget"),
        arguments: [.year, .yuan],
        examples: [
            .init("jifen budget set 2026 50000", Phrase(zh: "2026 年 5 万元", en: "50,000 yuan"))
        ]
    ) { session throws(Failure) in
        let year = try session.year(try session.arguments.required(.year))
        let word = try session.arguments.required(.yuan)
        let fen = try session.fen(word, of: Argument.yuan.placeholder)
        let result = try session.change("budget.set", ["year": .int(year), "fen": .int(fen)])
        let yuan = Forms.yuan(fen)
        session.show(
            result,
            Phrase(zh: "\(year) 年预算 \(yuan) 元。", en: "The budget of \(year) is \(yuan) yuan."))
    }

    static let budgetShow = Command(
        "budget show", Phrase(zh: "预算用了多少", en: "how much of the budget is used"),
        arguments: [.someYear],
        examples: [.init("jifen budget show", Phrase(zh: "今年的预算", en: "this year's"))]
    ) { session throws(Failure) in
        let budget = try session.ask("budget.show", try session.yearParams())
        session.showCard(budget, BudgetReport.figures)
        if budget["fen"] == nil {
            let year = Facts(budget)("year")
            session.note(
                Phrase(
                    zh: "\(year) 年的预算还没有设：jifen budget set \(year) 金额。",
                    en: "No budget is set for \(year): jifen budget set \(year) YUAN."))
        }
    }

    static let clearingPreview = Command(
        "clearing preview", Phrase(zh: "年底将清零多少", en: "what the year's end would clear"),
        examples: [
            .init("jifen clearing preview", Phrase(zh: "到今年年底", en: "at the end of this year"))
        ]
    ) { session throws(Failure) in
        try session.list(
            Listing(
                method: "clearing.preview",
                fields: [
                    .text("employee", Phrase(zh: "工号", en: "employee")),
                    .prose("name", Phrase(zh: "姓名", en: "name")),
                    .prose("department", Phrase(zh: "部门", en: "department")),
                    .number("points", Phrase(zh: "将清零", en: "cleared")),
                    .number("kept", Phrase(zh: "结转", en: "kept")),
                ],
                nothing: Phrase(zh: "没有要清零的积分。", en: "Nothing would be cleared."),
                isPaged: false,
                heading: { result in
                    let r = Facts(result)
                    return Phrase(
                        zh: "\(r.deadline("at")) 共清零 \(r("total")) 分",
                        en: "\(r.deadline("at")): \(r("total")) points in all")
                }))
    }
}

extension Session {
    func year(_ word: String) throws(Failure) -> Int64 {
        try integer(word, of: Argument.someYear.placeholder, in: 2000...2199)
    }

    func yearParams() throws(Failure) -> JSONObject {
        guard let word = arguments.word(.someYear) else { return [:] }
        return ["year": .int(try year(word))]
    }
}
