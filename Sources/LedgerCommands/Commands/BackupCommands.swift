import CSystem
import JSON

extension Option {
    fileprivate static let name = Option(
        "name", "NAME", Phrase(zh: "备份名称，不写就用现在的时间", en: "its name; the time of day if left out"))
    fileprivate static let toFile = Option(
        "output", "FILE",
        Phrase(zh: "不放备份目录，传来写到这个文件", en: "not into that folder: send it to this file"))
    fileprivate static let keep = Option(
        "keep", "N", Phrase(zh: "只留最近 N 份，其余删除", en: "then remove the oldest beyond N"))
}

extension Argument {
    fileprivate static let backupFile = Argument(
        "FILE", Phrase(zh: "备份文件", en: "the backup"), .optional)
}

extension Command {
    static let backup = Command(
        "backup", Phrase(zh: "备份台账", en: "back up the books"),
        details: [
            Phrase(
                zh: "由 jifend 写到它的备份目录，服务不停；备份打开并检验过才算数，旁边有说明文件。",
                en: "jifend writes it into its folder for backups and goes on serving. The copy is "
                    + "opened and verified before it counts; a manifest stands beside it."),
            Phrase(
                zh: "备份和台账在同一块磁盘上，请再复制一份到别处。",
                en: "That folder is on the same machine: copy it elsewhere, too; or let it be sent "
                    + "to a file of your own with --output."),
        ],
        options: [.name, .keep, .toFile, .force],
        examples: [
            .init("jifen backup --keep 30", Phrase(zh: "每天一次，留 30 份", en: "daily, thirty kept")),
            .init(
                "jifen backup --output /media/usb/jifen.sqlite",
                Phrase(zh: "写到移动硬盘", en: "to a disk of your own")),
        ]
    ) { session throws(Failure) in
        if let path = session.arguments.value(.toFile) {
            return try session.fetchBackup(
                path, name: session.arguments.value(.name) ?? nameByTime())
        }
        var params: JSONObject = ["name": session.text(.name) ?? .string(nameByTime())]
        params["keep"] = try session.integer(.keep, in: 1...1000).map { .int($0) }
        let result = try session.ask("books.backup", params, seconds: Patience.long)
        let r = Facts(result)
        let removed = result["removed"]?.array?.count ?? 0
        session.show(
            result,
            Phrase(
                zh: "备份 \(r("name")) 已做好并检验：\(r("events")) 笔，\(r("bytes")) 字节，"
                    + "末笔摘要 \(r("head"))。" + (removed > 0 ? "删除了 \(removed) 份旧的。" : ""),
                en: "Backup \(r("name")) is made and verified: \(r("events")) entries, "
                    + "\(r("bytes")) bytes, head \(r("head"))."
                    + (removed > 0 ? " \(removed) older removed." : "")))
    }

    static let backupList = Command(
        "backup list", Phrase(zh: "有哪些备份", en: "the backups there are"),
        examples: [.init("jifen backup list", Phrase(zh: "最早的在前", en: "the oldest first"))]
    ) { session throws(Failure) in
        try session.list(
            Listing(
                method: "books.backups",
                fields: [
                    .text("name", Phrase(zh: "名称", en: "name")),
                    .instant("madeAt", Phrase(zh: "时间", en: "made")),
                    .number("events", Phrase(zh: "账目", en: "entries")),
                    .number("bytes", Phrase(zh: "字节", en: "bytes")),
                    .prose("head", Phrase(zh: "末笔摘要", en: "head")),
                    .prose("sha256", Phrase(zh: "文件摘要", en: "SHA-256")),
                ],
                nothing: Phrase(zh: "还没有备份。", en: "There are no backups."), isPaged: false))
    }

    static let restore = Command(
        "restore", Phrase(zh: "怎样用备份恢复台账", en: "how the books are restored from a backup"),
        arguments: [.backupFile],
        examples: [.init("jifen restore", Phrase(zh: "只说明，不动台账", en: "explains; changes nothing"))]
    ) { session throws(Failure) in
        let file =
            session.arguments.word(.backupFile)?.visible ?? "/var/lib/jifen/backups/NAME.sqlite"
        let named = session.environment["JIFEN_BOOKS"]?.visible
        // A copy of training books must not be led over the real ones.
        let isTraining = (try? session.whoami())?["kind"] == "training"
        let books = named ?? (isTraining ? "TRAINING.sqlite" : "/var/lib/jifen/books.sqlite")
        let steps =
            isTraining
            ? """
              jifend --restore \(file) --books \(books)
            """
            : """
              systemctl stop jifend.socket jifend
              runuser -u jifen -- jifend --restore \(file) --books \(books)
              systemctl start jifend.socket jifend
            """
        let words = Phrase(
            zh: "恢复在服务停止时由 jifend 自己做：\n\(steps)\n"
                + "它先检验备份，原来的台账改名留着；如果会丢掉备份之后的账，要加 --force 才做。",
            en: "jifend itself restores, while it does not serve:\n\(steps)\n"
                + "It verifies the backup first and keeps the books that were there under another "
                + "name. Where entries after the backup would be lost, it wants --force.")
        session.show(["file": .string(file), "books": .string(books)], words)
    }

    /// Such as `20261121-041956`, by the time of this machine.
    private static func nameByTime() -> String {
        var now = time(nil)
        var parts = tm()
        localtime_r(&now, &parts)
        func two(_ value: Int32) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(parts.tm_year + 1900)\(two(parts.tm_mon + 1))\(two(parts.tm_mday))-"
            + "\(two(parts.tm_hour))\(two(parts.tm_min))\(two(parts.tm_sec))"
    }
}
