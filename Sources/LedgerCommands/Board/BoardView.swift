import JSON

/// What is published (R-PUB-1), in words and columns for the terminal and the page.
enum BoardView {
    static func text(of board: JSON, in session: Session) -> String {
        let r = Facts(board)
        let parts = lists.map { list in
            session.section(
                list.title(of: board), board[list.member]?.array, list.fields)
        }
        let source = Phrase(
            zh: "台账第 \(r("seq")) 笔，\(r("head"))", en: "entry \(r("seq")), head \(r("head"))")
        return title(r)[session.language] + "\n" + parts.joined() + more(board, in: session)
            + "\n" + source[session.language] + "\n"
    }

    static func title(_ r: Facts) -> Phrase {
        Phrase(
            zh: "\(r("enterprise")) 积分公示栏 \(r("period"))（\(r("from")) 至 \(r("to"))）",
            en: "\(r("enterprise")): board \(r("period")) (\(r("from")) to \(r("to")))")
    }

    /// One list of the board: its member on the wire, its title and its columns.
    struct List {
        let member: String
        let name: Phrase
        let fields: [Field]

        /// With how many of how many are listed, where not all are.
        func title(of board: JSON) -> Phrase {
            let listed = board[member]?.array?.count ?? 0
            guard let count = board["counts"]?[member]?.int, count > Int64(listed) else {
                return name
            }
            return name
                + Phrase(zh: "（共 \(count)，列出 \(listed)）", en: " (\(listed) of \(count))")
        }
    }

    static let lists: [List] = [
        .ranking, .departments, .redemptions, .notices, .criticism, .proposal, .corrections,
    ]

    /// How to see what is left out.
    private static func more(_ board: JSON, in session: Session) -> String {
        func isCut(_ member: String) -> Bool {
            board["counts"]?[member]?.int ?? 0 > Int64(board[member]?.array?.count ?? 0)
        }
        guard lists.contains(where: { isCut($0.member) }) else { return "" }
        var words = Phrase(
            zh: "\n没有列全：加 --limit 可以多列，最多 1000 行。",
            en: "\nNot everything is listed: --limit lists more, up to 1000 rows.")
        if isCut("notices") {
            words =
                words
                + Phrase(
                    zh: "公示的全部见 jifen notice list --all。",
                    en: " jifen notice list --all has all notices.")
        }
        return words[session.language] + "\n"
    }

    private static let employee = Field.text("employee", Phrase(zh: "工号", en: "employee"))
    private static let name = Field.prose("name", Phrase(zh: "姓名", en: "name"))
    private static let department = Field.prose("department", Phrase(zh: "部门", en: "department"))

    private static let rank = Field.number("rank", Phrase(zh: "名次", en: "rank"))
    private static let on = Field.text("on", Phrase(zh: "日期", en: "day"))
    private static let points = Field.number("points", Phrase(zh: "积分", en: "points"))

    static let ranking = [rank, employee, name, department, points]

    static let departments = [
        rank, department, points, .number("people", Phrase(zh: "人数", en: "people")),
    ]

    /// The first of a department, who share a rank together.
    static let best = Field("best", Phrase(zh: "部门前几名", en: "the first"), yield: .shrinks) {
        rows, language in
        let people = (rows.array ?? []).map { row in
            let r = Facts(row)
            return "\(r.text("name") ?? r("employee"))\u{A0}\(r("points"))"
        }
        return Table.Cell(people.joined(separator: language == .chinese ? "、" : ", "))
    }

    static let redemptions = [
        employee, name, .prose("productName", Phrase(zh: "商品", en: "product")),
        .number("count", Phrase(zh: "数量", en: "count")), points, on,
    ]

    static let notices = [
        .text("claim", Phrase(zh: "申报", en: "claim")), employee, name, department.spare,
        .prose("itemName", Phrase(zh: "项目", en: "item")), points,
        .deadline("closes", Phrase(zh: "公示截止", en: "until")), objections,
    ]

    /// Narrower, for the page: until when, or that it waits for an objection.
    static let noticesOnPage = [
        .text("claim", Phrase(zh: "申报", en: "claim")), employee, name,
        .prose("itemName", Phrase(zh: "项目", en: "item")), points, until,
    ]

    private static let until = Field("", Phrase(zh: "公示截止", en: "until")) { notice, language in
        let mark = objections.shown(in: notice, language)
        return mark.text.isEmpty ? Table.Cell(Facts(notice).deadline("closes")) : mark
    }

    /// While one is open the claim is not credited, whatever the day (R-NOTICE-2).
    private static let objections = Field(
        "objections", Phrase(zh: "异议", en: "objections")
    ) { value, language in
        (value.int ?? 0) > 0
            ? Table.Cell(objected[language], .attention) : Table.Cell("")
    }

    static let objected = Phrase(zh: "有异议，暂停", en: "held: objection")

    static let criticism = [
        employee, name, .text("claim", Phrase(zh: "申报", en: "claim")), on,
    ]

    static let proposal = [
        Field.text("to", Phrase(zh: "提名谁", en: "who")), name,
        .prose("reason", Phrase(zh: "理由", en: "reason")),
        .deadline("due", Phrase(zh: "公示截止", en: "until")),
    ]

    static let corrections = [
        on, employee, name, Field.term("type", Phrase(zh: "事项", en: "what"), corrected),
        .text("about", Phrase(zh: "编号", en: "about")),
        .change("points", Phrase(zh: "积分", en: "points")),
        .text("of", Phrase(zh: "计在", en: "counts on")),
        .mark("late", Phrase(zh: "说明", en: "remark"), late),
    ]

    /// What this period's ranking did not show while it ran (R-PUB-2).
    private static let late = Phrase(zh: "期后更正", en: "after its end")

    private static let corrected = Glossary([
        ("claim.revoked.v1", Phrase(zh: "积分撤销", en: "points revoked")),
        ("claim.rejected.v1", Phrase(zh: "公示后不计入", en: "not credited after all")),
        ("redemption.returned.v1", Phrase(zh: "兑换退回", en: "goods returned")),
        ("deduction.reversed.v1", Phrase(zh: "扣分退回", en: "deduction given back")),
    ])
}

extension BoardView.List {
    static let ranking = Self(
        member: "ranking", name: Phrase(zh: "排名", en: "Ranking"), fields: BoardView.ranking)
    static let departments = Self(
        member: "departments", name: Phrase(zh: "部门", en: "Departments"),
        fields: BoardView.departments)
    static let redemptions = Self(
        member: "redemptions", name: Phrase(zh: "兑换", en: "Redemptions"),
        fields: BoardView.redemptions)
    static let notices = Self(
        member: "notices", name: Phrase(zh: "公示中", en: "On notice"), fields: BoardView.notices)
    static let proposal = Self(
        member: "leaderProposal",
        name: Phrase(
            zh: "领导小组成员提名公示（领导小组、县安防办、安全管理部门可以反对：jifen leader object）",
            en: "A leader is proposed (leaders, auditors and reviewers may object: "
                + "jifen leader object)"),
        fields: BoardView.proposal)
    static let criticism = Self(
        member: "criticism", name: Phrase(zh: "通报批评", en: "Criticism"),
        fields: BoardView.criticism)
    static let corrections = Self(
        member: "corrections", name: Phrase(zh: "更正", en: "Corrections"),
        fields: BoardView.corrections)
}
