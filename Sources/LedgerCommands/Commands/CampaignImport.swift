import JSON

extension Command {
    static let campaignImport = Command(
        "campaign import", Phrase(zh: "从文件登记成绩", en: "record results from a file"),
        details: [
            ImportHelp.file,
            Phrase(
                zh: "表头：编号、项目、日期，再加活动的计量和选项（编码或名称都行）；还可以有答题、用时、对象、说明、证明。"
                    + "只有一个项目的活动不用写项目。",
                en: "Header: participant, item, date, then the campaign's measures and choices by "
                    + "code or name; answers, seconds, about, note and evidence where needed. A "
                    + "campaign of one item needs no item."),
        ],
        arguments: [.campaign, .file], options: Option.importing,
        examples: [
            .init(
                "jifen campaign import quiz-2023 六月一日.csv",
                Phrase(zh: "一天的答题", en: "a day's attempts"))
        ]
    ) { session throws(Failure) in
        try session.importFile(.results(try session.campaignWords()))
    }
}

extension ImportKind {
    static func results(_ words: CampaignWords) -> ImportKind {
        let fixed = [
            ImportColumn(["编号", "工号", "participant"], required: true),
            ImportColumn(["项目", "item"], required: words.onlyItem == nil),
            ImportColumn(["日期", "date", "on"], required: true),
            ImportColumn(["答题", "answers"]), ImportColumn(["用时", "seconds"]),
            ImportColumn(["对象", "about"]), ImportColumn(["说明", "note"]),
            ImportColumn(["证明", "evidence"]),
        ]
        let measures = words.measures
        let choices = words.choices
        let columns =
            fixed + measures.map { ImportColumn([$0.code, $0.name]) }
            + choices.map { ImportColumn([$0.code, $0.name]) }
        return ImportKind(
            list: "results", campaign: words.campaign, columns: columns, keys: { _ in RowKeys() }
        ) { row throws(RowFault) in
            let item = try row.item(words, columns)
            var result: JSONObject = [
                "participant": .string(
                    try row.required(try row.worksNumber(0, columns), columns[0])),
                "item": .string(item.label.code),
                "on": .string(try row.required(try row.day(2, columns), columns[2])),
            ]
            result["answers"] = try row.answers(3, columns)
            result["seconds"] = try row.integer(4, columns, in: 0...86_400).map { .int($0) }
            result["subject"] = try row.text(5, columns, longest: 100).map { .string($0) }
            result["note"] = try row.text(6, columns, longest: 2000).map { .string($0) }
            result["evidence"] = try row.text(7, columns, longest: 500).map {
                [["reference": .string($0)]]
            }
            result["counts"] = try row.counts(measures, from: fixed.count, columns)
            result["choices"] = try row.choices(
                choices, of: item, from: fixed.count + measures.count, columns)
            return result
        }
    }
}

extension ImportTable.Row {
    fileprivate func item(
        _ words: CampaignWords, _ columns: [ImportColumn]
    ) throws(RowFault) -> CampaignWords.Item {
        if self[1] == nil, let only = words.onlyItem { return only }
        let word = try required(self[1], columns[1])
        guard let item = words.item(word) else {
            throw RowFault(
                Phrase(zh: "没有项目“\(word.visible)”。", en: "There is no item ‘\(word.visible)’."))
        }
        return item
    }

    fileprivate func answers(
        _ column: Int, _ columns: [ImportColumn]
    ) throws(RowFault) -> JSON? {
        guard let text = self[column]?.narrowed else { return nil }
        guard let answers = SittingWords.answers(text) else {
            throw RowFault(column: columns[column].heading, text, wanted: SittingWords.form)
        }
        return answers
    }

    fileprivate func counts(
        _ measures: [CampaignWords.Label], from first: Int, _ columns: [ImportColumn]
    ) throws(RowFault) -> JSON? {
        var counts: [JSON] = []
        for (index, measure) in measures.enumerated() {
            if let value = try integer(first + index, columns, in: 0...1_000_000_000) {
                counts.append(["measure": .string(measure.code), "value": .int(value)])
            }
        }
        return counts.isEmpty ? nil : .array(counts)
    }

    fileprivate func choices(
        _ choices: [CampaignWords.Label], of item: CampaignWords.Item, from first: Int,
        _ columns: [ImportColumn]
    ) throws(RowFault) -> JSON? {
        var made: [JSON] = []
        for (index, choice) in choices.enumerated() {
            guard let word = self[first + index] else { continue }
            let options = item.choices.first { $0.label.code == choice.code }?.options ?? []
            guard let option = options.code(word) else {
                let known = options.map(\.name).joined(separator: "、")
                throw RowFault(
                    column: columns[first + index].heading, word,
                    wanted: Phrase(zh: known, en: options.map(\.code).joined(separator: ", ")))
            }
            made.append(["choice": .string(choice.code), "option": .string(option)])
        }
        return made.isEmpty ? nil : .array(made)
    }
}
