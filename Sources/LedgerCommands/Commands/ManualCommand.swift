import CSystem
import LedgerAPI

extension Argument {
    fileprivate static let folder = Argument(
        "DIR", Phrase(zh: "放手册页的目录，如 /usr/local/share/man", en: "a folder of man pages"))
}

extension Command {
    static let manual = Command(
        "man", Phrase(zh: "生成手册页", en: "write the man pages"),
        details: [
            Phrase(
                zh: "英文写到 man1，中文写到 zh_CN/man1，和 jifen help 出自同一张表。已有的会更新。",
                en: "English ones go to man1, Chinese ones to zh_CN/man1, from the table that the "
                    + "help is made of. Older ones are replaced.")
        ],
        arguments: [.folder],
        examples: [
            .init("jifen man share/man", Phrase(zh: "写到 share/man", en: "write them to share/man"))
        ]
    ) { session throws(Failure) in
        let folder = try session.arguments.required(.folder)
        var count: Int64 = 0
        for (language, place) in [(Language.english, "man1"), (.chinese, "zh_CN/man1")] {
            try makeFolders("\(folder)/\(place)")
            for page in ManualPage.all(in: language, table: .all) {
                let file = try session.create(
                    "\(folder)/\(place)/\(page.name).1", replaces: true)
                try file.write(Array(page.text.utf8))
                try file.commit()
                count += 1
            }
        }
        session.note(
            Phrase(
                zh: "写好 \(count) 页，在 \(folder.visible)。",
                en: "\(Forms.count(count, "page", "pages")) in \(folder.visible)."))
    }

    /// A folder and those above it.
    private static func makeFolders(_ path: String) throws(Failure) {
        var made = path.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/") {
            made += (made.isEmpty || made.hasSuffix("/") ? "" : "/") + part
            let result = cs_make_directory(made.systemPath, 0o755)
            guard result == 0 || result == -EEXIST else {
                throw .file(FileFault(path: made, attempt: .write, errno: -result))
            }
        }
    }
}
