import JSON
import LedgerExports

extension Argument {
    fileprivate static let form = Argument(
        "FORM", Phrase(zh: "表格编码，不写就是第一张", en: "a form's code; the first if left out"), .optional)
}

extension Option {
    fileprivate static let fill = Option(
        "fill", "LABEL=TEXT", Phrase(zh: "填表头，如 联系人=李四", en: "fill a blank of the head"),
        repeats: true)
    fileprivate static let only = Option(
        "participant", "PARTICIPANT", Phrase(zh: "只填这个参加者的", en: "of this participant only"))
    fileprivate static let csv = Option(
        "csv", "FILE", Phrase(zh: "另存为 CSV", en: "write it as CSV to this file"))
    fileprivate static let certificate = Option(
        "certificate", "CODE", Phrase(zh: "哪种证书，不写就是第一种", en: "which; the first if left out"))
}

extension Command {
    static let campaignForm = Command(
        "campaign form", Phrase(zh: "按登记的成绩填好的表格", en: "a form, filled from what was recorded"),
        arguments: [.campaign, .form], options: [.only, .fill, .csv, .html, .replacing],
        examples: [
            .init(
                "jifen campaign form safety-month-2025",
                Phrase(zh: "进展情况统计表", en: "the progress form")),
            .init(
                "jifen campaign form safety-month-2025 progress --fill 联系人=李四 --html 统计表.html",
                Phrase(zh: "可打印", en: "to print")),
            .init(
                "jifen campaign form safety-month-2025 tasks",
                Phrase(zh: "任务清单", en: "the task list")),
        ]
    ) { session throws(Failure) in
        var params: JSONObject = [
            "campaign": .string(try session.arguments.required(.campaign))
        ]
        params["form"] = session.text(.form)
        params["participant"] = session.text(.only)
        let form = FormView(
            try session.ask("campaign.form", params), fills: session.arguments.values(.fill))
        let title = Phrase(form.name)
        if let path = session.arguments.value(.csv) {
            return try session.write(form, to: path)
        }
        if try session.writePage(title, form.paper, form.page(in: session)) { return }
        session.show(form.json) { form.text }
    }

    static let campaignCertificate = Command(
        "campaign certificate", Phrase(zh: "达到条件的证书", en: "a certificate that was earned"),
        arguments: [.campaign, .someParticipant],
        options: [.certificate, .html, .replacing],
        examples: [
            .init(
                "jifen campaign certificate drill-camp-2023 E001 --html 证书.html",
                Phrase(zh: "可打印", en: "to print"))
        ]
    ) { session throws(Failure) in
        var params: JSONObject = [
            "campaign": .string(try session.arguments.required(.campaign))
        ]
        params["participant"] = session.text(.someParticipant)
        params["certificate"] = session.text(.certificate)
        let result = try session.ask("campaign.certificate", params)
        let r = Facts(result)
        let source = Phrase(
            zh: "台账第 \(r("seq")) 笔，\(r("head"))", en: "entry \(r("seq")), head \(r("head"))")
        let isWritten = try session.writePage(
            Phrase(r("name")), .a5Landscape,
            [
                .element("p", class: "certificate", [.text(r("text"))]),
                .element("p", class: "number", [.text(r("on"))]),
                session.page(signatures: [Phrase(zh: "盖章", en: "Seal")]),
                session.page(source: source),
            ])
        if isWritten { return }
        session.show(result) { "\(r("name"))\n\n\(r("text"))\n\n\(r("on"))\n" }
    }
}

extension Session {
    /// The table as CSV; what stands around it goes beside it.
    fileprivate func write(_ form: FormView, to path: String) throws(Failure) {
        let replaces = arguments.has(.replacing)
        let file = try create(path, replaces: replaces)
        let beside = try MetaFile(beside: file, at: path, replaces: replaces, self)
        let isTraining = try whoami()["kind"] == "training"
        let training = isTraining ? Glossary.bookKinds.phrase(for: "training")[language] : nil
        let (lines, facts) = form.surroundings
        try file.write(form.csv(training: training, language))
        try beside?.write(facts)
        try file.commit()
        try beside?.commit()
        if isTraining { note(TrainingMark.line) }
        for line in lines { note(Phrase(line)) }
        note(Phrase(zh: "已写到 \(path.visible)。", en: "Written to \(path.visible)."))
    }
}
