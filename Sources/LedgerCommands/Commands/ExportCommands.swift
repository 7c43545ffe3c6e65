import JSON
import LedgerClient
import LedgerExports

extension Option {
    fileprivate static func format(_ formats: [ExportFormat]) -> Option {
        Option(
            "format", formats.map(\.rawValue).joined(separator: "|"),
            Phrase(zh: "格式（默认看文件后缀，没有就是 csv）", en: "format (by the file's ending, else csv)"))
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
                    zh: "期间按生效日期算。csv 和 tsv 只有一行表头和数据行，期间、合计和台账末笔另外打印，写文件时存到 "
                        + "文件名.meta.json；以 = + - @ 开头的文字前面会加 '，表格软件就不会当公式。xlsx 的合计在最后一行，"
                        + "其余在最后一张表里；超过 104.8 万行接着写下一张表。",
                    en:
                        "The period is by day of effect. csv and tsv hold one header and rows; period, "
                        + "sums and the head of the books are printed beside them and, with a file, "
                        + "go into FILE.meta.json. Text that could run as a formula gets a ' before "
                        + "it. An xlsx has the sums in its last row and the rest in its last sheet; "
                        + "beyond 1,048,000 rows it goes on in further sheets."),
                Phrase(
                    zh: "给 Excel、WPS、LibreOffice 请用 xlsx：它们打开 csv 时会去掉工号开头的 0，长数字只留 15 位，"
                        + "1-12 变成日期；一定要用 csv，就从“数据—导入”进，把列设成“文本”。程序读 csv 时按 meta.json "
                        + "里各列的类型读，不要猜（pandas 用 dtype=str，DuckDB 用 all_varchar=true，Miller 用 -S）。"
                        + "在终端上写没有后缀的文件，写的就是 xlsx。",
                    en:
                        "For Excel, WPS and LibreOffice take xlsx: opening a csv they drop the zeros "
                        + "before a works number, keep 15 digits of a long one and make 1-12 a day; if "
                        + "it must be csv, import it with its columns as text. Programs read a csv by "
                        + "the types of the columns in meta.json and do not guess (dtype=str in pandas, "
                        + "all_varchar=true in DuckDB, -S in Miller). On a terminal a file without "
                        + "an ending is written as xlsx."),
            ],
            options: [.from.required, .to.required]
                + (kind.hasDepartments ? [.department] : [])
                + [.format(ExportFormat.all(for: kind)), .output, .force],
            examples: [
                .init(
                    file + " --output \(kind.name).xlsx",
                    Phrase(zh: "全年，给 Excel 或 WPS", en: "a year, for Excel or WPS")),
                .init(
                    file + " --output \(kind.name).csv",
                    Phrase(zh: "给程序，旁边有 .meta.json", en: "for programs, a .meta.json beside it")),
            ]
                + (kind.isJournal
                    ? [
                        .init(
                            file + " --output 2026.journal",
                            Phrase(zh: "给 hledger 核对", en: "for hledger to check"))
                    ] : [])
        ) { session throws(Failure) in
            try session.export(kind)
        }
    }
}

extension Session {
    fileprivate func export(_ kind: ExportKind) throws(Failure) {
        let path = arguments.value(.output) ?? "-"
        let asked = try format(of: kind, for: path)
        var params: JSONObject = [:]
        params["from"] = try day(.from)
        params["to"] = try day(.to)
        params["department"] = text(.department)
        let replaces = arguments.has(.force)
        let file = try create(path, replaces: replaces)
        let isForPeople =
            file.isRegular && output.screen.isTerminal && ExportFormat.ending(of: path) == nil
        let format = asked ?? (isForPeople ? .xlsx : .csv)
        if file.isTerminal && format.isBinary {
            throw .usage(
                .other(
                    Phrase(
                        zh: "--format \(format) 要写到文件：加 --output 文件名.\(format)。",
                        en: "--format \(format) needs a file: --output FILE.\(format).")))
        }
        if format.beginsWithBalances { params["opening"] = true }
        let beside =
            format.holdsRowsOnly
            ? try MetaFile(beside: file, at: path, replaces: replaces, self) : nil
        let books = try whoami()
        var sheet = format.sheet(of: kind, language, onTerminal: file.isTerminal)
        sheet.begin(
            ExportHeading(
                enterprise: books["enterprise"]?.string ?? "",
                isTraining: books["kind"] == "training", from: params["from"]?.string ?? "",
                to: params["to"]?.string ?? ""))
        let summary = try write(try stream("export.\(kind.name)", params), as: &sheet, to: file)
        let meta = ExportMeta(kind: kind, summary: summary)
        try beside?.write(meta.json(language))
        try file.commit()
        try beside?.commit()
        note(meta.words(language))
    }

    /// What `--format` and the file's ending say, which must not contradict each other; nil where
    /// neither says anything.
    private func format(of kind: ExportKind, for path: String) throws(Failure) -> ExportFormat? {
        let formats = ExportFormat.all(for: kind)
        let list = formats.map(\.rawValue).joined(separator: ", ")
        let asked = arguments.value(.format(formats))
        let format = asked.flatMap { word in formats.first { $0.rawValue == word } }
        if let asked, format == nil {
            throw .usage(.badValue(of: Phrase("--format"), asked, wanted: Phrase(list)))
        }
        guard let ending = ExportFormat.ending(of: path) else { return format }
        let named = ExportFormat(ending: ending)
        if let named, let format, named != format {
            throw .usage(
                .other(
                    Phrase(
                        zh: ".\(ending) 文件是 \(named)，--format 说的却是 \(format)：改一个，或不写 --format。",
                        en:
                            "A file .\(ending) is \(named), but --format says \(format): change one "
                            + "of them, or leave --format out.")))
        }
        if format == nil, named.map({ !formats.contains($0) }) ?? ExportFormat.isForeign(ending) {
            throw .usage(
                .other(
                    Phrase(
                        zh: "这里不写 .\(ending.visible) 文件，可以是：\(list)。",
                        en: "No .\(ending.visible) is written here; there are: \(list).")))
        }
        return format ?? named
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
