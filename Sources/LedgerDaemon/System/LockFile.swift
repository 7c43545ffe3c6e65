import CSystem

/// Makes this process the only one that serves some books, for as long as this is kept.
///
/// The lock is on a file of its own beside the books and goes with the process, however it ends.
/// The file stays, with the last holder's process id: to remove it would let two processes lock two
/// files of one name.
public final class LockFile {
    private static let attempts = 20
    private let descriptor: Int32

    public init(beside books: String) throws(ServerError) {
        let path = books + ".lock"
        descriptor = cs_open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .system(path, -descriptor) }
        let result = cs_lock_file(descriptor)
        if result == -EAGAIN || result == -EACCES {
            throw .alreadyServed(books: books, by: Self.holder(descriptor))
        }
        guard result == 0 else { throw .system(path, -result) }
        ftruncate(descriptor, 0)
        let text = Array("\(getpid())\n".utf8)
        pwrite(descriptor, text, text.count, 0)
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Between taking the lock and writing its id the holder needs a moment.
    private static func holder(_ descriptor: Int32) -> Int32? {
        var text = [UInt8](repeating: 0, count: 16)
        for _ in 0..<attempts {
            let count = pread(descriptor, &text, text.count, 0)
            if count > 0, let end = text[..<count].firstIndex(of: UInt8(ascii: "\n")) {
                return Int32(String(decoding: text[..<end], as: UTF8.self))
            }
            usleep(10_000)
        }
        return nil
    }
}
