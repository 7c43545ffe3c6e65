/// What stands between `&` and `;`.
enum XMLEntity {
    /// The character it means: one of XML's five, or one by number; nil for anything else, and for a
    /// number that is no character of XML 1.0.
    static func scalar(_ name: ArraySlice<UInt8>) -> Unicode.Scalar? {
        switch String(decoding: name, as: UTF8.self) {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        case let text where text.hasPrefix("#x"):
            return UInt32(text.dropFirst(2), radix: 16).flatMap(character)
        case let text where text.hasPrefix("#"): return UInt32(text.dropFirst()).flatMap(character)
        default: return nil
        }
    }

    private static func character(_ code: UInt32) -> Unicode.Scalar? {
        guard code >= 0x20 || code == 9 || code == 10 || code == 13 else { return nil }
        return Unicode.Scalar(code)
    }
}
