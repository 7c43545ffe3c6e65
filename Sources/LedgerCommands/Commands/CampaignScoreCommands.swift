import JSON
import LedgerExports

extension Option {
    static let level = Option(
        "level", "LEVEL",
        Phrase(zh: "排名层次：\(Glossary.campaignLevels.list.chinese)", en: "participant or belonging"))
    fileprivate static let byEntrance = Option(
        "entrance", "CODE", Phrase(zh: "只看这个入口", en: "those who came in by it"))
    fileprivate static let ranks = Option(
        "limit", "N", Phrase(zh: "最多几名（默认 100）", en: "at most so many ranks (100)"))
    fileprivate static let progressOf = Option(
        "of", "NAME", Phrase(zh: "一个地区或企业的进展", en: "how far a region or an enterprise is"))
    fileprivate static let everybody = Option(
        "all", Phrase(zh: "所有参加者，按编号", en: "everybody, by their numbers"))
}

extension Command {
    static let campaignScore = Command(
        "campaign score",
        Phrase(zh: "得分、还差什么、做什么得分最多", en: "a score, what is missing, what earns most"),
        details: [
            Phrase(
                zh: "--all 按编号列出所有人，不是排名；--of 只看一个地区或企业。",
                en:
                    "--all lists everybody by number, which is no ranking; --of is about one region."
            )
        ],
        arguments: [.campaign, .someParticipant],
        options: [.everybody, .progressOf, .html, .replacing],
        examples: [
            .init("jifen campaign score ankang-2025 U01", Phrase(zh: "一个单位", en: "a unit")),
            .init(
                "jifen campaign score ankang-2025 U01 --html U01.html",
                Phrase(zh: "得分单，可打印", en: "a score sheet to print")),
            .init("jifen campaign score quiz-2023 --of 安徽省", Phrase(zh: "一个地区", en: "a region")),
        ]
    ) { session throws(Failure) in
        let code = try session.arguments.required(.campaign)
        var params: JSONObject = ["campaign": .string(code)]
        if let belonging = session.arguments.value(.progressOf) {
            params["belonging"] = .string(belonging)
            let result = try session.ask("campaign.progress", params)
            return session.show(result) { ScoreView.progress(result, in: session) }
        }
        if session.arguments.has(.everybody) {
            var rows: [JSON] = []
            let stream = try session.stream("campaign.scores", params)
            while let piece = try session.next(stream) { rows += piece }
            return session.showRows(
                rows, ScoreView.totals,
                nothing: Phrase(zh: "没有参加者。", en: "Nobody takes part."))
        }
        params["participant"] = session.text(.someParticipant)
        let score = try session.ask("campaign.score", params)
        let isWritten = try session.writePage(
            ScoreView.title(of: score), .a4, ScoreView.page(of: score, in: session))
        if isWritten { return }
        session.show(score) { ScoreView.text(of: score, in: session) }
    }

    static let campaignRank = Command(
        "campaign rank", Phrase(zh: "排名；规定不排名的活动不能排", en: "the ranking, where there is one"),
        arguments: [.campaign], options: [.level, .byEntrance, .ranks, .html, .replacing],
        examples: [
            .init(
                "jifen campaign rank quiz-2023 --entrance region",
                Phrase(zh: "各地区", en: "the regions"))
        ]
    ) { session throws(Failure) in
        var params: JSONObject = [
            "campaign": .string(try session.arguments.required(.campaign))
        ]
        params["level"] = try session.code(.level, in: .campaignLevels)
        params["entrance"] = session.text(.byEntrance)
        params["limit"] = try session.integer(.ranks, in: 1...1000).map { .int($0) }
        let result = try session.ask("campaign.rank", params)
        let rows = result["rows"]?.array ?? []
        let r = Facts(result)
        let title = Phrase(zh: "\(r("name")) 排名", en: "\(r("name")): ranking")
        let table = session.page(
            table: rows, ScoreView.ranks, title: Phrase(zh: "按名次", en: "By rank"))
        if try session.writePage(title, .a4, [table]) { return }
        if session.options.format == .json { return session.show(result) { "" } }
        session.showRows(
            rows, ScoreView.ranks, nothing: Phrase(zh: "还没有成绩。", en: "There are no results yet."))
    }

    static let campaignAwards = Command(
        "campaign awards", Phrase(zh: "谁够条件评奖", en: "who qualifies for which award"),
        arguments: [.campaign],
        examples: [
            .init(
                "jifen campaign awards ankang-2025",
                Phrase(zh: "优胜单位等", en: "winning units and others"))
        ]
    ) { session throws(Failure) in
        let code = try session.arguments.required(.campaign)
        let result = try session.ask("campaign.awards", ["campaign": .string(code)])
        session.show(result) { ScoreView.awards(result, in: session) }
    }
}
