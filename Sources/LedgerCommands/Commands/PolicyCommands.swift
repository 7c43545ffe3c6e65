import JSON

extension Option {
    fileprivate static let effective = Option(
        "effective", "DAY", Phrase(zh: "从哪天生效，不写就是今天", en: "first day in force; today"))
    fileprivate static let inForceOn = Option(
        "on", "DAY", Phrase(zh: "看那天生效的办法", en: "as in force on that day"))
}

extension Command {
    static let policyCheck = Command(
        "policy check", Phrase(zh: "检查积分管理办法，不改动", en: "check a policy, change nothing"),
        arguments: [.file],
        examples: [
            .init(
                "jifen policy check policy.json5", Phrase(zh: "有错就指出在第几行", en: "faults with lines"))
        ]
    ) { session throws(Failure) in
        let result = try session.ask("policy.check", ["text": try session.fileText()])
        session.show(result) { PolicyView.checked(result, in: session) }
    }

    static let policyAdopt = Command(
        "policy adopt", Phrase(zh: "通过积分管理办法", en: "adopt a policy"),
        details: [
            Phrase(
                zh: "以前按旧办法决定的不变。", en: "What was decided under an older policy stays as it was.")
        ],
        arguments: [.file], options: [.effective],
        examples: [
            .init(
                "jifen policy adopt policy.json5 --effective 2026-12-01",
                Phrase(zh: "12 月 1 日起生效", en: "in force from then on"))
        ]
    ) { session throws(Failure) in
        var params: JSONObject = ["text": try session.fileText()]
        if !session.options.agreesToAll, !session.options.isDryRun {
            let checked = try session.ask("policy.check", params)
            session.output.note(PolicyView.checked(checked, in: session))
            try session.confirm(PolicyView.adopting(checked))
        }
        params["effective"] = try session.day(.effective)
        let result = try session.change("policy.adopt", params)
        let r = Facts(result)
        session.show(
            result,
            Phrase(
                zh: "“\(r("name"))”已通过，\(r("effective")) 起生效。",
                en: "‘\(r("name"))’ is adopted, in force from \(r("effective"))."))
    }

    static let policyShow = Command(
        "policy show",
        Phrase(zh: "现行的积分管理办法，可以张贴", en: "the policy in force, as a text to post"),
        options: [.inForceOn],
        examples: [
            .init("jifen policy show", Phrase(zh: "全文", en: "the whole text"))
        ]
    ) { session throws(Failure) in
        var params: JSONObject = [:]
        params["on"] = try session.day(.inForceOn)
        let result = try session.ask("policy.show", params)
        session.show(result) { PolicyText(result, in: session).text }
    }

    static let calendarAdopt = Command(
        "calendar adopt", Phrase(zh: "通过一年的工作日历", en: "adopt a year's calendar"),
        details: [
            Phrase(
                zh: "国务院的放假通知一般在上一年十一月公布。照随附的 2026.json5 写一份新的："
                    + "year 写年份，source 写通知名称，off 写放假的日子，work 写调休上班的周六、周日，"
                    + "没有列出的日子周一至周五上班；企业自己的放假和上班另写在 enterprise 的 off 和 work 里。"
                    + "通过之前期限是暂定的，已扣除法定节假日（jifen calendar law）；因暂定日期记的超期，"
                    + "按新日历没有超期的随之取消。",
                en: "The State Council announces the holidays in November or so of the year "
                    + "before. Write the file after the 2026.json5 that came with jifen: year; "
                    + "source, the announcement's title; off, the public holidays; work, the "
                    + "weekend days worked in exchange. All else is Monday to Friday. The "
                    + "enterprise's own days go into off and work under enterprise. Until then "
                    + "terms are provisional; days off by law (jifen calendar law) are left out of "
                    + "them already. An overdue mark that rested on a provisional date goes, when "
                    + "by the new calendar the time was not over.")
        ],
        arguments: [.file],
        examples: [
            .init(
                "jifen calendar adopt 2027.json5",
                Phrase(zh: "未完的期限随之重算", en: "open terms follow"))
        ]
    ) { session throws(Failure) in
        let result = try session.change("calendar.adopt", ["text": try session.fileText()])
        let r = Facts(result)
        if r.isTrue("goesOn") {
            return session.show(
                result,
                Phrase(
                    zh: "\(r("year")) 年日历已通过。未完的期限很多，正在分步重算；jifen status 显示进行中的事。",
                    en:
                        "The calendar of \(r("year")) is adopted. There are many open terms: they are "
                        + "being counted again step by step; jifen status shows whether that goes on."
                ))
        }
        session.show(
            result,
            Phrase(
                zh: "\(r("year")) 年日历已通过，重算了 \(r("rescheduled")) 个期限。",
                en: "The calendar of \(r("year")) is adopted; \(r("rescheduled")) terms were moved."
            ))
        if let days = r.list("lawDaysWorked") {
            let words = days.joined(separator: ", ")
            session.note(
                Phrase(
                    zh: "这份日历里这些法定节假日要上班，请核对：\(words)。",
                    en: "By this calendar days are worked that are off by law; is that meant? "
                        + "\(words)."))
        }
    }

    static let calendarList = Command(
        "calendar list", Phrase(zh: "有哪些年的日历", en: "calendars adopted"),
        examples: [.init("jifen calendar list", Phrase(zh: "看哪年还没有", en: "which years are there"))]
    ) { session throws(Failure) in
        try session.list(
            Listing(
                method: "calendar.list",
                fields: [
                    .text("year", Phrase(zh: "年份", en: "year")),
                    .prose("source", Phrase(zh: "依据", en: "source")),
                    .count("off", Phrase(zh: "放假天数", en: "days off")),
                    .count("work", Phrase(zh: "调休上班", en: "make-up days")),
                    .count("enterpriseOff", Phrase(zh: "企业放假", en: "own days off")),
                    .count("enterpriseWork", Phrase(zh: "企业上班", en: "own days on")),
                ],
                nothing: Phrase(zh: "还没有日历。", en: "No calendar was adopted yet."),
                isPaged: false))
    }
}

extension Session {
    /// The text of the file that the command names; whatever its encoding.
    fileprivate func fileText() throws(Failure) -> JSON {
        .string(try TextInput.read(try arguments.required(.file)))
    }
}

private enum PolicyView {
    static func checked(_ result: JSON, in session: Session) -> String {
        let name = result.member("policy.name")?.plain ?? "?"
        let items = result.member("policy.items")?.array?.count ?? 0
        let verdict = Phrase(
            zh: "\(name)：没有错，\(items) 个积分项目。", en: "\(name): no faults, \(items) items.")
        return verdict[session.language].visible + "\n"
            + session.section(
                Phrase(zh: "对未完申报的影响", en: "What it means for open claims"),
                result["changes"]?.array,
                [
                    .text("claim", Phrase(zh: "申报", en: "claim")),
                    .text("employee", Phrase(zh: "工号", en: "employee")),
                    .text("item", Phrase(zh: "项目", en: "item")),
                    .term("change", Phrase(zh: "变化", en: "change"), .policyChanges),
                    .text("old.standard", Phrase(zh: "原标准分", en: "old standard")),
                    .text("new.standard", Phrase(zh: "新标准分", en: "new standard")),
                ])
    }

    static func adopting(_ checked: JSON) -> Phrase {
        let name = (checked.member("policy.name")?.plain ?? "?").visible
        return Phrase(zh: "通过“\(name)”。", en: "Adopt ‘\(name)’.")
    }
}
