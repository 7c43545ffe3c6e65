import JSON
import LedgerAPI
import LedgerClient

extension Argument {
    static let imported = Argument(
        "IMPORT", Phrase(zh: "导入编号，如 I3", en: "an import, such as I3"), prefix: "I")
}

extension Command {
    static let importList = Command(
        "import list", Phrase(zh: "导入过的文件，新的在前", en: "files that were imported, the newest first"),
        options: [.oldest] + Option.paging,
        examples: [.init("jifen import list", Phrase(zh: "导入过什么", en: "what came in"))]
    ) { session throws(Failure) in
        try session.list(
            Listing(
                method: "import.list",
                params: ["newest": .bool(!session.arguments.has(.oldest))],
                fields: ImportedView.row,
                nothing: Phrase(zh: "没有导入过文件。", en: "No file was imported.")))
    }

    static let importShow = Command(
        "import show", Phrase(zh: "一次导入的各行，现在怎样了", en: "an import's rows, as they stand today"),
        arguments: [.imported],
        examples: [.init("jifen import show I3", Phrase(zh: "看 I3 的各行", en: "the rows of I3"))]
    ) { session throws(Failure) in
        let number = try session.arguments.required(.imported)
        let shown = try session.importedRows("import.show", number)
        guard session.options.format == .table else {
            return session.showImported(shown, ImportedView.rows)
        }
        let card = session.card(shown.summary, ImportedView.card)
        let table = session.table(shown.rows, ImportedView.rows)
        session.output.page(
            session.trainingMark + card + "\n" + table, environment: session.environment,
            interrupts: session.interrupts)
    }

    static let importUndo = Command(
        "import undo", Phrase(zh: "撤回一次导入", en: "take an import back"),
        details: [
            Phrase(
                zh: "先列出撤回什么、什么撤不回和为什么，问过再办；--dry-run 只看不办。申报：没审的由导入的人或积分管理员撤回，"
                    + "审过的由没有导入它的安全管理部门按误记撤销；入库：退出还没发出、没预留的；旧账：最多扣到 0；"
                    + "商品：没用过的撤下；员工：只有登记、没有别的记录的撤销登记；成绩作废。撤回的行可以再导入。",
                en:
                    "First what is taken back, what stays and why; then you are asked. --dry-run only "
                    + "shows it. Claims: those not decided are withdrawn by who imported them or an "
                    + "administrator, others revoked as a mistake by a reviewer who did not. "
                    + "Deliveries: what is not handed out or held. The old book: at most to 0. "
                    + "Products without a use, and people of whom nothing stands but the enrolment. "
                    + "Results are voided. What was taken back can be imported again.")
        ],
        arguments: [.imported], options: [.reason],
        examples: [
            .init("jifen import undo I3 --dry-run", Phrase(zh: "先看会怎样", en: "look first")),
            .init(
                "jifen import undo I3 --reason 月份填错",
                Phrase(zh: "写明理由，整批撤回", en: "with a reason")),
        ]
    ) { session throws(Failure) in
        let number = try session.arguments.required(.imported)
        try ImportUndo(session, number).run(reason: session.arguments.value(.reason))
    }
}

/// How imports and their rows look.
enum ImportedView {
    static let row: [Field] = [
        .text("import", Phrase(zh: "导入", en: "import")),
        .instant("at", Phrase(zh: "时间", en: "when")),
        .term("kind", Phrase(zh: "类别", en: "kind"), .importKinds),
        .prose("file", Phrase(zh: "文件", en: "file")),
        .term("by", Phrase(zh: "谁", en: "by"), .actors),
        .number("rows", Phrase(zh: "行数", en: "rows")),
        Field("undone", Phrase(zh: "已撤回", en: "taken back"), .right) { value, _ in
            Table.Cell(value.int == 0 ? "" : value.plain, .attention)
        },
    ]

    static let card: [Field] = [
        .text("import", Phrase(zh: "导入", en: "import")),
        .term("kind", Phrase(zh: "类别", en: "kind"), .importKinds),
        .prose("file", Phrase(zh: "文件", en: "file")),
        .term("by", Phrase(zh: "谁", en: "by"), .actors),
        .instant("at", Phrase(zh: "时间", en: "when")),
        .number("imported", Phrase(zh: "行数", en: "rows")),
        Field("states", Phrase(zh: "现在", en: "today")) { states, language in
            let counts = (states.object ?? [:]).members.map { state in
                Glossary.importedStates.phrase(for: state.name)[language] + " " + state.value.plain
            }
            return Table.Cell(counts.joined(separator: language == .chinese ? "，" : ", "))
        },
    ]

    static let rows: [Field] =
        what + [
            .term(
                "state", Phrase(zh: "现在", en: "today"), .importedStates,
                style: { ["rejected", "revoked", "voided"].contains($0) ? .bad : .plain })
        ]

    private static let what: [Field] = [
        .number("row", Phrase(zh: "行", en: "row")),
        .text("what", Phrase(zh: "记为", en: "became")),
        .text("employee", Phrase(zh: "工号", en: "employee")),
        .prose("name", Phrase(zh: "姓名", en: "name")),
        .prose("about", Phrase(zh: "内容", en: "about")),
        .text("on", Phrase(zh: "日期", en: "day")),
        .number("points", Phrase(zh: "分值", en: "points")),
        .number("count", Phrase(zh: "数量", en: "count")),
    ]

    /// A row that is taken back.
    static let undone: [Field] =
        what + [
            .term("undo", Phrase(zh: "撤回", en: "taken back"), .undoings),
            .number("taken", Phrase(zh: "扣回", en: "how many")),
        ]

    /// A row of which something stays, and why.
    static let staying: [Field] =
        what + [
            Field("", Phrase(zh: "为什么留下", en: "why it stays")) { row, language in
                Table.Cell(reason(row)[language], .attention)
            }
        ]

    static func reason(_ row: JSON) -> Phrase {
        if let refusal = Outcome(row).refusal { return refusal.explanation.what }
        let rest = row["stays"]?.int ?? 0
        return row["undo"]?.string == "takenBack"
            ? Phrase(
                zh: "\(rest) 件已发出或预留",
                en: Forms.count(rest, "is", "are") + " handed out or held")
            : Phrase(
                zh: "\(rest) 分已用掉或清零",
                en: Forms.count(rest, "point is", "points are") + " spent or cleared")
    }
}

extension Session {
    /// An import with all its rows, in the order in which they come.
    func importedRows(
        _ method: String, _ number: String
    ) throws(Failure) -> (summary: JSON, rows: [JSON]) {
        let stream = try stream(method, ["import": .string(number)], seconds: Patience.chunk)
        var rows: [JSON] = []
        do throws(ClientError) {
            while let more = try stream.next() { rows += more }
        } catch {
            throw .client(error)
        }
        return (stream.summary, rows)
    }

    fileprivate func showImported(_ shown: (summary: JSON, rows: [JSON]), _ fields: [Field]) {
        guard options.format == .json else {
            return showRows(shown.rows, fields, nothing: Phrase(""))
        }
        var result = shown.summary.object ?? [:]
        result["rows"] = .array(shown.rows)
        output.line(JSON.object(result))
    }
}
