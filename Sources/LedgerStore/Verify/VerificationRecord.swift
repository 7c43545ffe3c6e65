import CSystem
import JSON
public import Ledger
import SHA2

/// When the books were verified last, and with what verdict: a small file beside them, so that it
/// outlasts the process that did it.
public struct VerificationRecord: Sendable, Hashable {
    public let at: Instant
    /// The last entry then.
    public let seq: Int64
    public let isIntact: Bool

    public init(at: Instant, seq: Int64, isIntact: Bool) {
        self.at = at
        self.seq = seq
        self.isIntact = isIntact
    }

    private static func place(_ books: String) -> String { books + ".verified" }

    /// Nil where nobody verified these books, or only ones that went on further than they do now.
    public init?(beside books: String, endingAt seq: Int64) {
        guard let bytes = DiskFile.read(Self.place(books)), let json = try? JSON.parse(bytes),
            let at = json["at"]?.int, let verified = json["seq"]?.int,
            let isIntact = json["intact"]?.bool, verified <= seq
        else { return nil }
        self.init(at: Instant(milliseconds: at), seq: verified, isIntact: isIntact)
    }

    /// Replaces the one before. A failure changes nothing: it is a convenience, not a proof.
    public func write(beside books: String) {
        let json: JSON = [
            "at": .int(at.milliseconds), "seq": .int(seq), "intact": .bool(isIntact),
        ]
        let partial = Self.place(books) + ".\(cs_monotonic_nanoseconds())"
        defer { _ = cs_unlink(partial) }
        do {
            try DiskFile.write(json.encoded() + [UInt8(ascii: "\n")], to: partial)
            _ = cs_rename(partial, Self.place(books))
        } catch {
            return
        }
    }
}
