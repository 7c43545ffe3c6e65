/// Cuts what arrives on a connection into lines.
///
/// A frame ends with `\n`; one `\r` before it is dropped. The cost is linear in the bytes, however
/// small the pieces are; what is kept is the lines not yet taken and at most `limit` bytes of the
/// one that has begun. Who does not take lines must not append either.
public struct FrameReader: Sendable {
    public enum Event: Sendable, Hashable {
        /// A frame without its end.
        case line([UInt8])
        /// A frame is longer than the limit. Nothing comes after this: the connection is to be
        /// closed.
        case tooLarge
    }

    /// The longest frame of the wire, in bytes, `\n` not counted: 1 MiB.
    public static let wireLimit = 1 << 20
    /// A buffer larger than this is given back as soon as it is empty.
    private static let keptCapacity = 16 << 10

    private let limit: Int
    private var buffer: [UInt8] = []
    /// Where the next frame begins.
    private var start = 0
    /// No `\n` stands between `start` and here.
    private var searched = 0
    /// Where the frame begins that has not ended.
    private var partialStart = 0
    private var partialNumber = 0
    private var isOverfull = false
    private var isClosed = false

    public init(limit: Int = FrameReader.wireLimit) {
        self.limit = limit
    }

    /// A number for the frame that has begun and not ended, nil when there is none. Another frame
    /// has another number: the 10 s for a frame begin anew when it changes.
    public var partialFrame: Int? {
        buffer.count > partialStart && !isClosed ? partialNumber : nil
    }

    public var hasPartialFrame: Bool { partialFrame != nil }

    /// Adds what was received. Once a frame is too large, everything more is dropped.
    public mutating func append(_ bytes: UnsafeRawBufferPointer) {
        guard !isOverfull else { return }
        if start > buffer.count / 2 { compact() }
        buffer.append(contentsOf: bytes)
        if let last = bytes.lastIndex(of: UInt8(ascii: "\n")) {
            partialStart = buffer.count - bytes.count + last + 1
            partialNumber += 1
        }
        if buffer.count - partialStart > limit {
            isOverfull = true
            buffer.removeLast(buffer.count - partialStart)
        }
    }

    /// The next frame, nil when none is complete.
    public mutating func next() -> Event? {
        guard !isClosed else { return nil }
        guard let end = lineEnd() else {
            if isOverfull { return close() }
            compact()
            return nil
        }
        guard end - start <= limit else { return close() }
        let hasReturn = end > start && buffer[end - 1] == UInt8(ascii: "\r")
        let line = Array(buffer[start..<(hasReturn ? end - 1 : end)])
        start = end + 1
        searched = start
        if start == buffer.count { compact() }
        return .line(line)
    }

    private mutating func lineEnd() -> Int? {
        guard searched < partialStart else { return nil }
        let end = buffer.withUnsafeBytes { bytes in
            bytes[searched..<partialStart].firstIndex(of: UInt8(ascii: "\n"))
        }
        searched = end ?? partialStart
        return end
    }

    private mutating func close() -> Event {
        isClosed = true
        isOverfull = true
        buffer = []
        return .tooLarge
    }

    /// Drops the frames that were taken.
    private mutating func compact() {
        guard start > 0 else { return }
        if start == buffer.count, buffer.capacity > Self.keptCapacity {
            buffer = []
        } else {
            buffer.removeFirst(start)
        }
        partialStart -= start
        searched -= start
        start = 0
    }
}
