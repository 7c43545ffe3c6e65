/// Why a stream of DEFLATE cannot be read.
public enum InflateFault: Error, Hashable, Sendable {
    /// The stream ends in the middle.
    case endsEarly
    /// Code lengths that are no prefix code, or bits that are no code.
    case badCode
    /// A block of a kind that RFC 1951 does not have, or a stored one that contradicts itself.
    case badBlock
    /// A match that reaches back before the first byte.
    case badDistance
}
