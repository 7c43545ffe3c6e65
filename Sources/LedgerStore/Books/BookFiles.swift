import CSystem

/// The books as files: how large they are, and how much room there is beside them.
public struct BookFiles: Sendable {
    public let path: String

    public init(_ path: String) { self.path = path }

    /// Bytes that may still be written to the disk of the books; nil where the system does not say.
    public var free: Int64? {
        let bytes = cs_free_bytes(folder)
        return bytes < 0 ? nil : bytes
    }

    /// Bytes of the books, what is still in the log included: more than a copy of them has.
    public var bytes: Int64 { DiskFile.size(path) + logBytes }

    /// Bytes of the log beside the books.
    public var logBytes: Int64 {
        var status = stat()
        return cs_stat(path + "-wal", &status) == 0 ? Int64(status.st_size) : 0
    }

    private var folder: String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
