import CSystem
import Ledger

/// The file that a copy of the books is, before it has a name of its own.
enum PartialCopy {
    /// Beside what the file itself needs, for what SQLite writes meanwhile.
    private static let margin: Int64 = 1 << 20

    static func path(in folder: String, _ name: String) -> String {
        precondition(BackupName.accepts(name), "a backup's name is checked before")
        return "\(folder)/.\(name).\(cs_monotonic_nanoseconds()).\(getpid()).partial"
    }

    /// Whether a process that was killed left it behind.
    static func isLeftover(_ name: String) -> Bool {
        guard name.hasPrefix("."), name.hasSuffix(".partial") else { return false }
        let parts = name.split(separator: ".")
        let process = parts.dropLast().last.flatMap { Int32($0) }
        return process.map { cs_runs($0) == 0 } ?? true
    }

    /// A folder with room for a copy that is only passed on: the backups' own, else that of
    /// temporary files, else memory.
    static func place(
        of books: String, beside folder: String, reserve: Int64
    ) throws(BackupError) -> String {
        let needed = BookFiles(books).bytes + margin
        let temporary = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        for (place, reserve) in [(folder, reserve), (temporary, reserve), ("/dev/shm", 0)]
        where cs_access(place, W_OK | X_OK) == 0 && cs_free_bytes(place) >= needed + reserve {
            return place
        }
        throw .noRoom(path: folder, bytes: needed)
    }
}
