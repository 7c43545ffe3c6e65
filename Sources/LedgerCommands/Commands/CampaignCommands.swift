import JSON

extension Argument {
    static let campaign = Argument(
        "CAMPAIGN", Phrase(zh: "活动编号或名称，如 ankang-2025", en: "a campaign's code or name"),
        named: .campaign)
    static let participant = Argument(
        "PARTICIPANT", Phrase(zh: "参加者编号或工号", en: "a participant's number"))
    static let someParticipant = Argument(
        "PARTICIPANT", Phrase(zh: "参加者编号，不写就是本人", en: "a participant; yourself if left out"),
        .optional)
}

extension Command {
    static let campaignList = Command(
        "campaign list", Phrase(zh: "竞赛活动", en: "campaigns"),
        examples: [.init("jifen campaign list", Phrase(zh: "全部活动", en: "all of them"))]
    ) { session throws(Failure) in
        try session.list(
            Listing(
                method: "campaign.list",
                fields: [
                    .text("campaign", Phrase(zh: "编号", en: "campaign")),
                    .prose("name", Phrase(zh: "名称", en: "name")),
                    .text("from", Phrase(zh: "开始", en: "from")),
                    .text("to", Phrase(zh: "结束", en: "to")),
                    .term("stage", Phrase(zh: "状态", en: "stage"), .campaignStages),
                    .mark(
                        "ranked", Phrase(zh: "排名", en: "ranked"), Phrase(zh: "有", en: "yes"), .plain
                    ),
                    .number("participants", Phrase(zh: "参加", en: "taking part")),
                    .number("results", Phrase(zh: "成绩", en: "results")),
                ],
                nothing: Phrase(zh: "还没有活动。", en: "No campaign was opened yet."),
                isPaged: false))
    }

    static let campaignShow = Command(
        "campaign show", Phrase(zh: "一个活动的规则", en: "a campaign's rules"),
        arguments: [.campaign],
        examples: [
            .init(
                "jifen campaign show ankang-2025",
                Phrase(zh: "项目、上限和奖项", en: "items, limits, awards"))
        ]
    ) { session throws(Failure) in
        let code = try session.arguments.required(.campaign)
        let campaign = try session.ask("campaign.show", ["campaign": .string(code)])
        session.show(campaign) { CampaignView.text(of: campaign, in: session) }
    }

    static let campaignCheck = Command(
        "campaign check", Phrase(zh: "检查活动文件，不改动", en: "check a campaign's file, change nothing"),
        details: [
            Phrase(
                zh: "活动全由文件规定，不用改程序；config/campaigns 里有六份文件和一份示例。",
                en:
                    "A file is all that a campaign takes; config/campaigns holds six and an example."
            )
        ],
        arguments: [.file],
        examples: [
            .init(
                "jifen campaign check relay.json5", Phrase(zh: "有错就指出在第几行", en: "faults with lines")
            )
        ]
    ) { session throws(Failure) in
        let text = try TextInput.read(try session.arguments.required(.file))
        let result = try session.ask("campaign.check", ["text": .string(text)])
        session.show(result) {
            let r = Facts(result)
            let items = result["items"]?.array?.count ?? 0
            let verdict = Phrase(
                zh: "\(r("name"))（\(r("campaign"))）：没有错，\(items) 个项目。",
                en: "\(r("name")) (\(r("campaign"))): no faults, \(items) items.")
            return verdict[session.language].visible + "\n\n"
                + CampaignView.text(of: result, in: session)
        }
    }

    static let campaignOpen = Command(
        "campaign open", Phrase(zh: "开始一个活动", en: "open a campaign"),
        details: [
            Phrase(
                zh: "文件全文记入台账，以后改文件不影响这个活动。",
                en: "The books keep the whole file; a later edit of it changes nothing.")
        ],
        arguments: [.file],
        examples: [
            .init("jifen campaign open ankang-2025.json5", Phrase(zh: "由领导小组", en: "by the leader"))
        ]
    ) { session throws(Failure) in
        let text = try TextInput.read(try session.arguments.required(.file))
        let result = try session.change("campaign.open", ["text": .string(text)])
        let r = Facts(result)
        session.show(
            result,
            Phrase(
                zh: "活动 \(r("campaign"))“\(r("name"))”已开始。",
                en: "The campaign \(r("campaign")), ‘\(r("name"))’, is open."))
    }

    static let campaignClose = Command(
        "campaign close", Phrase(zh: "结束一个活动，留存最后成绩", en: "close a campaign and keep standings"),
        arguments: [.campaign],
        examples: [
            .init(
                "jifen campaign close ankang-2025", Phrase(zh: "不再收成绩", en: "no results after that")
            )
        ]
    ) { session throws(Failure) in
        let code = try session.arguments.required(.campaign)
        try session.confirm(
            Phrase(
                zh: "结束活动 \(code.visible)，不再收成绩。",
                en: "Close the campaign \(code.visible); no results after that."))
        let result = try session.change("campaign.close", ["campaign": .string(code)])
        let r = Facts(result)
        session.show(
            result,
            r.isTrue("goesOn")
                ? Phrase(
                    zh: "不再收成绩；参加者很多，正在分步结算，jifen status 显示进行中的事。",
                    en: "No results are taken any more. Many take part: their standings are being "
                        + "kept step by step; jifen status shows whether that goes on.")
                : Phrase(
                    zh: "已结束：\(r("participants")) 个参加者，\(r("results")) 条成绩。",
                    en: "Closed: \(r("participants")) taking part, \(r("results")) results."))
    }
}

extension Glossary {
    static let campaignStages = Glossary([
        ("coming", Phrase(zh: "未开始", en: "coming")),
        ("running", Phrase(zh: "进行中", en: "running")),
        ("over", Phrase(zh: "已到期", en: "over")),
        ("closed", Phrase(zh: "已结束", en: "closed")),
    ])

    static let takes = Glossary([
        ("sum", Phrase(zh: "合计", en: "sum")),
        ("best", Phrase(zh: "最好一次", en: "best")),
    ])
}
