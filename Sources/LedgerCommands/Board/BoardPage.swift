import JSON
import LedgerAPI
import LedgerExports
import LedgerValues

/// The board as one page for a wall screen, an intranet or paper (R-PUB-1). It prints no free text
/// of a claim, and names as the daemon gives them (R-PUB-3).
struct BoardPage {
    private let session: Session
    private let board: JSON
    private let notices: [JSON]
    /// With the best of each.
    private let departmentRows: [JSON]
    private let rules: [String]
    private let now: String

    /// Departments whose best are named, and how many of each; all has to fit on a wall.
    private static let departmentsWithBest = 12
    private static let bestOf: Int64 = 3

    init(_ session: Session) throws(Failure) {
        self.session = session
        let params = try session.boardParams()
        board = try session.ask("board.show", params)
        notices = try session.allRows(Asked(NoticeList.self))
        var departments = (board["departments"]?.array ?? []).compactMap(\.object)
        for index in departments.indices.prefix(Self.departmentsWithBest) {
            var params = params
            params["department"] = departments[index]["department"]
            params["limit"] = .int(Self.bestOf)
            departments[index]["best"] = try session.ask("board.show", params)["ranking"]
        }
        departmentRows = departments.map { .object($0) }
        let policy = try session.ask("policy.show")
        rules = PolicyText(policy, in: session).brief
        now = Facts(try session.ask("whoami")).instant("now")
    }

    /// The last entry that the page shows.
    var seq: Int64? { board["seq"]?.int }

    /// - Parameter refresh: as ``HTMLPage`` has it.
    func page(_ paper: HTMLPage.Paper, refresh: Int? = nil) -> HTMLPage {
        HTMLPage(
            language: session.pageLanguage,
            title: (isTraining ? "【\(training)】" : "")
                + BoardView.title(Facts(board))[session.language],
            paper: paper, style: .board, refresh: refresh,
            [
                header, .element("main", columns.map { .element("div", class: "column", $0) }),
                footer,
            ])
    }

    private var isTraining: Bool { board["kind"] == "training" }

    private var training: String {
        Glossary.bookKinds.phrase(for: "training")[session.language]
    }

    private func say(_ chinese: String, _ english: String) -> String {
        Phrase(zh: chinese, en: english)[session.language]
    }

    private var header: HTML {
        let r = Facts(board)
        let title = say("\(r("enterprise")) 积分公示栏", "\(r("enterprise")): safety points")
        let period = say(
            "\(r("period"))（\(r("from")) 至 \(r("to"))）",
            "\(r("period")) (\(r("from")) to \(r("to")))")
        let mark: [HTML] =
            isTraining ? [.element("p", class: "training", [.text(training)])] : []
        return .element(
            "header",
            [.element("h1", [.text(title)]), .element("p", [.text(period)])] + mark)
    }

    private var footer: HTML {
        let r = Facts(board)
        return .element(
            "footer",
            [
                .element(
                    "p",
                    [
                        .text(
                            say(
                                "\(now) 的台账，第 \(r("seq")) 笔，摘要 \(r("head"))。"
                                    + "对公示中的申报有异议：jifen notice object 申报编号 --reason 理由。",
                                "The books as of \(now), entry \(r("seq")), head \(r("head")). To "
                                    + "object to a notice: jifen notice object CLAIM --reason TEXT."
                            ))
                    ])
            ])
    }
}

extension BoardPage {
    private var columns: [[HTML]] {
        [
            [ranking],
            [onNotice, redemptions],
            [departments]
                + list(.proposal, BoardView.List.proposal.name)
                + list(.criticism, Phrase(zh: "虚假积分", en: "False claims"))
                + list(
                    .corrections,
                    Phrase(zh: "对以前公布内容的更正", en: "What was published before, put right"))
                + [short],
        ]
    }

    private func section(_ title: Phrase, _ content: [HTML]) -> HTML {
        .element("section", [.element("h2", [.text(title[session.language])])] + content)
    }

    /// A section that stands there only where it has something to say.
    private func list(_ list: BoardView.List, _ caption: Phrase) -> [HTML] {
        guard let rows = board[list.member]?.array, !rows.isEmpty else { return [] }
        return [
            section(
                list.title(of: board), [session.page(table: rows, list.fields, title: caption)])
        ]
    }

    private func table(
        _ rows: [JSON], _ fields: [Field], _ caption: Phrase, nothing: Phrase
    ) -> HTML {
        rows.isEmpty
            ? .element("p", [.text(nothing[session.language])])
            : session.page(table: rows, fields, title: caption)
    }

    private var ranking: HTML {
        let whose = session.arguments.value(.department).map { "\($0)：" } ?? ""
        return section(
            BoardView.List.ranking.title(of: board),
            [
                table(
                    board["ranking"]?.array ?? [], BoardView.ranking,
                    Phrase(
                        zh: whose + "按期间内计入的积分，减去扣分和撤销；兑换不影响名次",
                        en: whose
                            + "By points credited, less deductions and revocations; redeeming "
                            + "costs no rank"),
                    nothing: Phrase(zh: "还没有计入的积分。", en: "No points were credited yet."))
            ])
    }

    private var onNotice: HTML {
        section(
            BoardView.List.notices.name,
            [
                table(
                    notices, BoardView.noticesOnPage,
                    Phrase(
                        zh: "共 \(notices.count) 件；截止前任何员工都可以提出异议",
                        en: "\(notices.count) in all; any employee may object until then"),
                    nothing: Phrase(zh: "现在没有公示。", en: "Nothing is on public notice."))
            ])
    }

    private var redemptions: HTML {
        section(
            BoardView.List.redemptions.title(of: board),
            [
                table(
                    board["redemptions"]?.array ?? [], BoardView.redemptions,
                    Phrase(zh: "最近领取的在前", en: "The latest first"),
                    nothing: Phrase(zh: "这期间没有兑换。", en: "Nothing was redeemed."))
            ])
    }

    private var departments: HTML {
        section(
            BoardView.List.departments.title(of: board),
            [
                table(
                    departmentRows, BoardView.departments + [BoardView.best],
                    Phrase(
                        zh: "各部门合计和前 \(Self.bestOf) 名",
                        en: "All points, and the first \(Self.bestOf)"),
                    nothing: Phrase(zh: "还没有计入的积分。", en: "No points were credited yet."))
            ])
    }

    private var short: HTML {
        section(
            Phrase(zh: "规则摘要", en: "The rules in short"),
            [.element("ul", rules.map { .element("li", [.text($0)]) })])
    }
}
