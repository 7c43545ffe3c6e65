import CSystem
import Synchronization

/// Whether the books' names still lead to the file that is served.
///
/// A file that was removed, replaced or moved away can be written for as long as it is open, and all
/// of it is gone, or out of sight, at the next start. So nothing is recorded while it is not there.
final class Presence: Sendable {
    private let path: String
    /// As it was given, where it leads there by symbolic links: the next start goes that way.
    private let givenPath: String
    private let device = Atomic<UInt>(0)
    private let inode = Atomic<UInt>(0)

    init(of path: String, givenAs givenPath: String) {
        self.path = path
        self.givenPath = givenPath
    }

    /// The file of that name is the one that is served from now on.
    func begin() {
        var status = stat()
        guard cs_stat(path, &status) == 0 else { return }
        device.store(status.st_dev, ordering: .relaxed)
        inode.store(status.st_ino, ordering: .relaxed)
    }

    /// About a microsecond. True before `begin`.
    var isInPlace: Bool { leads(path) && (givenPath == path || leads(givenPath)) }

    private func leads(_ path: String) -> Bool {
        let served = inode.load(ordering: .relaxed)
        if served == 0 { return true }
        var status = stat()
        return cs_stat(path, &status) == 0 && status.st_ino == served
            && status.st_dev == device.load(ordering: .relaxed)
    }
}
