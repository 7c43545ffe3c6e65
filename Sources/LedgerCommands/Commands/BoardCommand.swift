import JSON

extension Option {
    fileprivate static let period = Option(
        "period", "PERIOD",
        Phrase(
            zh: "2026、2026H1、2026Q4 或 2026-11，不写就是本月",
            en: "2026, 2026H1, 2026Q4 or 2026-11; this month"))
    fileprivate static let ranks = Option(
        "limit", "N", Phrase(zh: "前几名（默认 20）", en: "so many ranks (20)"))
}

extension Command {
    static let board = Command(
        "board", Phrase(zh: "积分公示栏：排名、兑换、公示、通报", en: "the board: ranking, redemptions, notices"),
        options: [.period, .department, .ranks],
        examples: [
            .init("jifen board", Phrase(zh: "本月", en: "this month")),
            .init(
                "jifen board --period 2026Q4 --department 一车间",
                Phrase(zh: "一车间，四季度", en: "a quarter")),
        ]
    ) { session throws(Failure) in
        var params: JSONObject = [:]
        params["period"] = session.text(.period)
        params["department"] = session.text(.department)
        params["limit"] = try session.integer(.ranks, in: 1...1000).map { .int($0) }
        let board = try session.ask("board.show", params)
        session.show(board) { BoardView.text(of: board, in: session) }
    }
}

private enum BoardView {
    static func text(of board: JSON, in session: Session) -> String {
        let r = Facts(board)
        let title = Phrase(
            zh: "积分公示栏 \(r("period"))（\(r("from")) 至 \(r("to"))）",
            en: "Board \(r("period")) (\(r("from")) to \(r("to")))")
        let parts = [
            session.section(Phrase(zh: "排名", en: "Ranking"), board["ranking"]?.array, ranking),
            session.section(
                Phrase(zh: "部门", en: "Departments"), board["departments"]?.array, departments),
            session.section(
                Phrase(zh: "兑换", en: "Redemptions"), board["redemptions"]?.array, redemptions),
            session.section(Phrase(zh: "公示中", en: "On notice"), board["notices"]?.array, notices),
            session.section(
                Phrase(zh: "通报批评", en: "Criticism"), board["criticism"]?.array, criticism),
            session.section(
                Phrase(zh: "更正", en: "Corrections"), board["corrections"]?.array, corrections),
        ]
        return title[session.language] + "\n" + parts.joined()
    }

    private static let people: [Field] = [
        .text("employee", Phrase(zh: "工号", en: "employee")),
        .prose("name", Phrase(zh: "姓名", en: "name")),
        .prose("department", Phrase(zh: "部门", en: "department")),
    ]

    private static let rank = Field.number("rank", Phrase(zh: "名次", en: "rank"))
    private static let on = Field.text("on", Phrase(zh: "日期", en: "day"))
    private static let points = Field.number("points", Phrase(zh: "积分", en: "points"))

    private static let ranking = [rank] + people + [points]

    private static let departments: [Field] = [
        rank, .prose("department", Phrase(zh: "部门", en: "department")), points,
        .number("people", Phrase(zh: "人数", en: "people")),
    ]

    private static let redemptions =
        people + [
            .prose("productName", Phrase(zh: "商品", en: "product")),
            .number("count", Phrase(zh: "数量", en: "count")), points, on,
        ]

    private static let notices =
        [.text("claim", Phrase(zh: "申报", en: "claim"))] + people + [
            .prose("itemName", Phrase(zh: "项目", en: "item")), points,
            .deadline("closes", Phrase(zh: "公示截止", en: "until")),
        ]

    private static let criticism =
        people + [
            .text("claim", Phrase(zh: "申报", en: "claim")), on,
        ]

    private static let corrections =
        [on] + people + [
            Field.term("type", Phrase(zh: "事项", en: "what"), .events),
            .text("about", Phrase(zh: "编号", en: "about")),
            .change("points", Phrase(zh: "积分", en: "points")),
        ]
}
