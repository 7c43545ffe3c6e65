import CSystem

/// Makes this process the only one that serves some books, for as long as this is kept.
///
/// The lock is on a file of its own beside the books and goes with the process, however it ends.
/// The file stays, with the last holder's process id: to remove it would let two processes lock two
/// files of one name. Should somebody remove it, books that were there at the start are still
/// locked themselves.
public final class LockFile {
    private static let attempts = 20
    /// A byte of the books that is locked as well: far behind all that SQLite locks or writes.
    private static let farByte: Int64 = 1 << 62
    private let descriptor: Int32

    /// - Parameter books: their own path, without symbolic links (`BookPlace`).
    public init(beside books: String) throws(ServerError) {
        let path = books + ".lock"
        descriptor = cs_open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .system(path, -descriptor) }
        _ = cs_give_to_owner_of_folder(descriptor, path)
        let result = cs_lock_file(descriptor)
        if result == -EAGAIN || result == -EACCES {
            throw .alreadyServed(books: books, by: Self.holder(descriptor))
        }
        guard result == 0 else { throw .system(path, -result) }
        try Self.hold(books)
        ftruncate(descriptor, 0)
        let text = Array("\(getpid())\n".utf8)
        pwrite(descriptor, text, text.count, 0)
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Books that are there already, for as long as the process lives: its descriptor is never
    /// closed, because closing any descriptor of a file drops all the locks that SQLite has on it.
    private static func hold(_ books: String) throws(ServerError) {
        var status = stat()
        guard cs_stat(books, &status) == 0, cs_is_file(status.st_mode) != 0 else { return }
        let descriptor = cs_open(books, O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0)
        // Then nobody of this user serves them either; what there is to say, opening them will.
        guard descriptor >= 0 else { return }
        let result = cs_lock_byte(descriptor, farByte)
        if result == -EAGAIN || result == -EACCES { throw .alreadyServed(books: books, by: nil) }
        guard result == 0 else { throw .system(books, -result) }
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
