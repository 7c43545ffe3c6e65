import CSystem
import JSON

/// The files of the books as they stand on this machine, while the daemon is down.
extension Findings {
    /// Whether they are files at all, and belong to whom their folder belongs: a restore by root
    /// and a copy by hand leave them to root, and the daemon cannot open them. Who may not look into
    /// the folder is told nothing.
    mutating func addFiles(_ books: String) {
        var folder = books
        while let last = folder.popLast(), last != "/" {}
        var place = stat()
        var file = stat()
        guard cs_stat(folder.isEmpty ? "/" : folder, &place) == 0, cs_lstat(books, &file) == 0
        else {
            return
        }
        let facts: JSONObject = ["path": .string(books)]
        guard cs_is_file(file.st_mode) != 0 || cs_is_link(file.st_mode) != 0 else {
            return add(
                "files", .problem,
                Phrase(
                    zh: "\(books.visible) 不是文件，jifend 打不开。",
                    en: "\(books.visible) is no file: jifend cannot open it."),
                remedy: Phrase(
                    zh: "把它移走，再用备份恢复（jifen restore）。",
                    en: "Move it away, then restore a backup (jifen restore)."), facts)
        }
        for path in [books, books + "-wal", books + "-shm", books + ".lock"] {
            guard cs_lstat(path, &file) == 0 else { continue }
            guard file.st_uid == place.st_uid, file.st_mode & 0o600 == 0o600 else {
                return addOthers(
                    path, file, of: Self.name(place.st_uid), "\(books.visible)*", facts)
            }
        }
    }

    private mutating func addOthers(
        _ path: String, _ file: stat, of owner: String, _ all: String, _ facts: JSONObject
    ) {
        let mode = String(file.st_mode & 0o7777, radix: 8)
        let user = Self.name(file.st_uid)
        add(
            "files", .problem,
            Phrase(
                zh: "\(path.visible) 属于 \(user)，权限 \(mode)；台账目录属于 \(owner)：jifend 打不开。",
                en: "\(path.visible) belongs to \(user), mode \(mode), and its folder to \(owner): "
                    + "jifend cannot open it."),
            remedy: Phrase(
                user == owner
                    ? "chmod u+rw \(all)"
                    : "chown \(owner): \(all) && systemctl restart jifend"), facts)
    }

    private static func name(_ uid: uid_t) -> String {
        var name = [CChar](repeating: 0, count: 256)
        guard cs_user_name(uid, &name, name.count) > 0 else { return String(uid) }
        let bytes = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        return String(decoding: bytes, as: UTF8.self).visible
    }
}
