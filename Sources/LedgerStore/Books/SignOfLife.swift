import CSystem
public import Ledger

/// The last moment at which the books are known to have been served: a line in a file beside them,
/// which is no entry (R-CLR-6).
///
/// Milliseconds since 1970, always of one width, each written over the one before. It is not synced:
/// to lose the last minutes with the power makes no difference to a rule that counts days, and
/// changes do not wait for it. A line that is not whole counts as none. It says something of the
/// host's clock, not of these books: after a restore it stays what it was.
public final class SignOfLife {
    private static let width = 16
    private let path: String
    private var descriptor: Int32 = -1

    public init(beside books: String) { path = books + ".alive" }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Nil where there is none.
    public func read() -> Instant? {
        guard let bytes = DiskFile.read(path), bytes.count == Self.width + 1,
            bytes.last == UInt8(ascii: "\n")
        else { return nil }
        let digits = bytes.dropLast()
        guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int64(String(decoding: digits, as: UTF8.self)).map(Instant.init)
    }

    /// - Returns: whether it could be written.
    public func write(_ moment: Instant) -> Bool {
        guard moment.milliseconds >= 0 else { return true }
        if descriptor < 0 { open() }
        let digits = String(moment.milliseconds)
        let zeros = String(repeating: "0", count: max(0, Self.width - digits.count))
        let line = Array((zeros + digits + "\n").utf8)
        if pwrite(descriptor, line, line.count, 0) == line.count { return true }
        if descriptor >= 0 { close(descriptor) }
        descriptor = -1
        return false
    }

    /// A file that another user left there, as root does who tried the daemon once, is replaced.
    private func open() {
        let flags = O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
        descriptor = cs_open(path, flags, 0o600)
        guard descriptor < 0, cs_unlink(path) >= 0 else { return }
        descriptor = cs_open(path, flags, 0o600)
    }
}
