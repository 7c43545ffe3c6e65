import JSON
import LedgerAPI
import LedgerClient
import SHA2

extension Session {
    /// Takes a verified copy of the books into a file of one's own, readable by its owner alone,
    /// with the manifest beside it. What arrived is held against the manifest before it counts.
    func fetchBackup(_ path: String, name: String) throws(Failure) {
        let replaces = arguments.has(.force)
        let file = try create(path, replaces: replaces, mode: 0o600)
        guard !file.isTerminal else {
            throw .usage(
                .other(
                    Phrase(
                        zh: "备份要写到文件，终端显示不了：加 --output 文件名.sqlite。",
                        en: "A terminal cannot show a backup: --output FILE.sqlite.")))
        }
        let manifest =
            file.isRegular
            ? try create(Self.manifest(beside: path), replaces: replaces, mode: 0o600) : nil
        let stream = try self.stream("books.copy", ["name": .string(name)])
        var hash = SHA256()
        var bytes: Int64 = 0
        var progress: Progress?
        while let rows = try next(stream) {
            for row in rows {
                if let total = row["bytes"]?.int {
                    progress = Progress(
                        self, Phrase(zh: "已收到 KiB：", en: "KiB received:"),
                        total: Int(total / 1024))
                }
                guard let data = row["data"]?.string else { continue }
                guard let piece = Base64.decode(data) else { throw Self.differs(path) }
                hash.update(piece)
                bytes += Int64(piece.count)
                try file.write(piece)
                progress?.advance(by: piece.count / 1024)
            }
            if interrupts.isRaised { throw .client(.interrupted(request: nil)) }
        }
        progress?.finish()
        var facts = stream.summary.object ?? [:]
        facts["rows"] = nil
        facts["count"] = nil
        guard facts["bytes"]?.int == bytes, facts["sha256"]?.string == hash.finish().hex else {
            throw Self.differs(path)
        }
        try manifest?.write(JSON.object(facts).encoded() + [UInt8(ascii: "\n")])
        try file.commit()
        try manifest?.commit()
        let r = Facts(.object(facts))
        let words = Phrase(
            zh: "备份已写到 \(path.visible) 并核对：\(r("events")) 笔，\(r("bytes")) 字节，末笔摘要 \(r("head"))。",
            en:
                "The backup is in \(path.visible), checked: \(r("events")) entries, \(r("bytes")) bytes, "
                + "head \(r("head")).")
        if file.isRegular { show(.object(facts), words) } else { note(words) }
    }

    /// `jifen.json` beside `jifen.sqlite`.
    private static func manifest(beside path: String) -> String {
        OutputFile.path(
            beside: path.hasSuffix(".sqlite") ? String(path.dropLast(".sqlite".count)) : path,
            ".json")
    }

    private static func differs(_ path: String) -> Failure {
        .said(
            Phrase(
                zh: "收到的不是 jifend 发出的那一份，\(path.visible) 没有写。",
                en: "What arrived is not what jifend sent; \(path.visible) was not written."),
            .unknown)
    }
}
