/// What shows that it happened: the reference, and its SHA-256; never the photo (R-CLAIM-1).
public struct Evidence: Hashable, Sendable {
    /// A path, a URL, or a photo's name.
    public let reference: String
    /// 64 hexadecimal digits.
    public let digest: String?

    public init(reference: String, digest: String?) {
        self.reference = reference
        self.digest = digest
    }
}
