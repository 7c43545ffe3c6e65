import JSON

extension Option {
    fileprivate static let participantKind = Option(
        "kind", "KIND",
        Phrase(zh: "类别：\(Glossary.participantKinds.list.chinese)", en: "person, team or unit"))
    fileprivate static let participantName = Option(
        "name", "NAME", Phrase(zh: "班组、单位或外来人员的名称", en: "of a team, a unit or a guest"))
    fileprivate static let entrance = Option(
        "entrance", "CODE", Phrase(zh: "入口", en: "by which entrance"))
    fileprivate static let belonging = Option(
        "belongs-to", "NAME", Phrase(zh: "为哪个地区或企业得分", en: "the region or enterprise to score for"))
    fileprivate static let trait = Option(
        "trait", "CODE", Phrase(zh: "特征，如 key-industry", en: "what they are, such as key-industry"),
        repeats: true)
    fileprivate static let unit = Option(
        "unit", "PARTICIPANT", Phrase(zh: "所属的参加单位", en: "the unit that they are part of"))
}

extension Command {
    static let campaignJoin = Command(
        "campaign join", Phrase(zh: "报名参加活动", en: "take part in a campaign"),
        details: [
            Phrase(
                zh: "员工可以自己报名；班组、单位和别人由积分管理员报名。",
                en: "Employees enter themselves; an administrator enters teams, units and others.")
        ],
        arguments: [.campaign, .someParticipant],
        options: [.participantKind, .participantName, .entrance, .belonging, .trait, .unit],
        examples: [
            .init("jifen campaign join safety-notes-2025", Phrase(zh: "自己报名", en: "yourself")),
            .init(
                "jifen campaign join ankang-2025 U01 --kind unit --name 示例厂 --trait key-industry",
                Phrase(zh: "一个单位", en: "a unit")),
        ]
    ) { session throws(Failure) in
        var params: JSONObject = [
            "campaign": .string(try session.arguments.required(.campaign))
        ]
        params["participant"] = session.text(.someParticipant)
        params["kind"] = try session.code(.participantKind, in: .participantKinds)
        params["name"] = session.text(.participantName)
        params["entrance"] = session.text(.entrance)
        params["belonging"] = session.text(.belonging)
        params["unit"] = session.text(.unit)
        let traits = session.arguments.values(.trait)
        if !traits.isEmpty { params["traits"] = .array(traits.map { .string($0) }) }
        let result = try session.change("campaign.join", params)
        let r = Facts(result)
        session.show(
            result, Phrase(zh: "\(r("participant")) 已报名。", en: "\(r("participant")) takes part."))
    }

    static let campaignEnrol = Command(
        "campaign enrol", Phrase(zh: "从名单报名", en: "enter everybody of a list"),
        details: [
            ImportHelp.file,
            Phrase(
                zh: "表头：编号、类别、名称、入口、所属、特征、所属单位；除编号外都可以没有。",
                en: "Header: participant, kind, name, entrance, belongs to, traits, unit; "
                    + "only the first is needed."),
        ],
        arguments: [.campaign, .file], options: Option.importing,
        examples: [
            .init("jifen campaign enrol quiz-2023 名单.csv", Phrase(zh: "导入名单", en: "a whole list"))
        ]
    ) { session throws(Failure) in
        let code = try session.arguments.required(.campaign)
        _ = try session.ask("campaign.show", ["campaign": .string(code)])
        try session.importFile(.participants(of: code))
    }

    static let campaignName = Command(
        "campaign name", Phrase(zh: "更正或抹去外来人员的姓名", en: "correct or erase a guest's name"),
        arguments: [.campaign, .participant], options: [.participantName],
        examples: [
            .init("jifen campaign name quiz-2023 P7", Phrase(zh: "抹去姓名", en: "erase the name"))
        ]
    ) { session throws(Failure) in
        var params: JSONObject = [
            "campaign": .string(try session.arguments.required(.campaign)),
            "participant": .string(try session.arguments.required(.participant)),
        ]
        params["name"] = session.text(.participantName)
        let result = try session.change("campaign.name", params)
        let r = Facts(result)
        session.show(
            result,
            Phrase(
                zh: "\(r("participant")) 的姓名已改。", en: "The name of \(r("participant")) is changed.")
        )
    }
}

extension ImportKind {
    static func participants(of campaign: String) -> ImportKind {
        let columns = [
            ImportColumn(["编号", "工号", "participant"], required: true),
            ImportColumn(["类别", "kind"]), ImportColumn(["名称", "姓名", "name"]),
            ImportColumn(["入口", "entrance"]),
            ImportColumn(["所属", "地区", "企业", "belongs to", "belonging"]),
            ImportColumn(["特征", "traits"]), ImportColumn(["所属单位", "unit"]),
        ]
        return ImportKind(
            list: "participants", campaign: campaign, columns: columns,
            keys: { .one(Facts($0)("participant"), RowKeys.sameNumber) }
        ) { row throws(RowFault) in
            var participant: JSONObject = [
                "participant": .string(
                    try row.required(try row.worksNumber(0, columns), columns[0]))
            ]
            participant["kind"] = try row.term(1, columns, .participantKinds).map { .string($0) }
            participant["name"] = try row.text(2, columns, longest: 64).map { .string($0) }
            participant["entrance"] = try row.code(3, columns).map { .string($0) }
            participant["belonging"] = try row.text(4, columns, longest: 64).map { .string($0) }
            let traits = (row[5] ?? "").split { " 、,，;；".contains($0) }
            if !traits.isEmpty {
                participant["traits"] = .array(traits.map { .string(String($0)) })
            }
            participant["unit"] = try row.worksNumber(6, columns).map { .string($0) }
            return participant
        }
    }
}
