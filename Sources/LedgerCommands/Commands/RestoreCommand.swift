import CSystem
import JSON
import LedgerClient

extension Argument {
    fileprivate static let backupFile = Argument(
        "FILE", Phrase(zh: "备份文件，或备份名称", en: "the backup: its file, or its name"), .optional)
}

extension Command {
    static let restore = Command(
        "restore", Phrase(zh: "怎样用备份恢复台账", en: "how the books are restored from a backup"),
        details: [
            Phrase(
                zh: "不写文件就用最近的一份备份。命令可以直接粘贴运行。",
                en:
                    "Without a file: from the latest backup. The commands can be pasted as they are."
            )
        ],
        arguments: [.backupFile],
        examples: [.init("jifen restore", Phrase(zh: "只说明，不动台账", en: "explains; changes nothing"))]
    ) { session throws(Failure) in
        let place = session.restorePlace()
        let lines = place.steps(asRoot: geteuid() == 0).map { "  " + $0.visible }
        let steps = lines.joined(separator: "\n")
        let before = Phrase(
            zh: place.isService ? "" : "先结束正在用这本台账的 jifend，",
            en: place.isService ? "" : " End the jifend of these books first.")
        let words = Phrase(
            zh: "恢复在服务停止时由 jifend 自己做，\(before[.chinese])运行：\n\(steps)\n"
                + "它先检验备份，原来的台账改名留着；如果会丢掉备份之后的账，要加 --force 才做。"
                + "恢复的文件归台账目录的主人。",
            en: "jifend itself restores, while it does not serve.\(before[.english])\n\(steps)\n"
                + "It verifies the backup first and keeps the books that were there under another "
                + "name. Where entries after the backup would be lost, it wants --force. What is "
                + "restored belongs to the owner of the books' folder.")
        session.show(["file": .string(place.file), "books": .string(place.books)], words)
    }
}

/// What is to be restored, and where to.
private struct RestorePlace {
    let file: String
    let books: String
    /// systemd runs the daemon.
    let isService: Bool

    /// Lines for a shell.
    func steps(asRoot: Bool) -> [String] {
        let restore = "jifend --restore \(file.shellWord) --books \(books.shellWord)"
        guard isService else { return [restore] }
        return [
            "systemctl stop jifend.socket jifend", restore, "systemctl start jifend.socket jifend",
        ].map { asRoot ? $0 : "sudo " + $0 }
    }
}

extension Session {
    /// The daemon is asked where its files are; one that does not answer, or an operator's question
    /// from somebody else, leaves the usual places.
    fileprivate func restorePlace() -> RestorePlace {
        let listed = try? ask("books.backups", seconds: 5)
        let folder = listed?["folder"]?.string ?? "/var/lib/jifen/backups"
        let books =
            listed?["books"]?.string ?? environment["JIFEN_BOOKS"] ?? "/var/lib/jifen/books.sqlite"
        let latest = listed?["rows"]?.array?.last { $0["other"] == nil }?["name"]?.string
        let file: String
        if let word = arguments.word(.backupFile) {
            let isName = !word.contains("/") && !word.hasSuffix(".sqlite")
            file = isName ? "\(folder)/\(word).sqlite" : Self.absolute(word)
        } else {
            file = "\(folder)/\(latest ?? "NAME").sqlite"
        }
        let isService = client.path == SocketPath.system
        return RestorePlace(file: file, books: books, isService: isService)
    }

    private static func absolute(_ path: String) -> String {
        if path.hasPrefix("/") { return path }
        guard let folder = getcwd(nil, 0) else { return path }
        defer { free(folder) }
        return String(cString: folder) + "/" + path
    }
}
