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

    /// SHA-256 of its `LinkBytes`.
    func hash(after previous: Digest) -> Digest {
        var link = LinkBytes()
        link.begin(seq: seq, after: previous)
        link.append(stream)
        link.append(version)
        link.append(type)
        link.append(recordedAt)
        link.append(effectiveAt)
        link.append(actor)
        if let requestID { link.append(requestID) } else { link.append(-1) }
        body.withUnsafeBytes { link.append($0) }
        return link.hash
    }
}
