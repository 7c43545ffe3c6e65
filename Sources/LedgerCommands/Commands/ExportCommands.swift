import JSON
import LedgerClient
import LedgerExports

extension Option {
    fileprivate static func format(_ formats: [ExportFormat]) -> Option {
        Option(
            "format", formats.map(\.rawValue).joined(separator: "|"),
            Phrase(zh: "格式（默认 csv）", en: "format (csv)"))
    }
    static let output = Option(
        "output", "FILE",
        Phrase(zh: "写到文件，不写或写 - 就是标准输出", en: "a file; - or none is standard output"))
    static let force = Option(
        "force", Phrase(zh: "覆盖已有文件", en: "replace a file that is there"))
}

extension Command {
    static let exportRedemptions = export(.redemptions)
    static let exportEarnings = export(.earnings)
    static let exportClearing = export(.clearing)
    static let exportStock = export(.stock)
    static let exportJournal = export(.journal)
    static let exportLiability = export(.liability)
    static let exportBudget = export(.budget)

    private static func export(_ kind: ExportKind) -> Command {
        let file = "jifen export \(kind.name) --from 2026-01-01 --to 2026-12-31"
        return Command(
            "export \(kind.name)", kind.summary,
            details: [
                Phrase(
                    zh: "期间按生效日期算。csv 和 tsv 里以 = + - @ 开头的文字前面会加 '，表格软件就不会当公式；"
                        + "末尾有合计、期间和台账末笔，xlsx 写在最后一张表里；超过 104.8 万行，xlsx 接着写下一张表。",
                    en: "The period is by day of effect. In csv and tsv, text that could run as a "
                        + "formula gets a ' before it. The last rows hold the sums, the period and "
                        + "the head of the books; in xlsx the last sheet does. Beyond 1,048,000 rows "
                        + "an xlsx goes on in further sheets.")
            ],
            options: [.from.required, .to.required]
                + (kind.hasDepartments ? [.department] : [])
                + [.format(ExportFormat.all(for: kind)), .output, .force],
            examples: [
                .init(
                    file + " --output \(kind.name).csv",
                    Phrase(zh: "全年，给 Excel 或 WPS", en: "a year, for Excel or WPS"))
            ]
                + (kind.isJournal
                    ? [
                        .init(
                            file + " --format hledger --output 2026.journal",
                            Phrase(zh: "给 hledger 核对", en: "for hledger to check"))
                    ] : [])
        ) { session throws(Failure) in
            try session.export(kind)
        }
    }
}

extension Session {
    fileprivate func export(_ kind: ExportKind) throws(Failure) {
        let format = try format(of: kind)
        let path = arguments.value(.output) ?? "-"
        let isShown = path == "-" && output.screen.isTerminal
        if isShown && format.isBinary {
            throw .usage(
                .other(
                    Phrase(
                        zh: "--format \(format) 要写到文件：加 --output 文件名.\(format)。",
                        en: "--format \(format) needs a file: --output FILE.\(format).")))
        }
        var params: JSONObject = [:]
        params["from"] = try day(.from)
        params["to"] = try day(.to)
        params["department"] = text(.department)
        if format.beginsWithBalances { params["opening"] = true }
        let file = try create(path, replaces: arguments.has(.force))
        let books = try whoami()
        var sheet = format.sheet(of: kind, language, mark: !isShown)
        sheet.begin(
            ExportHeading(
                enterprise: books["enterprise"]?.string ?? "",
                isTraining: books["kind"] == "training", from: params["from"]?.string ?? "",
                to: params["to"]?.string ?? ""))
        let summary = Facts(
            try write(try stream("export.\(kind.name)", params), as: &sheet, to: file))
        try file.commit()
        let rows = Forms.count(summary.number("count") ?? 0, "row", "rows")
        note(
            Phrase(
                zh: "导出 \(summary("count")) 行；台账末笔 \(summary("seq"))，\(summary("head"))。",
                en: "\(rows); head of the books: \(summary("seq")), \(summary("head"))."))
    }

    private func format(of kind: ExportKind) throws(Failure) -> ExportFormat {
        let formats = ExportFormat.all(for: kind)
        let word = arguments.value(.format(formats)) ?? ExportFormat.csv.rawValue
        if let format = formats.first(where: { $0.rawValue == word }) { return format }
        let list = formats.map(\.rawValue).joined(separator: ", ")
        throw .usage(.badValue(of: Phrase("--format"), word, wanted: Phrase(list)))
    }

    /// Writes the rows as they come, then the sums.
    /// - Returns: the last members of the answer.
    private func write(
        _ stream: RowStream, as sheet: inout any ExportSheet, to file: OutputFile
    ) throws(Failure) -> JSON {
        let progress = Progress(self, Phrase(zh: "已导出", en: "exported"), total: nil)
        while let count = try addRows(of: stream, to: &sheet) {
            try file.write(sheet.take())
            progress.advance(by: count)
            if sheet.isFull {
                throw .said(
                    Phrase(
                        zh: "一个 xlsx 文件装不下（最多约 3.5 GiB），没有写。",
                        en: "One xlsx cannot hold it (about 3.5 GiB at most); nothing was written."),
                    advice: Phrase(
                        zh: "把期间分开导出，或用 --format csv。",
                        en: "Split the period, or use --format csv."), .refused)
            }
            if interrupts.isRaised { throw .client(.interrupted(request: nil)) }
        }
        sheet.end(stream.summary)
        try file.write(sheet.take())
        progress.finish()
        return stream.summary
    }
}
