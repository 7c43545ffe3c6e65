import JSON
import LedgerAPI
import LedgerValues

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
        let result = try session.balanceAndWaiting(of: session.text(.someEmployee))
        session.showCard(result, Balance.fields) { text in
            text += Balance.sections(of: result, in: session)
        }
    }

    static let history = Command(
        "history", Phrase(zh: "积分的来去", en: "how the points came and went"),
        arguments: [.someEmployee], options: [.bars, .from, .to, .oldest] + Option.paging,
        examples: [
            .init("jifen history", Phrase(zh: "自己最近的记录", en: "the latest of your own")),
            .init(
                "jifen history --from 2026-11-01 --to 2026-11-30",
                Phrase(zh: "十一月的记录", en: "those of November")),
            .init("jifen history --bars", Phrase(zh: "按月、按类别看条形图", en: "by month and category")),
        ]
    ) { session throws(Failure) in
        var params: JSONObject = [:]
        params["employee"] = session.text(.someEmployee)
        params["from"] = try session.day(.from)
        params["to"] = try session.day(.to)
        if session.arguments.has(.bars) { return try session.showBars(params) }
        params["newest"] = .bool(!session.arguments.has(.oldest))
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
                    remark,
                ],
                nothing: Phrase(zh: "还没有积分记录。", en: "No points have moved yet.")))
    }
}

/// Why an entry moved less than one would think: what a violation costs or a claim was worth, what a
/// clearing took of a hold, what went beyond the cap.
private let remark = Field("", Phrase(zh: "说明", en: "remark"), yield: .shrinks) { row, language in
    let r = Facts(row)
    var words: [Phrase] = []
    if let whole = r.text("whole") {
        words.append(
            r("type").hasPrefix("deduction.")
                ? Phrase(zh: "应扣 \(whole) 分，余额不足", en: "of \(whole); there was no more")
                : Phrase(zh: "原计入 \(whole) 分", en: "of \(whole) credited"))
    }
    if let cleared = r.text("cleared") {
        words.append(Phrase(zh: "预留的 \(cleared) 分清零", en: "\(cleared) held points cleared"))
    }
    if let forgone = r.text("forgone") {
        words.append(Phrase(zh: "超限 \(forgone) 分", en: "\(forgone) beyond the cap"))
    }
    return Table.Cell(
        words.map { $0[language] }.joined(separator: language == .chinese ? "，" : ", "))
}

extension Option {
    fileprivate static let bars = Option(
        "bars", Phrase(zh: "条形图：各月、各类获得的积分", en: "bars: points by month and by category"))
}

extension Session {
    /// A balance, and the claims and redemptions behind what is not in it yet.
    func balanceAndWaiting(of employee: JSON?) throws(Failure) -> JSON {
        var params: JSONObject = [:]
        params["employee"] = employee
        let balance = try ask(AccountBalance.call.name, params)
        guard var result = balance.object, let whose = balance["employee"] else { return balance }
        var waiting: JSONObject = [:]
        for (name, method, stage) in [
            ("collect", "redemption.list", "held"),
            ("onNotice", ClaimList.call.name, ClaimStage.onNotice.rawValue),
            ("underReview", ClaimList.call.name, ClaimStage.underReview.rawValue),
        ] {
            // Who left sees the balance, and no lists any more.
            let params: JSONObject = ["employee": whose, "stage": .string(stage), "limit": 20]
            waiting[name] = (try? ask(method, params))?["rows"]
        }
        result["waiting"] = .object(waiting)
        return .object(result)
    }

    fileprivate func showBars(_ params: JSONObject) throws(Failure) {
        let movements = try allRows("account.history", params)
        // One's own works number, where none is given: whoever sees all would get everybody's.
        var whose = params["employee"]
        if whose == nil { whose = try ask(AccountBalance.call.name)["employee"] }
        let claims = (try? allRows(ClaimList.call.name, ["employee": whose ?? .null])) ?? []
        let bars = HistoryBars(movements, claims: claims)
        show(bars.json) {
            movements.isEmpty
                ? Phrase(zh: "还没有积分记录。", en: "No points have moved yet.")[language] + "\n"
                : bars.text(in: self)
        }
    }
}

/// What `account.balance` returns.
enum Balance {
    /// What the figures are made of, a table each.
    static func sections(of balance: JSON, in session: Session) -> String {
        let claim = ["claim", "itemName", "occurred", "points", "requestedPoints"]
        let claims = ClaimView.row.filter { claim.contains($0.name) } + [ClaimView.due]
        return session.section(
            Phrase(zh: "待领取", en: "To be collected"), balance.member("waiting.collect")?.array,
            RedemptionView.row.filter {
                ["redemption", "productName", "count", "points", "due"].contains($0.name)
            } + [RedemptionView.loss])
            + session.section(
                Phrase(zh: "公示中", en: "On public notice"),
                balance.member("waiting.onNotice")?.array, claims)
            + rest(of: "onNotice", balance, session)
            + session.section(
                Phrase(zh: "待审核", en: "Under review"),
                balance.member("waiting.underReview")?.array, claims)
            + rest(of: "underReview", balance, session)
    }

    /// How many claims the table above leaves out; nothing where it is whole.
    private static func rest(of stage: String, _ balance: JSON, _ session: Session) -> String {
        let shown = Int64(balance.member("waiting.\(stage)")?.array?.count ?? 0)
        let all = balance.member("\(stage).claims")?.int ?? 0
        guard shown > 0, all > shown else { return "" }
        let list = "jifen claim list --stage \(stage)"
        return Phrase(
            zh: "还有 \(all - shown) 笔：\(list)\n", en: "\(all - shown) more: \(list)\n")[
                session.language]
    }

    static let fields: [Field] = [
        .text("employee", Phrase(zh: "工号", en: "employee")),
        .prose("name", Phrase(zh: "姓名", en: "name")),
        .prose("department", Phrase(zh: "部门", en: "department")),
        Field("available", Phrase(zh: "可用", en: "available")) { value, _ in
            Table.Cell(value.plain, (value.int ?? 0) < 0 ? .bad : .heading)
        },
        .text("held", Phrase(zh: "待领取", en: "held")),
        Field("clearsIfReleased", Phrase(zh: "其中", en: "of them")) { value, language in
            let words = Phrase(
                zh: "\(value.plain) 分取消或过期就清零",
                en: "\(value.plain) are cleared if cancelled or not collected")
            return Table.Cell(words[language], .attention)
        },
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
            let held = facts.text("held")
            guard facts.number("points") != 0 || held != nil else { return Table.Cell("") }
            var words = Phrase(
                zh: "\(facts.deadline("at")) 清零 \(facts("points")) 分",
                en: "\(facts("points")) at \(facts.deadline("at"))")
            if let held {
                words =
                    words
                    + Phrase(
                        zh: "；到时还没领的，过后取消或过期，再清零 \(held) 分",
                        en: "; \(held) more if what is held then is released later")
            }
            return Table.Cell(words[language], .attention)
        },
    ]

    /// `{claims, points}`, left out where there is no claim.
    private static func claims(_ name: String, _ heading: Phrase) -> Field {
        Field(name, heading) { value, language in
            let facts = Facts(value)
            guard facts.number("claims") != 0 else { return Table.Cell("") }
            // Claims under review have points only where some were asked for.
            let points = facts.number("points") ?? 0
            let words = Phrase(
                zh: "\(facts("claims")) 笔" + (points > 0 ? "，\(points) 分" : ""),
                en: Forms.count(facts.number("claims") ?? 0, "claim", "claims")
                    + (points > 0 ? ", " + Forms.count(points, "point", "points") : ""))
            return Table.Cell(words[language])
        }
    }
}
