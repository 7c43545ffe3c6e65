import CSystem
import JSON
import LedgerAPI
import LedgerClient

/// The way to the daemon, and what it is.
extension Findings {
    mutating func addSocket(_ path: String) {
        let shown = path.visible
        var status = stat()
        guard cs_lstat(path.systemPath, &status) == 0 else {
            // What is in the way, the attempt to connect will say.
            return
        }
        let mode = String(status.st_mode & 0o777, radix: 8)
        let access = SocketAccess(path: path)
        let group = access.group?.visible ?? "?"
        let facts: JSONObject = [
            "path": .string(shown), "mode": .string(mode), "group": .string(access.group ?? ""),
        ]
        add(
            "socket", .ok,
            Phrase(
                zh: "套接字 \(shown)，权限 \(mode)，组 \(group)。",
                en: "The socket is \(shown), mode \(mode), group \(group)."), facts)
        if access.groupIsPending {
            add(
                "group", .warning,
                Phrase(
                    zh: "您已加入 \(group) 组，但这次登录还没有生效。",
                    en: "You are in the group \(group), but this session is older than that."),
                remedy: Phrase(
                    zh: "退出后重新登录，或先用 newgrp \(group)。",
                    en: "Log out and in again, or use newgrp \(group)."))
        }
        addFolder(of: path)
    }

    /// Who may write there can put a socket of their own in its place.
    private mutating func addFolder(of path: String) {
        var folder = path
        while let last = folder.popLast(), last != "/" {}
        var status = stat()
        guard cs_stat((folder.isEmpty ? "/" : folder).systemPath, &status) == 0 else { return }
        let isOpen = status.st_mode & 0o002 != 0 && status.st_mode & mode_t(S_ISVTX) == 0
        guard isOpen else { return }
        add(
            "folder", .problem,
            Phrase(
                zh: "谁都能写 \(folder.visible)：别人可以换掉套接字。",
                en: "Anybody may write to \(folder.visible), and put another socket there."),
            remedy: Phrase("chmod o-w \(folder.visible)"), ["path": .string(folder.visible)])
    }

    mutating func addVersions(_ info: JSON) {
        let theirs = info["version"]?.string ?? "?"
        let facts: JSONObject = [
            "jifen": .string(Version.current), "jifend": .string(theirs),
        ]
        if theirs == Version.current {
            add(
                "versions", .ok,
                Phrase(
                    zh: "jifend 在运行，和 jifen 都是 \(theirs.visible)。",
                    en: "jifend runs; it and jifen are \(theirs.visible)."), facts)
        } else {
            add(
                "versions", .warning,
                Phrase(
                    zh: "jifen 是 \(Version.current)，jifend 是 \(theirs.visible)。",
                    en: "jifen is \(Version.current), jifend is \(theirs.visible)."),
                remedy: Phrase(
                    zh: "安装后重启服务：systemctl restart jifend。",
                    en: "Restart the daemon after installing: systemctl restart jifend."), facts)
        }
        addSQLite(info["sqlite"]?.string ?? "?")
    }

    private mutating func addSQLite(_ version: String) {
        let shown = version.visible
        let hasFault = SQLiteFaults.losesPagesAtReset(version)
        add(
            "sqlite", .ok,
            hasFault
                ? Phrase(
                    zh: "SQLite \(shown) 有 WAL 重置缺陷（3.51.3 修复）；jifend 只用一个连接写入和归并，碰不到它。",
                    en:
                        "SQLite \(shown) has the WAL-reset fault, mended in 3.51.3; jifend writes and "
                        + "checkpoints on one connection only, which keeps clear of it.")
                : Phrase(zh: "SQLite \(shown)，没有已知缺陷。", en: "SQLite \(shown): no known fault."),
            ["version": .string(version), "walReset": .bool(hasFault)])
    }
}

/// What is known of SQLite's versions.
enum SQLiteFaults {
    /// Two connections, one of which commits while the other checkpoints, can lose committed pages:
    /// before 3.51.3, but for the mended 3.44.6 and 3.50.7. An unreadable version counts as old.
    static func losesPagesAtReset(_ version: String) -> Bool {
        let parts = version.split(separator: ".").map { Int($0) ?? 0 }
        guard parts.count >= 3 else { return true }
        let number = parts[0] * 1_000_000 + parts[1] * 1000 + parts[2]
        if (3_044_006..<3_045_000).contains(number) { return false }
        if (3_050_007..<3_051_000).contains(number) { return false }
        return number < 3_051_003
    }
}
