import CSystem
import Synchronization

/// Whether the books' names still lead to the file that is served.
///
/// A file that was removed, replaced or moved away can be written for as long as it is open, and all
/// of it is gone, or out of sight, at the next start. So nothing is recorded while it is not there.
public final class Presence: Sendable {
    private let device = Atomic<UInt>(0)
    private let inode = Atomic<UInt>(0)

    public init() {}

    /// The file of that name is the one that is served from now on.
    func begin(_ path: String) {
        var status = stat()
        guard cs_stat(path, &status) == 0 else { return }
        device.store(status.st_dev, ordering: .relaxed)
        inode.store(status.st_ino, ordering: .relaxed)
    }

    /// About a microsecond. True before `begin`.
    func holds(_ path: String) -> Bool {
        let served = inode.load(ordering: .relaxed)
        if served == 0 { return true }
        var status = stat()
        return cs_stat(path, &status) == 0 && status.st_ino == served
            && status.st_dev == device.load(ordering: .relaxed)
    }
}

extension ServiceOptions {
    /// Whether the books are still where they were when they were opened, by the path that was given
    /// for them, too: the next start goes there.
    var areBooksInPlace: Bool {
        presence.holds(path) && (givenPath == path || presence.holds(givenPath))
    }
}
