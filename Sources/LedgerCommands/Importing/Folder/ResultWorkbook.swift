import LedgerExports

/// What came of a rehearsal, as a workbook that lies beside the file: every line with whether it
/// would go in, and why not.
struct ResultWorkbook {
    private let made: FolderImport
    private let language: Language
    private var writer: XLSXWriter

    /// - Parameter headings: the file's own.
    init(_ made: FolderImport, headings: [String], _ language: Language) {
        self.made = made
        self.language = language
        let own = [
            Phrase(zh: "行号", en: "line"), Phrase(zh: "结果", en: "result"),
            Phrase(zh: "原因", en: "reason"),
        ]
        writer = XLSXWriter(
            sheet: Phrase(zh: "结果", en: "result")[language], title: nil,
            headings: own.map { $0[language] } + headings, measure: { TextWidth.of($0) })
    }

    /// A line of the file; `reason`: why it is refused.
    mutating func add(_ row: ImportTable.Row, reason: String?) {
        let goesIn =
            made.reason != nil
            ? Phrase(zh: "没有检查", en: "not checked")
            : reason == nil ? Phrase(zh: "可以导入", en: "goes in") : Phrase(zh: "有问题", en: "bad")
        writer.write(
            [
                .integer(Int64(row.line)), .text(goesIn[language]),
                reason.map { .text($0) } ?? .empty,
            ] + row.fields.map { $0.isEmpty ? .empty : .text($0) })
    }

    /// Why nothing of the file can go in.
    mutating func add(reason: String) {
        let nothing = Phrase(zh: "不能导入", en: "nothing goes in")
        writer.write([.empty, .text(nothing[language]), .text(reason)])
    }

    mutating func finish() -> [UInt8] {
        func note(_ name: Phrase, _ value: ExportField) -> [ExportField] {
            [.text(name[language]), value]
        }
        let accept = "jifen import accept \(made.number)"
        let next: Phrase
        if made.reason != nil {
            next = Phrase(zh: "改好后重新放进来", en: "correct it and lay it here again")
        } else if made.bad > 0 {
            next = Phrase(
                zh: "改好后重新放进来，或 \(accept) --skip-bad 只导入其余的行",
                en: "correct it and lay it here again, or \(accept) --skip-bad for the others")
        } else {
            next = Phrase(accept)
        }
        writer.end(
            totals: [], notesSheet: Phrase(zh: "说明", en: "about")[language],
            notes: [
                note(Phrase(zh: "文件", en: "file"), .text(made.name.visible)),
                note(Phrase(zh: "序号", en: "number"), .integer(Int64(made.number))),
                note(
                    Phrase(zh: "办理", en: "command"),
                    .text(made.command.map { "jifen " + $0 } ?? "-")),
                note(Phrase(zh: "可以导入", en: "goes in"), .integer(Int64(made.rows))),
                note(Phrase(zh: "以前已导入", en: "in already"), .integer(Int64(made.already))),
                note(Phrase(zh: "有问题", en: "bad"), .integer(Int64(made.bad))),
                note(Phrase("SHA-256"), .text(made.digest)),
                note(Phrase(zh: "下一步", en: "next"), .text(next[language])),
            ])
        return writer.take()
    }
}
