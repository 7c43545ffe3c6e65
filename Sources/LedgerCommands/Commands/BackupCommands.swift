import CSystem
import JSON
import LedgerAPI
import LedgerClient

extension Option {
    fileprivate static let name = Option(
        "name", "NAME", Phrase(zh: "备份名称，不写就用现在的时间", en: "its name; the time of day if left out"))
    fileprivate static let toFile = Option(
        "output", "FILE",
        Phrase(zh: "不放备份目录，传来写到这个文件", en: "not into that folder: send it to this file"))
    fileprivate static let keep = Option(
        "keep", "N",
        Phrase(
            zh: "这本台账只留最近 N 份，更早的删除",
            en: "then remove the oldest of these books beyond N"))
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
                path, name: session.arguments.value(.name) ?? Session.nameByTime())
        }
        let keep = try session.integer(.keep, in: 1...1000)
        let result = try session.makeBackup(keep: keep)
        let r = Facts(result)
        let removed = result["removed"]?.array?.count ?? 0
        let others = (result["others"]?.array ?? []).map(\.plain)
        session.show(
            result,
            Phrase(
                zh: "备份 \(r("name")) 已做好并检验：\(r("events")) 笔，\(r("bytes")) 字节，"
                    + "末笔摘要 \(r("head"))。" + (removed > 0 ? "删除了 \(removed) 份旧的。" : ""),
                en: "Backup \(r("name")) is made and verified: \(r("events")) entries, "
                    + "\(r("bytes")) bytes, head \(r("head"))."
                    + (removed > 0 ? " \(removed) older removed." : "")))
        guard !others.isEmpty else { return }
        let shown = others.prefix(3).joined(separator: ", ") + (others.count > 3 ? " …" : "")
        session.note(
            Phrase(
                zh: "另有 \(others.count) 份不是这本台账的，或是恢复前的后续账，不计数也不删除：\(shown)",
                en: "\(others.count) more are of other books, or of a history that a restore has "
                    + "left; they are neither counted nor removed: \(shown)"))
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
                    .mark(
                        "other", Phrase(zh: "别的台账", en: "other books"),
                        Phrase(zh: "不是这本台账的后续", en: "not of these books")),
                ],
                nothing: Phrase(zh: "还没有备份。", en: "There are no backups."), isPaged: false))
    }
}

extension Session {
    /// Under a name by the time of day a second backup within one second gets a number.
    fileprivate func makeBackup(keep: Int64?) throws(Failure) -> JSON {
        let named = arguments.value(.name)
        let name = named ?? Self.nameByTime()
        var number = 1
        while true {
            let name = number == 1 ? name : "\(name)-\(number)"
            var params: JSONObject = ["name": .string(name)]
            params["keep"] = keep.map { .int($0) }
            do throws(Failure) {
                return try ask("books.backup", params, seconds: Patience.long)
            } catch {
                guard case .client(.refused(let refusal)) = error, named == nil, number < 100,
                    refusal.known == .backupExists
                else { throw error }
                number += 1
            }
        }
    }

    /// Such as `20261121-041956`, by the time of this machine.
    fileprivate static func nameByTime() -> String {
        var now = time(nil)
        var parts = tm()
        localtime_r(&now, &parts)
        func two(_ value: Int32) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(parts.tm_year + 1900)\(two(parts.tm_mon + 1))\(two(parts.tm_mday))-"
            + "\(two(parts.tm_hour))\(two(parts.tm_min))\(two(parts.tm_sec))"
    }
}
