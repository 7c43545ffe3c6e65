import CSystem
import JSON
import LedgerAPI
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
        let place = try session.restorePlace()
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
    /// from somebody else, leaves the usual places, as far as there is something.
    fileprivate func restorePlace() throws(Failure) -> RestorePlace {
        var listed: JSON?
        var isAnswered = true
        do {
            listed = try ask("books.backups", seconds: 5)
        } catch .client(.refused) {
            note(
                Phrase(
                    zh: "备份在哪里只告诉运维人员，下面是惯用的位置。",
                    en: "Where backups are is for the operator; below are the usual places."))
        } catch {
            isAnswered = false
        }
        let books =
            listed?["books"]?.string ?? environment["JIFEN_BOOKS"] ?? "/var/lib/jifen/books.sqlite"
        let folder =
            listed?["folder"]?.string ?? Self.backups(beside: Self.absolute(books))
        let latest =
            listed == nil
            ? Self.newest(in: folder)
            : listed?["rows"]?.array?.last { $0["other"] == nil }?["name"]?.string
        let file: String
        if let word = arguments.word(.backupFile) {
            let isName = !word.contains("/") && !word.hasSuffix(".sqlite")
            file = isName ? "\(folder)/\(word).sqlite" : Self.absolute(word)
        } else {
            file = "\(folder)/\(latest ?? "NAME").sqlite"
        }
        if !isAnswered { try look(at: file, folder) }
        let isService = client.path == SocketPath.system
        return RestorePlace(file: file, books: books, isService: isService)
    }

    private static func backups(beside books: String) -> String {
        String(books.prefix(through: books.lastIndex(of: "/") ?? books.startIndex)) + "backups"
    }

    /// The name of the backup that was written last, where this user may look.
    private static func newest(in folder: String) -> String? {
        let ending = ".sqlite"
        let all = DropFolder.names(in: folder).filter { $0.hasSuffix(ending) }.compactMap { name in
            DropFolder.status(folder + "/" + name).map {
                (name: String(name.dropLast(ending.count)), at: $0.st_mtim)
            }
        }
        return all.max { ($0.at.tv_sec, $0.at.tv_nsec) < ($1.at.tv_sec, $1.at.tv_nsec) }?.name
    }

    /// Without the daemon nobody says that the backup is there.
    private func look(at file: String, _ folder: String) throws(Failure) {
        var status = stat()
        let found = cs_stat(file.systemPath, &status)
        if found == -ENOENT {
            throw .said(
                Phrase(zh: "没有备份文件 \(file.visible)。", en: "There is no backup \(file.visible)."),
                advice: Phrase(
                    zh: "jifend 没有回答，这里找的是惯用的位置。备份在哪里见 jifend.json5 的 backups；写明文件："
                        + "jifen restore 文件。",
                    en:
                        "jifend did not answer, so the usual place was looked at. jifend.json5 says "
                        + "where the backups are (backups): name the file, jifen restore FILE."),
                .notFound)
        }
        guard found != 0 else { return }
        note(
            Phrase(
                zh: "jifend 没有回答，\(folder.visible) 您也看不到：下面是惯用的位置，不一定有这个文件"
                    + "（sudo ls \(folder.visible)）。",
                en:
                    "jifend did not answer, and you may not look into \(folder.visible): the places "
                    + "below are the usual ones and may be empty (sudo ls \(folder.visible))."))
    }

    private static func absolute(_ path: String) -> String {
        if path.hasPrefix("/") { return path }
        guard let folder = getcwd(nil, 0) else { return path }
        defer { free(folder) }
        return String(cString: folder) + "/" + path
    }
}
