public import SHA2

/// The end of the books: what an export states, and what a later `verify` must extend (R-BOOK-3).
public struct Head: Hashable, Sendable {
    public let seq: Int64
    public let hash: Digest

    public init(seq: Int64, hash: Digest) {
        self.seq = seq
        self.hash = hash
    }

    /// Before the first event: 32 zero bytes.
    public static let empty = Head(seq: 0, hash: .zero)
}

/// The stored columns of one event, as they are hashed.
struct ChainLink {
    let seq: Int64
    let stream: String
    let version: Int64
    let type: String
    let recordedAt: Int64
    let effectiveAt: Int64
    let actor: String
    let requestID: String?
    let body: [UInt8]

    /// SHA-256 of "jifen-1", the number, the previous hash, and every other column, each with
    /// its length before it. Integers are 8 bytes, big-endian; an absent request has length −1.
    func hash(after previous: Digest) -> Digest {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(320 + body.count)
        bytes += "jifen-1".utf8
        Self.append(seq, to: &bytes)
        previous.append(to: &bytes)
        Self.append(stream, to: &bytes)
        Self.append(version, to: &bytes)
        Self.append(type, to: &bytes)
        Self.append(recordedAt, to: &bytes)
        Self.append(effectiveAt, to: &bytes)
        Self.append(actor, to: &bytes)
        if let requestID {
            Self.append(requestID, to: &bytes)
        } else {
            Self.append(-1, to: &bytes)
        }
        Self.append(Int64(body.count), to: &bytes)
        bytes += body
        return SHA256.hash(bytes)
    }

    private static func append(_ value: Int64, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: value.bigEndian) { bytes += $0 }
    }

    private static func append(_ field: String, to bytes: inout [UInt8]) {
        append(Int64(field.utf8.count), to: &bytes)
        bytes += field.utf8
    }
}
