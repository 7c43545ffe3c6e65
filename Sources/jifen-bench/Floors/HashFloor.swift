import CSystem
import SHA2

/// F4: a file's bytes are read and hashed.
enum HashFloor {
    /// Bytes a second.
    static func measure(_ path: String) throws(BenchFailure) -> Double {
        let descriptor = cs_open(path, O_RDONLY | O_CLOEXEC, 0)
        guard descriptor >= 0 else { throw BenchFailure(path, descriptor) }
        defer { close(descriptor) }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 4096)
        defer { buffer.deallocate() }
        var hash = SHA256()
        var bytes = 0
        let began = cs_monotonic_nanoseconds()
        while case let count = cs_read(descriptor, buffer.baseAddress, buffer.count), count > 0 {
            hash.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            bytes += count
        }
        _ = hash.finish()
        return Double(bytes) / Span(nanoseconds: cs_monotonic_nanoseconds() - began).seconds
    }
}
