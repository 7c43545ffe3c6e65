import CSystem

/// Bytes on their way to a peer.
struct OutputBuffer {
    enum Flushed { case all, some, nothing, gone }

    private var bytes: [UInt8] = []
    private var start = 0
    /// Bytes that left, since the connection began.
    private(set) var sent = 0

    /// A buffer larger than this is given back once it is empty.
    private static let kept = 64 << 10

    var count: Int { bytes.count - start }
    var isEmpty: Bool { start == bytes.count }
    /// Bytes that ever came in.
    var appended: Int { sent + count }

    mutating func append(_ line: [UInt8]) {
        if isEmpty, line.count > Self.kept {
            // The line itself becomes the buffer: no copy.
            bytes = line
            start = 0
            return
        }
        if start > Self.kept, start > bytes.count / 2 {
            bytes.removeFirst(start)
            start = 0
        }
        bytes += line
    }

    /// Gives the kernel what it takes without waiting.
    mutating func flush(to descriptor: Int32) -> Flushed {
        let result = bytes.withUnsafeBytes { all in
            cs_send(descriptor, all.baseAddress.map { $0 + start }, all.count - start)
        }
        guard result >= 0 else {
            return Int32(result) == -EAGAIN || Int32(result) == -EINTR ? .nothing : .gone
        }
        start += result
        sent += result
        guard isEmpty else { return .some }
        clear()
        return .all
    }

    /// Nobody will read it.
    mutating func drop() {
        sent += count
        clear()
    }

    private mutating func clear() {
        start = 0
        if bytes.capacity > Self.kept {
            bytes = []
        } else {
            bytes.removeAll(keepingCapacity: true)
        }
    }
}
