import JSON
import LedgerClient
import LedgerExports

extension Option {
    fileprivate static func format(_ formats: [String]) -> Option {
        Option(
            "format", formats.joined(separator: "|"),
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
                + [.format(kind.formats), .output, .force],
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

extension ExportKind {
    fileprivate var formats: [String] {
        ["csv", "tsv", "jsonl", "xlsx"] + (isJournal ? ["hledger"] : [])
    }

    fileprivate func sheet(
        _ format: String, _ language: Language, mark: Bool
    ) -> (any ExportSheet)? {
        switch format {
        case "csv": DelimitedSheet(columns, .commas, language, mark: mark)
        case "tsv": DelimitedSheet(columns, .tabs, language, mark: mark)
        case "jsonl": JSONLinesSheet()
        case "xlsx": WorkbookSheet(self, language)
        case "hledger" where isJournal: JournalSheet()
        default: nil
        }
    }
}

extension Session {
    fileprivate func export(_ kind: ExportKind) throws(Failure) {
        let from = try day(.from)
        let to = try day(.to)
        var params: JSONObject = [:]
        params["from"] = from
        params["to"] = to
        params["department"] = text(.department)
        let format = arguments.value(.format(kind.formats)) ?? "csv"
        if format == "hledger" { params["opening"] = true }
        let path = arguments.value(.output) ?? "-"
        let isShown = path == "-" && output.screen.isTerminal
        guard var sheet = kind.sheet(format, language, mark: !isShown) else {
            let list = kind.formats.joined(separator: ", ")
            throw .usage(.badValue(of: Phrase("--format"), format, wanted: Phrase(list)))
        }
        if isShown && format == "xlsx" {
            throw .usage(
                .other(
                    Phrase(
                        zh: "xlsx 要写到文件：加 --output 文件名.xlsx。",
                        en: "An xlsx needs a file: --output FILE.xlsx.")))
        }
        let file = try OutputFile(path: path, replaces: arguments.has(.force))
        let books = try whoami()
        let progress = Progress(self, Phrase(zh: "已导出", en: "exported"), total: nil)
        let stream = try self.stream("export.\(kind.name)", params)
        sheet.begin(
            ExportHeading(
                enterprise: books["enterprise"]?.string ?? "",
                isTraining: books["kind"] == "training", from: from?.string ?? "",
                to: to?.string ?? ""))
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
        try file.commit()
        progress.finish()
        let r = Facts(stream.summary)
        let rows = Forms.count(r.number("count") ?? 0, "row", "rows")
        note(
            Phrase(
                zh: "导出 \(r("count")) 行；台账末笔 \(r("seq"))，\(r("head"))。",
                en: "\(rows); head of the books: \(r("seq")), \(r("head"))."))
    }
}
