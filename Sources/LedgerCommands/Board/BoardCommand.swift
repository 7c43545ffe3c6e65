import JSON
import LedgerExports

extension Option {
    fileprivate static let period = Option(
        "period", "PERIOD",
        Phrase(
            zh: "2026、2026H1、2026Q4 或 2026-11，不写就是本月",
            en: "2026, 2026H1, 2026Q4 or 2026-11; this month"))
    fileprivate static let rows = Option(
        "limit", "N", Phrase(zh: "每一栏列几行（默认 20）", en: "so many rows of each list (20)"))
    fileprivate static let paper = Option(
        "paper", "a3|a4", Phrase(zh: "打印用的纸（默认 a4）", en: "the paper to print on (a4)"))
    fileprivate static let watch = Option(
        "watch", Phrase(zh: "一直更新网页文件，Ctrl-C 停止", en: "keep the page up to date until Ctrl-C"))
}

extension Command {
    static let board = Command(
        "board", Phrase(zh: "积分公示栏：排名、兑换、公示、通报", en: "the board: ranking, redemptions, notices"),
        details: [
            Phrase(
                zh: "--html 写成一个网页文件，可以挂在大屏幕上、打印成 A3 或 A4，不联网也能看。"
                    + "加 --watch 就一直开着：账一动就换新文件，屏幕上的网页自己刷新。",
                en: "--html writes one page that hangs on a wall screen, prints on A3 or A4 and "
                    + "needs no network. With --watch it goes on: when the books move, the file is "
                    + "replaced, and the page on the screen reloads itself.")
        ],
        options: [.period, .department, .rows, .html, .paper, .watch, .replacing],
        examples: [
            .init("jifen board", Phrase(zh: "本月", en: "this month")),
            .init(
                "jifen board --period 2026Q4 --department 铸造车间",
                Phrase(zh: "铸造车间，四季度", en: "a quarter")),
            .init(
                "jifen board --html board.html --paper a3", Phrase(zh: "打印成 A3", en: "for A3 paper")
            ),
            .init(
                "jifen board --html board.html --watch",
                Phrase(zh: "挂在大屏幕上", en: "for a wall screen")),
        ]
    ) { session throws(Failure) in
        guard let path = session.arguments.value(.html) else {
            for option in [Option.watch, .paper] where session.arguments.has(option) {
                throw .usage(
                    .other(
                        Phrase(
                            zh: "--\(option.name) 要和 --html 文件 一起用。",
                            en: "--\(option.name) goes with --html FILE.")))
            }
            let board = try session.ask("board.show", try session.boardParams())
            return session.show(board) { BoardView.text(of: board, in: session) }
        }
        let paper = try session.boardPaper()
        let replaces = session.arguments.has(.replacing)
        if session.arguments.has(.watch) {
            return try BoardWatch(session, path: path, paper: paper).run(replaces: replaces)
        }
        try session.write(try BoardPage(session).page(paper), to: path, replaces: replaces)
        session.note(Phrase(zh: "已写到 \(path.visible)。", en: "Written to \(path.visible)."))
    }
}

extension Session {
    func boardParams() throws(Failure) -> JSONObject {
        var params: JSONObject = [:]
        params["period"] = text(.period)
        params["department"] = text(.department)
        params["limit"] = try integer(.rows, in: 1...1000).map { .int($0) }
        return params
    }

    fileprivate func boardPaper() throws(Failure) -> HTMLPage.Paper {
        switch arguments.value(.paper)?.lowercased() ?? "a4" {
        case "a4": return .a4
        case "a3": return .a3Landscape
        default:
            let word = arguments.value(.paper) ?? ""
            throw .usage(
                .badValue(
                    of: Phrase("--paper"), word, wanted: Phrase(zh: " a3 或 a4", en: "a3 or a4")))
        }
    }
}
