import JSON

extension Argument {
    fileprivate static let campaignItem = Argument(
        "ITEM", Phrase(zh: "项目的编码或名称", en: "an item's code or name"))
    fileprivate static let result = Argument(
        "RESULT", Phrase(zh: "成绩编号，如 S12", en: "a result, such as S12"), prefix: "S")
}

extension Option {
    fileprivate static let count = Option(
        "count", "MEASURE=N", Phrase(zh: "计量，如 found=5", en: "what was counted, such as found=5"),
        repeats: true)
    fileprivate static let choose = Option(
        "choose", "CHOICE=OPTION",
        Phrase(zh: "选项，如 scene=home", en: "a choice, such as scene=home"),
        repeats: true)
    fileprivate static let answers = Option("answers", "LIST", SittingWords.form)
    fileprivate static let seconds = Option(
        "seconds", "N", Phrase(zh: "用时（秒），不逐题写时", en: "how long it took, without its answers"))
    fileprivate static let subject = Option(
        "about", "REF", Phrase(zh: "对象：关卡、作品、活动名称", en: "what it is about: a level, a work"))
}

extension Command {
    static let campaignRecord = Command(
        "campaign record", Phrase(zh: "登记一条成绩", en: "record a result"),
        arguments: [.campaign, .participant, .campaignItem],
        options: [.on, .count, .choose, .answers, .seconds, .subject, .note, .evidence],
        examples: [
            .init(
                "jifen campaign record ankang-2025 U01 law --evidence https://example.org/1",
                Phrase(zh: "一项行动", en: "an action")),
            .init(
                "jifen campaign record quiz-2023 P1 attempt --on 2023-06-01 --answers \"12+ 40- 151+\"",
                Phrase(zh: "逐题写明秒数，超时的不算", en: "answer by answer; late ones do not count")),
            .init(
                "jifen campaign record safety-month-2025 U01 seminar --count sessions=2 --count people=80",
                Phrase(zh: "场次和人次", en: "sessions and people")),
        ]
    ) { session throws(Failure) in
        let arguments = session.arguments
        let words = try session.campaignWords()
        let word = try arguments.required(.campaignItem)
        let item = words.item(word)
        var params: JSONObject = [
            "campaign": .string(words.campaign),
            "participant": .string(try arguments.required(.participant)),
            "item": .string(item?.label.code ?? word),
        ]
        params["on"] = try session.day(.on)
        params["subject"] = session.text(.subject)
        params["note"] = session.text(.note)
        params["seconds"] = try session.integer(.seconds, in: 0...86_400).map { .int($0) }
        if let answers = arguments.value(.answers) {
            guard let list = SittingWords.answers(answers) else {
                throw .usage(
                    .badValue(of: Phrase("--answers"), answers, wanted: SittingWords.form))
            }
            params["answers"] = list
        }
        params["counts"] = try session.counts(item)
        params["choices"] = try session.choices(item)
        let evidence = arguments.values(.evidence)
        if !evidence.isEmpty {
            params["evidence"] = .array(try evidence.map(EvidenceWords.json))
        }
        let result = try session.change("campaign.record", params)
        session.show(result, ResultView.recorded(Facts(result)))
    }

    static let campaignVoid = Command(
        "campaign void", Phrase(zh: "作废一条成绩", en: "void a result"),
        arguments: [.result], options: [Option.reason.required],
        examples: [
            .init(
                "jifen campaign void S12 --reason 材料不实",
                Phrase(zh: "腾出的名额可再用", en: "its room is free"))
        ]
    ) { session throws(Failure) in
        let result = try session.change(
            "campaign.void",
            [
                "result": .string(try session.arguments.required(.result)),
                "reason": .string(try session.arguments.required(.reason)),
            ])
        let r = Facts(result)
        session.show(
            result, Phrase(zh: "\(r("result")) 已作废。", en: "\(r("result")) is void."))
    }

    static let campaignResults = Command(
        "campaign results", Phrase(zh: "登记过的成绩", en: "results of a campaign"),
        arguments: [.campaign, .someParticipant], options: [.oldest] + Option.paging,
        examples: [
            .init(
                "jifen campaign results ankang-2025 U01", Phrase(zh: "一个单位的", en: "those of a unit")
            )
        ]
    ) { session throws(Failure) in
        var params: JSONObject = [
            "campaign": .string(try session.arguments.required(.campaign))
        ]
        params["participant"] = session.text(.someParticipant)
        params["newest"] = .bool(!session.arguments.has(.oldest))
        try session.list(
            Listing(
                method: "campaign.results", params: params, fields: ResultView.row,
                nothing: Phrase(zh: "没有成绩。", en: "There are no results.")))
    }
}

extension Session {
    /// The campaign that the command names, by its words.
    func campaignWords() throws(Failure) -> CampaignWords {
        let code = try arguments.required(.campaign)
        return CampaignWords(try ask("campaign.show", ["campaign": .string(code)]))
    }

    fileprivate func counts(_ item: CampaignWords.Item?) throws(Failure) -> JSON? {
        let counts = try pairs(.count) { name, value throws(Failure) -> JSON in
            [
                "measure": .string(item?.measures.code(name) ?? name),
                "value": .int(try integer(value, of: Phrase("--count"), in: 0...1_000_000_000)),
            ]
        }
        return counts.isEmpty ? nil : .array(counts)
    }

    fileprivate func choices(_ item: CampaignWords.Item?) throws(Failure) -> JSON? {
        let choices = try pairs(.choose) { name, value throws(Failure) -> JSON in
            let choice = item?.choices.first { [$0.label.code, $0.label.name].contains(name) }
            return [
                "choice": .string(choice?.label.code ?? name),
                "option": .string(choice?.options.code(value) ?? value),
            ]
        }
        return choices.isEmpty ? nil : .array(choices)
    }

    /// `NAME=VALUE` of an option that repeats.
    private func pairs(
        _ option: Option, _ read: (String, String) throws(Failure) -> JSON
    ) throws(Failure) -> [JSON] {
        var all: [JSON] = []
        for word in arguments.values(option) {
            guard let equals = word.firstIndex(of: "=") else {
                throw .usage(
                    .badValue(
                        of: Phrase("--\(option.name)"), word, wanted: Phrase(option.value ?? "")))
            }
            all.append(
                try read(String(word[..<equals]), String(word[word.index(after: equals)...])))
        }
        return all
    }
}

enum ResultView {
    static func recorded(_ r: Facts) -> Phrase {
        let late =
            r.number("late") ?? 0 > 0
            ? Phrase(zh: "，\(r("late")) 题超时不算", en: ", \(r("late")) answers late") : Phrase("")
        let counts =
            r.text("counted") == "false" ? Phrase(zh: "，不计", en: ", not counted") : Phrase("")
        let claim =
            r.text("claim").map { Phrase(zh: "，同时申报 \($0)", en: ", and the claim \($0)") }
            ?? Phrase("")
        return Phrase(
            zh: "\(r("result"))：\(r("participant")) \(r("item"))，\(r("points")) 分",
            en: "\(r("result")): \(r("participant")) \(r("item")), \(r("points")) points")
            + late + counts + claim + Phrase(zh: "。", en: ".")
    }

    static let row: [Field] = [
        .text("result", Phrase(zh: "成绩", en: "result")),
        .text("participant", Phrase(zh: "参加者", en: "participant")),
        .text("on", Phrase(zh: "日期", en: "day")), .text("item", Phrase(zh: "项目", en: "item")),
        .prose("itemName", Phrase(zh: "名称", en: "name")),
        Field("counts", Phrase(zh: "计量", en: "counts")) { value, _ in
            let words = (value.array ?? []).map {
                "\($0["name"]?.plain ?? "") \($0["value"]?.plain ?? "")"
            }
            return Table.Cell(words.joined(separator: ", "))
        },
        .prose("subject", Phrase(zh: "对象", en: "about")),
        .number("points", Phrase(zh: "分", en: "points")),
        .text("claim", Phrase(zh: "申报", en: "claim")),
        Field("counted", Phrase(zh: "计入", en: "counts")) { value, language in
            Table.Cell(value == false ? Phrase(zh: "不计", en: "no")[language] : "")
        },
        .mark("void", Phrase(zh: "作废", en: "void"), Phrase(zh: "作废", en: "void")),
    ]
}
