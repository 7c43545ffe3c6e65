public import JSON
public import SHA2
import TextFiles

/// What stands beside a backup: which books, up to which entry, and the file's own digest.
public struct BackupManifest: Hashable, Sendable {
    public let name: String
    public let enterprise: String
    /// `real` or `training`.
    public let kind: String
    public let head: Head
    /// Of the file.
    public let bytes: Int64
    public let digest: Digest
    /// In the ledger's time.
    public let madeAt: String

    public var json: JSONObject {
        [
            "name": .string(name), "enterprise": .string(enterprise), "kind": .string(kind),
            "seq": .int(head.seq), "head": .string(head.hash.hex), "events": .int(head.seq),
            "bytes": .int(bytes), "sha256": .string(digest.hex), "madeAt": .string(madeAt),
        ]
    }
}

extension BackupManifest {
    init(
        name: String, enterprise: String, kind: String, head: Head,
        file: (bytes: Int64, digest: Digest), madeAt: String
    ) {
        self.init(
            name: name, enterprise: enterprise, kind: kind, head: head, bytes: file.bytes,
            digest: file.digest, madeAt: madeAt)
    }

    /// Nil where the bytes are no manifest. It is read however an editor saved it: with a byte order
    /// mark, in UTF-16 or in GB18030.
    init?(_ bytes: [UInt8]) {
        guard let text = try? TextFile.decoded(bytes), let json = try? JSON.parse(text),
            let name = json["name"]?.string,
            let enterprise = json["enterprise"]?.string, let kind = json["kind"]?.string,
            let seq = json["seq"]?.int, let size = json["bytes"]?.int,
            let hash = json["head"]?.string.flatMap({ Digest(hex: $0) }),
            let digest = json["sha256"]?.string.flatMap({ Digest(hex: $0) }),
            let madeAt = json["madeAt"]?.string
        else { return nil }
        self.init(
            name: name, enterprise: enterprise, kind: kind, head: Head(seq: seq, hash: hash),
            bytes: size, digest: digest, madeAt: madeAt)
    }

    /// Those made earlier first: how many entries there are says nothing where a restore has led
    /// the books back.
    static func isOlder(_ one: BackupManifest, _ other: BackupManifest) -> Bool {
        (one.madeAt, one.head.seq, one.name) < (other.madeAt, other.head.seq, other.name)
    }
}
