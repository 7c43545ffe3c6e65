import JSON

extension Argument {
    fileprivate static let profileOrFile = Argument(
        "NAME|FILE", Phrase(zh: "方案的名称，或一个方案文件", en: "a profile's name, or a profile's file"))
}

extension Command {
    static let importProfiles = Command(
        "import profiles",
        Phrase(zh: "导入方案：哪些来源的文件能直接读", en: "import profiles: whose files are read as they are"),
        details: [
            Phrase(
                zh: "方案写明一个来源的文件里哪一列是什么、哪些行算、词怎么换。导入时按列名认出来。"
                    + "企业自己的放在 /etc/jifen/import，各人自己的放在 ~/.config/jifen/import（*.json5）；"
                    + "名称相同的，自己的在前。",
                en:
                    "A profile says of one source's files what each column is, which rows count, and what "
                    + "words stand for; the headings tell which it is. The enterprise's own lie in "
                    + "/etc/jifen/import, a user's own in ~/.config/jifen/import (*.json5); of one name "
                    + "the user's comes first.")
        ],
        examples: [.init("jifen import profiles", Phrase(zh: "有哪些方案", en: "which there are"))]
    ) { session throws(Failure) in
        let profiles = Profiles(session.environment)
        for (path, fault) in profiles.faulty { session.note(Phrase("\(path.visible): ") + fault) }
        let rows = profiles.all.map { entry -> JSON in
            [
                "name": .string(entry.profile.name),
                "title": .string(entry.profile.title[session.language]),
                "imports": .string(entry.profile.kinds.joined(separator: ", ")),
                "headings": .string(
                    entry.profile.recognised.map { $0.joined(separator: "|") }
                        .joined(separator: " + ")),
                "file": entry.path.map { .string($0) } ?? .null,
            ]
        }
        session.show(["rows": .array(rows)]) {
            session.table(
                rows,
                [
                    .text("name", Phrase(zh: "名称", en: "name")),
                    .text("imports", Phrase(zh: "导入", en: "imports")),
                    .prose("title", Phrase(zh: "来源", en: "source")),
                    .prose("file", Phrase(zh: "文件", en: "file")),
                ])
        }
    }

    static let importProfile = Command(
        "import profile",
        Phrase(zh: "看一个导入方案，或检查一个方案文件", en: "show an import profile, or check a profile's file"),
        details: [
            Phrase(
                zh: "要写自己的：把最像的一个存下来改，检查好放进 ~/.config/jifen/import 或 /etc/jifen/import。",
                en: "To write one: save the nearest, change it, check it, and put it into "
                    + "~/.config/jifen/import or /etc/jifen/import.")
        ],
        arguments: [.profileOrFile],
        examples: [
            .init(
                "jifen import profile caoliao", Phrase(zh: "草料二维码的", en: "that of Caoliao QR codes")
            ),
            .init(
                "jifen import profile mine.json5", Phrase(zh: "有错就指出在第几行", en: "faults with lines")),
        ]
    ) { session throws(Failure) in
        let word = try session.arguments.required(.profileOrFile)
        let entry = try session.profile(called: word)
        let result: JSON = [
            "name": .string(entry.profile.name),
            "imports": .array(entry.profile.kinds.map { .string($0) }),
            "text": .string(entry.text),
        ]
        guard entry.path == word else {
            switch session.options.format {
            case .json, .jsonLines: session.output.line(result)
            // As it stands in its file, to be saved.
            case .plain, .table: session.output.write(entry.text + "\n")
            }
            return
        }
        session.show(
            result,
            Phrase(
                zh: "方案“\(entry.profile.name.visible)”没有错。",
                en: "The profile ‘\(entry.profile.name.visible)’ has no faults."))
    }
}
