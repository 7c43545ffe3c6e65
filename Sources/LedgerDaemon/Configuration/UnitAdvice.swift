extension Configuration {
    /// The folder that `jifend.service` may write to.
    private static let ownFolder = "/var/lib/jifen"

    /// What has to be added to the shipped unit before books or backups elsewhere can be written
    /// under it; empty where nothing has, or where another unit serves.
    func unitAdvice(inChinese: Bool) -> String {
        guard socket == "/run/jifen/jifen.sock" else { return "" }
        let folders = [books.folder, backups ?? books.folder]
            .filter { $0 != Self.ownFolder && !$0.hasPrefix(Self.ownFolder + "/") }
        var lines = ""
        for folder in Set(folders).sorted() {
            let isHome = ["/home/", "/root/"].contains { (folder + "/").hasPrefix($0) }
            lines += isHome ? Self.atHome(folder, inChinese) : Self.elsewhere(folder, inChinese)
        }
        return lines
    }

    private static func elsewhere(_ folder: String, _ inChinese: Bool) -> String {
        let said =
            inChinese
            ? "jifend.service 还写不了 \(folder)。用 root 执行："
            : "jifend.service cannot write to \(folder) yet. As root:"
        return """
            \(said)
              install -d -o jifen -g jifen -m 700 '\(folder)'
              mkdir -p /etc/systemd/system/jifend.service.d
              printf '[Service]\\nReadWritePaths=%s\\n' '\(folder)' >> /etc/systemd/system/jifend.service.d/folders.conf
              systemctl daemon-reload && systemctl restart jifend

            """
    }

    private static func atHome(_ folder: String, _ inChinese: Bool) -> String {
        inChinese
            ? "jifend.service 看不到 \(folder)：/home 和 /root 对服务是关着的，换一个目录，如 /srv/jifen。\n"
            : "jifend.service does not see \(folder): /home and /root are closed to it. Take a folder such "
                + "as /srv/jifen.\n"
    }
}

extension String {
    /// The folder of the file that this path is of.
    fileprivate var folder: String {
        guard let end = lastIndex(of: "/") else { return "." }
        return end == startIndex ? "/" : String(self[..<end])
    }
}
