import JSON
import LedgerClient
import LedgerExports

extension Option {
    fileprivate static let format = Option(
        "format", "csv|tsv|jsonl", Phrase(zh: "格式（默认 csv）", en: "format (csv)"))
    fileprivate static let output = Option(
        "output", "FILE",
        Phrase(zh: "写到文件，不写或写 - 就是标准输出", en: "a file; - or none is standard output"))
    fileprivate static let force = Option(
        "force", Phrase(zh: "覆盖已有文件", en: "replace a file that is there"))
}

extension Command {
    static let exportRedemptions = export(
        "redemptions", Phrase(zh: "导出兑换明细", en: "export what was redeemed"), ExportView.redemptions)

    static let exportEarnings = export(
        "earnings", Phrase(zh: "导出获得明细", en: "export what was earned"), ExportView.earnings)

    private static func export(
        _ what: String, _ summary: Phrase, _ columns: [ExportColumn]
    ) -> Command {
        Command(
            "export \(what)", summary,
            details: [
                Phrase(
                    zh: "以 = + - @ 开头的文字前面会加 '，表格软件就不会当公式；末尾有合计和台账末笔。",
                    en: "Text that could run as a formula gets a ' before it. The last rows hold "
                        + "the sums and the head of the books.")
            ],
            options: [.from.required, .to.required, .format, .output, .force],
            examples: [
                .init(
                    "jifen export \(what) --from 2026-01-01 --to 2026-12-31 --output \(what).csv",
                    Phrase(zh: "全年，给 Excel 或 WPS", en: "a year, for Excel or WPS"))
            ]
        ) { session throws(Failure) in
            try session.export("export.\(what)", columns)
        }
    }
}

extension Session {
    fileprivate func export(_ method: String, _ columns: [ExportColumn]) throws(Failure) {
        var params: JSONObject = [:]
        params["from"] = try day(.from)
        params["to"] = try day(.to)
        let format = try exportFormat()
        let path = arguments.value(.output) ?? "-"
        let file = try OutputFile(path: path, replaces: arguments.has(.force))
        let kind = Facts(try ask("whoami"))("kind")
        var sheet = ExportSheet(
            columns, format, language, kind: kind,
            mark: path != "-" || !output.screen.isTerminal)
        let progress = Progress(self, Phrase(zh: "已导出", en: "exported"), total: nil)
        let stream = try self.stream(method, params)
        sheet.begin()
        while let rows = try next(stream) {
            for row in rows { sheet.add(row) }
            try file.write(sheet.take())
            progress.advance(by: rows.count)
            if interrupts.isRaised { throw .client(.interrupted(request: nil)) }
        }
        sheet.end(stream.summary)
        try file.write(sheet.take())
        try file.commit()
        progress.finish()
        let r = Facts(stream.summary)
        note(
            Phrase(
                zh: "导出 \(r("count")) 行；台账末笔 \(r("seq"))，\(r("head"))。",
                en: "\(r("count")) rows; head of the books: \(r("seq")), \(r("head"))."))
    }

    private func exportFormat() throws(Failure) -> ExportSheet.Format {
        switch arguments.value(.format) {
        case nil, "csv": return .delimited(.commas)
        case "tsv": return .delimited(.tabs)
        case "jsonl": return .jsonLines
        case let other?:
            let wanted = Phrase(zh: " csv、tsv 或 jsonl", en: "csv, tsv or jsonl")
            throw .usage(.badValue(of: "--format", other, wanted: wanted))
        }
    }
}

private enum ExportView {
    private static let people: [ExportColumn] = [
        .text("employee", Phrase(zh: "工号", en: "employee")),
        .text("name", Phrase(zh: "姓名", en: "name")),
        .text("department", Phrase(zh: "部门", en: "department")),
        .term("type", Phrase(zh: "用工性质", en: "type"), .employmentTypes),
    ]

    static let redemptions: [ExportColumn] =
        [
            .integer("seq", Phrase(zh: "账目", en: "entry")),
            .text("redemption", Phrase(zh: "兑换编号", en: "redemption")),
            .term("what", Phrase(zh: "事项", en: "what"), .redemptionStages),
        ] + people + [
            .text("product", Phrase(zh: "商品编码", en: "product")),
            .text("productName", Phrase(zh: "商品", en: "product name")),
            .term("kind", Phrase(zh: "类别", en: "kind"), .productKinds),
            .integer("count", Phrase(zh: "数量", en: "count"), sum: "count"),
            .integer("points", Phrase(zh: "积分", en: "points"), sum: "points"),
            .yuan("costFen", Phrase(zh: "金额（元）", en: "cost (yuan)"), sum: "costFen"),
            .instant("requestedAt", Phrase(zh: "申请时间", en: "asked for")),
            .instant("at", Phrase(zh: "办理时间", en: "when")),
            .text("by", Phrase(zh: "办理人", en: "by")),
        ]

    static let earnings: [ExportColumn] =
        [
            .integer("seq", Phrase(zh: "账目", en: "entry")),
            .text("claim", Phrase(zh: "申报编号", en: "claim")),
            .term("what", Phrase(zh: "事项", en: "what"), .claimStages),
        ] + people + [
            .text("item", Phrase(zh: "项目编码", en: "item")),
            .text("itemName", Phrase(zh: "项目", en: "item name")),
            .term("category", Phrase(zh: "类别", en: "category"), .categories),
            .text("occurred", Phrase(zh: "发生日期", en: "occurred")),
            .instant("at", Phrase(zh: "计入时间", en: "when")),
            .integer("award", Phrase(zh: "核定分值", en: "award"), sum: "award"),
            .integer("credited", Phrase(zh: "计入", en: "credited"), sum: "credited"),
            .integer("forgone", Phrase(zh: "超限部分", en: "forgone"), sum: "forgone"),
        ]
}
