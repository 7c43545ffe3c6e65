import LedgerAPI
import CSystem

/// Names of the system's users.
///
/// A look-up may go to a directory server, so what it found is believed for a while: a name for
/// five seconds, that there is none for one. A number can be given to somebody else at any time, and
/// whoever has it must not act under the name of who had it before; so all of it is forgotten as
/// soon as the file of the users is another, or was written to.
package final class UserNames {
    private struct Known {
        let name: String?
        /// On the monotonic clock, in nanoseconds.
        let until: Int64
    }

    private static let nameLasts: Int64 = 5_000_000_000
    private static let absenceLasts: Int64 = 1_000_000_000
    private static let most = 10_000

    private let lookUp: (UInt32) -> String?
    private let now: () -> Int64
    private let usersFile: String
    private var known: [UInt32: Known] = [:]
    private var seen: FileState?

    /// - Parameters:
    ///   - usersFile: where this machine's own users stand.
    ///   - now: nanoseconds of a clock that never jumps.
    package init(
        usersFile: String = "/etc/passwd",
        now: @escaping () -> Int64 = { cs_monotonic_nanoseconds() },
        lookUp: @escaping (UInt32) -> String? = UserNames.systemName
    ) {
        self.usersFile = usersFile
        self.now = now
        self.lookUp = lookUp
    }

    /// Nil: no user has this number, or nobody can say.
    package func name(of uid: UInt32) -> String? {
        let state = FileState(of: usersFile)
        if state != seen || known.count >= Self.most { known.removeAll() }
        seen = state
        let now = now()
        if let known = known[uid], now < known.until { return known.name }
        let name = lookUp(uid)
        let lasts = name == nil ? Self.absenceLasts : Self.nameLasts
        known[uid] = Known(name: name, until: now + lasts)
        return name
    }

    /// What the system's own look-up says.
    package static func systemName(of uid: UInt32) -> String? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
            guard let start = buffer.baseAddress,
                cs_user_name(uid, start, buffer.count) > 0
            else { return nil }
            // Two names that are no UTF-8 must not become one: they are nobody's.
            return String(validatingCString: start)
        }
    }
}

/// Which file a name leads to, and when it was written last.
private struct FileState: Equatable {
    let device: UInt
    let inode: UInt
    let size: Int
    let seconds: Int
    let nanoseconds: Int

    /// Nil where there is none.
    init?(of path: String) {
        var status = stat()
        guard cs_stat(path, &status) == 0 else { return nil }
        device = status.st_dev
        inode = status.st_ino
        size = status.st_size
        seconds = status.st_mtim.tv_sec
        nanoseconds = status.st_mtim.tv_nsec
    }
}
