/// Why a text is not JSON of the strict profile, and where.
public struct JSONFault: Error, Sendable, Hashable {
    /// The raw values go out on the wire.
    public enum Reason: String, Sendable, CaseIterable {
        case empty = "empty"
        case byteOrderMark = "byte_order_mark"
        case unexpectedByte = "unexpected_byte"
        case unexpectedEnd = "unexpected_end"
        case trailing = "trailing"
        case invalidUTF8 = "invalid_utf8"
        case controlCharacter = "control_character"
        case nul = "nul"
        case badEscape = "bad_escape"
        case loneSurrogate = "lone_surrogate"
        case badNumber = "bad_number"
        case numberOutOfRange = "number_out_of_range"
        case duplicateKey = "duplicate_key"
        case tooDeep = "too_deep"
        case tooManyNodes = "too_many_nodes"
    }

    public var reason: Reason
    /// Bytes from the beginning of the text.
    public var offset: Int

    public init(_ reason: Reason, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }
}
