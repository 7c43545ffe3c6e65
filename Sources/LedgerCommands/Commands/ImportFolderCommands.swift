import CSystem
import JSON

extension Argument {
    fileprivate static let folder = Argument(
        "DIR", Phrase(zh: "导入目录，不写就是配置里您的那个", en: "the folder; your own of the configuration"),
        .optional)
    fileprivate static let laid = Argument(
        "N|FILE", Phrase(zh: "序号，或目录里的文件名", en: "a number, or a file's name in the folder"))
}

extension Option {
    fileprivate static let folder = Option(
        "folder", "DIR",
        Phrase(zh: "导入目录，不写就是配置里您的那个", en: "the folder; your own of the configuration"))
}

extension Command {
    static let importFolder = Command(
        "import folder", Phrase(zh: "检查导入目录里的文件", en: "rehearse the files laid in a folder"),
        details: [
            Phrase(
                zh: "把表格放进导入目录，就会按表头检查一遍，旁边出现“文件名.result.xlsx”：每行能不能导入，不能的写明原因；"
                    + "什么也不入账。导入用 jifen import accept 序号。只看您自己的文件，链接和管道不读；还在写的文件等它写完。"
                    + "文件改了就换一个序号重新检查。",
                en: "A table laid in the folder is rehearsed by its header, and beside it lies "
                    + "NAME.result.xlsx: which lines would go in, and why others would not. Nothing "
                    + "is recorded; jifen import accept N does that. Only your own files are read, "
                    + "no links or pipes, and not before they are whole. A file that is changed is "
                    + "rehearsed again under another number."),
            Phrase(
                zh: "systemctl enable --now jifen-imports@登录名.path 让它自动进行。",
                en: "systemctl enable --now jifen-imports@LOGIN.path does it by itself."),
        ],
        arguments: [.folder],
        examples: [
            .init("jifen import folder", Phrase(zh: "自己的导入目录", en: "one's own folder")),
            .init("jifen import folder ~/导入", Phrase(zh: "另一个目录", en: "another")),
        ]
    ) { session throws(Failure) in
        let folder = try session.dropFolder(session.arguments.word(Argument.folder))
        var round = FolderRound(session, folder)
        try round.run()
        let rows = folder.waiting.map(\.json)
        if session.options.format == .json {
            return session.output.line(["folder": .string(folder.path), "rows": .array(rows)])
        }
        session.showRows(
            rows, FolderView.fields, nothing: Phrase(zh: "没有等待导入的文件。", en: "No file waits."))
    }

    static let importAccept = Command(
        "import accept", Phrase(zh: "导入检查过的文件", en: "bring in a file that was rehearsed"),
        details: [
            Phrase(
                zh: "导入的就是检查过的那一份；之后改过的文件要重新检查。导入后文件和结果移到 done。",
                en:
                    "What goes in is the copy that was rehearsed; a file that was changed since is to "
                    + "be rehearsed again. File and result are moved to done.")
        ],
        arguments: [.laid], options: [.folder, .skipBad],
        examples: [
            .init("jifen import accept 3", Phrase(zh: "第 3 个", en: "number 3")),
            .init(
                "jifen import accept 花名册.xlsx --skip-bad",
                Phrase(zh: "有问题的行不导入", en: "but for the bad lines")),
        ]
    ) { session throws(Failure) in
        let folder = try session.dropFolder(session.arguments.value(Option.folder))
        try session.accept(try session.arguments.required(.laid), in: folder)
    }
}

private enum FolderView {
    static let fields: [Field] = [
        .number("number", Phrase(zh: "序号", en: "number")),
        .text("file", Phrase(zh: "文件", en: "file")),
        .text("command", Phrase(zh: "办理", en: "command")),
        .number("rows", Phrase(zh: "可以导入", en: "goes in")),
        .number("already", Phrase(zh: "以前已导入", en: "in already")),
        .number("bad", Phrase(zh: "有问题", en: "bad")),
        Field("reason", Phrase(zh: "原因", en: "reason"), yield: .shrinks) { value, _ in
            Table.Cell(String(value.plain.prefix { !$0.isNewline }))
        },
    ]
}

extension Session {
    /// The folder that is named, or this login's own below the one of the configuration.
    fileprivate func dropFolder(_ path: String?) throws(Failure) -> DropFolder {
        if let path { return try DropFolder(path, self) }
        guard let base = try whoami()["imports"]?.string else {
            throw .said(
                Phrase(zh: "没有设导入目录。", en: "No folder for imports is set."),
                advice: Phrase(
                    zh: "写明目录，或请运维人员在 jifend.json5 里写 imports。",
                    en: "Name a folder, or have the operator set imports in jifend.json5."), .usage)
        }
        return try DropFolder(base + "/" + Facts.user(geteuid()), self)
    }
}
