import JSON

extension Argument {
    fileprivate static let enterprise = Argument(
        "NAME", Phrase(zh: "企业名称", en: "the enterprise's name"))
    fileprivate static let by = Argument(
        "BY", Phrase(zh: "多久（3d、12h、30m），或到哪天", en: "3d, 12h, 30m, or a day to go to"))
}

extension Option {
    fileprivate static let training = Option(
        "training", Phrase(zh: "演练台账，以后不能改成正式的", en: "training books; they never become real"))
    fileprivate static let leader = Option(
        "leader", "WHO", Phrase(zh: "领导小组成员：工号或 user:登录名", en: "the first leader"))
    fileprivate static let anchor = Option(
        "anchor", "FILE", Phrase(zh: "jifen anchor 写的文件", en: "a file that jifen anchor wrote"))
    fileprivate static let offset = Option(
        "offset", "MINUTES", Phrase(zh: "台账时间与 UTC 相差几分钟（默认 480）", en: "minutes ahead of UTC (480)")
    )
}

extension Command {
    static let initialise = Command(
        "init", Phrase(zh: "启用台账", en: "open the books"), arguments: [.enterprise],
        options: [.training, .leader, .offset],
        examples: [
            .init("jifen init 金寨示范企业 --leader user:wangzong", Phrase(zh: "正式台账", en: "real books")),
            .init("jifen init 演练 --training", Phrase(zh: "演练台账", en: "training books")),
        ]
    ) { session throws(Failure) in
        let kind = session.arguments.has(.training) ? "training" : "real"
        let enterprise = try session.arguments.required(.enterprise)
        let words = Glossary.bookKinds.phrase(for: kind)
        try session.confirm(
            Phrase(
                zh: "为 \(enterprise) 启用\(words.chinese)，以后不能更改。",
                en: "Open \(words.english) for \(enterprise), once and for all."))
        var params: JSONObject = ["enterprise": .string(enterprise), "kind": .string(kind)]
        params["leader"] = session.text(.leader)
        params["offsetMinutes"] = try session.integer(.offset, in: -720...840).map { .int($0) }
        let result = try session.changeNamingLogin("books.open", params)
        let leader = Facts(result).text("leader").map {
            Phrase(zh: "（\($0)）", en: " (\($0))")
        }
        session.show(
            result,
            Phrase(
                zh: "\(words.chinese)已启用。下一步由领导小组\(leader?.chinese ?? "")："
                    + "jifen policy adopt 文件。",
                en: "The books are open. Next, the leader\(leader?.english ?? ""): "
                    + "jifen policy adopt FILE."))
    }

    static let status = Command(
        "status", Phrase(zh: "服务和台账的状况", en: "how the daemon and the books are"),
        examples: [.init("jifen status", Phrase(zh: "在运行吗，有什么要办", en: "is it up, what is open"))]
    ) { session throws(Failure) in
        var result: JSONObject = try session.ask("books.status").object ?? [:]
        for member in try session.ask("server.health").object?.members ?? []
        where result[member.name] == nil { result[member.name] = member.value }
        session.showCard(JSON.object(result), StatusView.fields)
        for user in result["pressing"]?["users"]?.array ?? [] {
            session.note(Facts(user).pressing)
        }
        for left in Facts(JSON.object(result)).rows("unfinished") { session.note(left.unfinished) }
        if let doubt = result["unconfirmed"].map(Facts.init) {
            session.note(doubt.clockUnconfirmed)
            session.note(doubt.clockRemedy)
        }
        if let year = StatusView.yearWithoutCalendar(.object(result)) {
            session.note(
                Phrase(
                    zh: "还没有 \(year) 年的工作日历，那年的期限都是暂定的。由领导小组：jifen calendar adopt 文件。",
                    en: "There is no calendar for \(year), so deadlines in it are provisional. The "
                        + "leader: jifen calendar adopt FILE."))
        }
    }

    static let clockAdvance = Command(
        "clock advance", Phrase(zh: "拨快演练台账的时钟", en: "advance the clock of training books"),
        arguments: [.by],
        examples: [
            .init("jifen clock advance 3d", Phrase(zh: "过三天", en: "three days on")),
            .init("jifen clock advance 2026-12-31", Phrase(zh: "到那天", en: "to that day")),
        ]
    ) { session throws(Failure) in
        let word = try session.arguments.required(.by)
        let result = try session.change(
            "clock.advance", ["by": .string(CalendarDay(reading: word)?.text ?? word)],
            seconds: Patience.long)
        let r = Facts(result)
        session.show(
            result,
            Phrase(
                zh: "现在是 \(r.instant("now"))，其间到期 \(r("recorded")) 项。",
                en: "It is \(r.instant("now")); \(r("recorded")) things fell due."))
    }

    static let clockConfirm = Command(
        "clock confirm",
        Phrase(zh: "确认主机时钟是对的，恢复入账", en: "say that the host's clock is right, and go on"),
        details: [
            Phrase(
                zh: "时钟跳得太远时，jifend 先不入账，也不做到期的事（如年底清零），等运维人员核对。"
                    + "确认会记一笔账，"
                    + "其间到期的事随即补办，不能撤回。时钟不对就校准（timedatectl），不用确认。",
                en: "After a jump of the clock jifend records nothing and does no due work, such "
                    + "as the year's clearing, until the operator has looked at it. The "
                    + "confirmation is an entry; what fell due by that clock is then done, and "
                    + "cannot be undone. A clock that is wrong is set right (timedatectl), and "
                    + "needs no confirmation.")
        ],
        examples: [
            .init("jifen clock confirm", Phrase(zh: "核对日期之后", en: "having looked at the date"))
        ]
    ) { session throws(Failure) in
        if let doubt = try session.ask("books.status")["unconfirmed"] {
            let r = Facts(doubt)
            try session.confirm(
                r.clockUnconfirmed
                    + Phrase(
                        zh: "\n现在确实是 \(r.instant("to"))？确认后补办其间到期的事，不能撤回。",
                        en: "\nIs it really \(r.instant("to"))? What fell due by then is done at "
                            + "once, and cannot be undone."))
        }
        let result = try session.change("clock.confirm", [:], seconds: Patience.long)
        let r = Facts(result)
        session.show(
            result,
            Phrase(
                zh: "时钟已确认：\(r.instant("to"))。恢复入账，到期的事已补办或正在补办。",
                en: "The clock is confirmed: \(r.instant("to")). Changes are taken; what fell due "
                    + "is done, or being done."))
    }

    static let rebuild = Command(
        "rebuild", Phrase(zh: "由账目重算全部余额并比对", en: "replay all entries and compare"),
        details: [
            Phrase(
                zh: "先检验，别人照常办理；有差异才分步更正，其间照常查询，入账要等到改完；最后再检验一次。",
                en: "It verifies first, while everybody goes on. Only where something differs is "
                    + "it put right, step by step: reads are answered meanwhile, changes wait for "
                    + "it. Then it verifies again.")
        ],
        examples: [
            .init("jifen rebuild", Phrase(zh: "应当没有差异", en: "there should be no difference"))
        ]
    ) { session throws(Failure) in
        guard try !session.isIntact() else {
            return session.show(
                ["differences": []], Phrase(zh: "重算一致，没有差异。", en: "Rebuilt; nothing differed."))
        }
        let result = try session.change("books.rebuild", [:], seconds: Patience.long)
        let differences = result["differences"]?.array?.count ?? 0
        session.show(
            result,
            Phrase(zh: "重算后更正了 \(differences) 处。", en: "Rebuilt; \(differences) differed."))
        if session.options.isDryRun { return }
        guard try session.isIntact() else {
            throw .said(
                Phrase(zh: "重算后仍有损坏。", en: "There is still damage after it."),
                advice: Phrase(
                    zh: "jifen verify 说明坏在哪里；用备份恢复（jifen restore）。",
                    en: "jifen verify says where; restore a backup (jifen restore)."), .damaged)
        }
    }

    static let verify = Command(
        "verify", Phrase(zh: "检验台账有没有被改动", en: "check that no entry was changed"),
        options: [.anchor],
        examples: [
            .init("jifen verify", Phrase(zh: "从第一笔到最后一笔", en: "from the first to the last")),
            .init(
                "jifen verify --anchor 2026-12-31.anchor.json",
                Phrase(zh: "并且当时的账都还在", en: "and that all that was there then still is")),
        ]
    ) { session throws(Failure) in
        var params: JSONObject = [:]
        let anchor = try session.arguments.value(.anchor).map { path throws(Failure) in
            try AnchorFile(path)
        }
        params["seq"] = anchor.map { .int($0.seq) }
        params["head"] = anchor.map { .string($0.head) }
        let result = try session.ask("books.verify", params, seconds: Patience.long)
        let complaint = anchor.flatMap { $0.complaint(result["anchor"]?.string) }
        let isIntact = result["verdict"]?.string == "intact"
        session.show(result) {
            VerifyView.text(
                of: result, isIntact: isIntact, anchor: anchor, complaint: complaint, in: session)
        }
        if !isIntact || complaint != nil { throw .told(.damaged) }
    }
}

/// How long work over the whole books may take, in seconds.
enum Patience {
    static let long = 6 * 3600
    /// For a thousand rows at once.
    static let chunk = 300
}

enum StatusView {
    static let fields: [Field] = [
        .text("enterprise", Phrase(zh: "企业", en: "enterprise")),
        .term("kind", Phrase(zh: "台账", en: "books"), .bookKinds),
        .instant("now", Phrase(zh: "现在", en: "now")),
        .term("clock", Phrase(zh: "时钟", en: "clock"), .clocks),
        .mark(
            "behind", Phrase(zh: "主机时钟", en: "host clock"),
            Phrase(zh: "落后于台账", en: "behind the books"), .bad),
        Field("unconfirmed.cause", Phrase(zh: "主机时钟", en: "host clock")) { _, language in
            Table.Cell(
                Phrase(zh: "等运维人员确认", en: "to be confirmed by the operator")[language], .bad)
        },
        .text("events", Phrase(zh: "账目", en: "entries")),
        .text("head", Phrase(zh: "末笔摘要", en: "head")),
        .text("employees", Phrase(zh: "员工", en: "employees")),
        .text("claims.underReview", Phrase(zh: "待审核", en: "under review")),
        .text("claims.overdue", Phrase(zh: "其中超期", en: "of them overdue")),
        .text("claims.onNotice", Phrase(zh: "公示中", en: "on notice")),
        .text("holds", Phrase(zh: "待领取", en: "to be collected")),
        .text("policy", Phrase(zh: "办法", en: "policy")),
        .text("policyEffective", Phrase(zh: "办法生效日", en: "policy in force from")),
        .text("calendars", Phrase(zh: "工作日历", en: "calendars")),
        .deadline("nextClearing", Phrase(zh: "下次清零", en: "next clearing")),
        .text("bytes", Phrase(zh: "文件字节", en: "bytes")),
        .mark(
            "disk.short", Phrase(zh: "磁盘", en: "disk"),
            Phrase(zh: "少于预留，不能入账", en: "below its reserve: no changes"), .bad),
        .text("version", Phrase(zh: "jifend 版本", en: "jifend")),
        .text("sqlite", Phrase(zh: "SQLite 版本", en: "SQLite")),
    ]

    /// This year, or from November on the next, where no calendar was adopted for it (R-TIME-3).
    static func yearWithoutCalendar(_ status: JSON) -> Int? {
        guard let today = CalendarDay(reading: String(Facts(status)("now").prefix(10))),
            let known = status["calendars"]?.array?.compactMap(\.int)
        else { return nil }
        let years = today.month >= 11 ? [today.year, today.year + 1] : [today.year]
        return years.first { !known.contains(Int64($0)) }
    }
}

private enum VerifyView {
    static func text(
        of result: JSON, isIntact: Bool, anchor: AnchorFile?, complaint: Phrase?,
        in session: Session
    ) -> String {
        let r = Facts(result)
        let verdict =
            isIntact
            ? Phrase(
                zh: "完好：\(r("events")) 笔账首尾相连。", en: "Intact: \(r("events")) entries, one chain.")
            : Phrase(zh: "台账被改动或损坏。", en: "The books were changed or are damaged.")
        let style: Style = isIntact ? .good : .bad
        let colour = session.output.screen.colour
        let anchored = anchor.map { anchor in
            complaint.map { Style.bad.applied(to: $0[session.language], colour: colour) }
                ?? Phrase(
                    zh: "锚点（第 \(anchor.seq) 笔）之前的账都在，没有改动。",
                    en: "They extend the anchor: entry \(anchor.seq) is what it was.")[
                    session.language]
        }
        return style.applied(to: verdict[session.language], colour: colour) + "\n"
            + (anchored.map { $0 + "\n" } ?? "")
            + (isIntact ? "\(session.language == .chinese ? "末笔摘要" : "head") \(r("head"))\n" : "")
            + session.section(
                Phrase(zh: "问题", en: "Faults"), result["rows"]?.array,
                [
                    .number("seq", Phrase(zh: "第几笔", en: "entry")),
                    .term("what", Phrase(zh: "什么", en: "what"), .bookFaults),
                    .text("after", Phrase(zh: "在哪笔之后", en: "after")),
                    .text("table", Phrase(zh: "表", en: "table")),
                    .prose("key", Phrase(zh: "行", en: "row")),
                    .prose("account", Phrase(zh: "账户", en: "account")),
                    .text("name", Phrase(zh: "名称", en: "name")),
                    .prose("words", Phrase(zh: "SQLite 说", en: "SQLite says")),
                ])
    }
}

extension Session {
    /// Whether a verification finds nothing; it holds up nobody.
    fileprivate func isIntact() throws(Failure) -> Bool {
        try ask("books.verify", seconds: Patience.long)["verdict"]?.string == "intact"
    }
}
