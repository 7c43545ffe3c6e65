import CSystem
import JSON
import LedgerAPI

/// Room on the disk, and the log beside the books.
extension Findings {
    /// A log that is longer than this is not being copied into the books.
    private static let longLog: Int64 = 64 << 20

    /// The file that is served, and what is found under its name now.
    mutating func addPlace(_ health: JSON) {
        guard health["inPlace"]?.bool == false else { return }
        add(
            "place", .problem,
            Phrase(
                zh: "台账文件已不在原处（被删除、替换或移走）：只能查询，不能入账。",
                en:
                    "The file of the books is not in its place any more (removed, replaced or moved): "
                    + "reads only."),
            remedy: Phrase(
                zh: "把原来的文件放回原名，就能继续入账；找不到就停止服务，用备份恢复（jifen restore）。服务停止前，"
                    + "已删除的文件还在 /proc/进程号/fd 下。",
                en:
                    "Put the same file back under its name, and it goes on. If it is gone, stop the "
                    + "daemon and restore a backup (jifen restore). Until then a removed file is still "
                    + "to be had from /proc/PID/fd."))
    }

    /// As the daemon sees it.
    mutating func addDisk(_ health: JSON) {
        guard let disk = health["disk"], let free = disk["free"]?.int,
            let reserve = disk["reserve"]?.int
        else { return }
        let left = Forms.bytes(free)
        let kept = Forms.bytes(reserve)
        let facts = disk.object ?? [:]
        let room = Phrase(zh: "给台账的磁盘腾出空间，或换大一点的盘。", en: "Make room on the disk of the books.")
        if free < reserve {
            add(
                "disk", .problem,
                Phrase(
                    zh: "磁盘只剩 \(left)，少于预留的 \(kept)：只能查询，不能入账。",
                    en: "The disk has \(left) left, less than the reserve of \(kept): reads only."),
                remedy: room, facts)
        } else if free / 4 < reserve {
            add(
                "disk", .warning,
                Phrase(
                    zh: "磁盘还剩 \(left)，少于 \(kept) 时就不能入账。",
                    en: "The disk has \(left) left; below \(kept) changes are refused."),
                remedy: room, facts)
        } else {
            add(
                "disk", .ok,
                Phrase(
                    zh: "磁盘还剩 \(left)，预留 \(kept)。",
                    en: "The disk has \(left) left; reserve \(kept)."),
                facts)
        }
        addLog(health["walBytes"]?.int ?? 0, waiting: health["walWaitingPages"]?.int ?? 0)
    }

    private mutating func addLog(_ bytes: Int64, waiting: Int64) {
        let facts: JSONObject = ["bytes": .int(bytes)]
        let size = Forms.bytes(bytes)
        if bytes > Self.longLog, waiting == 0 {
            add(
                "wal", .ok,
                Phrase(
                    zh: "写前日志有 \(size)：一下子改得多，都已写进台账；空闲时自己变小。",
                    en:
                        "The write-ahead log has \(size): much was changed at once, and all of it is in "
                        + "the books; it gets short by itself when nothing is to be done."), facts)
        } else if bytes > Self.longLog {
            add(
                "wal", .warning,
                Phrase(zh: "写前日志有 \(size)。", en: "The write-ahead log has \(size)."),
                remedy: Phrase(
                    zh: "有人在长时间导出；等它结束。一直这样，就重启服务。",
                    en:
                        "A long export keeps it; wait for its end. If it stays so, restart the daemon."
                ),
                facts)
        } else {
            add(
                "wal", .ok, Phrase(zh: "写前日志 \(size)。", en: "The write-ahead log has \(size)."),
                facts)
        }
    }

    /// As this machine sees it, while the daemon is down.
    mutating func addDisk(near books: String) {
        var folder = books
        while let last = folder.popLast(), last != "/" {}
        let free = cs_free_bytes((folder.isEmpty ? "/" : folder).systemPath)
        guard free >= 0 else { return }
        let facts: JSONObject = ["path": .string(folder.visible), "free": .int(free)]
        let left = Phrase(
            zh: "\(folder.visible) 所在的磁盘还剩 \(Forms.bytes(free))。",
            en: "The disk of \(folder.visible) has \(Forms.bytes(free)) left.")
        let isFull = free < 64 << 20
        add(
            "disk", isFull ? .problem : .ok, left,
            remedy: isFull ? Phrase(zh: "先腾出空间。", en: "Make room first.") : nil, facts)
    }
}
