/// JSON for people: what a policy, a calendar or a configuration is written in.
///
/// Comments, names without quotation marks, single quotes, commas after the last element,
/// hexadecimal, a plus sign, texts over several lines. Numbers stay integers, and a name may come
/// only once. What is read is the same `JSON` that the wire has, with the lines it came from.
public enum JSON5 {
    /// Refuses a text over 32 deep or of more than 100,000 values.
    public static func parse(_ text: String) throws(JSON5Fault) -> JSON5Document {
        var reader = JSON5Reader(text)
        return try reader.document()
    }

    /// As a file holds it. A byte order mark is skipped; the fault of bytes that are not UTF-8 has
    /// the line where the first of them stands.
    public static func parse(_ bytes: [UInt8]) throws(JSON5Fault) -> JSON5Document {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw JSON5Fault.notUTF8(bytes)
        }
        return try parse(text)
    }
}

/// Why a text is not JSON5, and where.
public struct JSON5Fault: Error, Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable {
        case empty = "empty"
        case unexpected = "unexpected"
        case unexpectedEnd = "unexpected_end"
        case trailing = "trailing"
        case invalidUTF8 = "invalid_utf8"
        case unclosedComment = "unclosed_comment"
        case unclosedText = "unclosed_text"
        case controlCharacter = "control_character"
        case badEscape = "bad_escape"
        case loneSurrogate = "lone_surrogate"
        case badNumber = "bad_number"
        case notAnInteger = "not_an_integer"
        case numberOutOfRange = "number_out_of_range"
        case duplicateName = "duplicate_name"
        case tooDeep = "too_deep"
        case tooManyNodes = "too_many_nodes"
    }

    public var kind: Kind
    /// From 1.
    public var line: Int
    /// From 1, in Unicode scalars.
    public var column: Int
    /// The character, word or name at fault, at most 64 characters; empty where there is none.
    public var found: String

    public init(_ kind: Kind, line: Int, column: Int, found: String = "") {
        self.kind = kind
        self.line = line
        self.column = column
        self.found = String(found.unicodeScalars.prefix(64))
    }
}
