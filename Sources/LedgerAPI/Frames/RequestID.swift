public import JSON

/// What a request is known by on its connection; echoed as it came.
public enum RequestID: Sendable, Hashable {
    case int(Int64)
    /// At most 64 characters (Unicode scalars).
    case string(String)

    public static let longest = 64

    /// Nil for anything that may not be an id.
    public init?(_ json: JSON) {
        switch json {
        case .int(let value): self = .int(value)
        case .string(let text) where text.unicodeScalars.count <= Self.longest: self = .string(text)
        case .null, .bool, .string, .array, .object: return nil
        }
    }

    public var json: JSON {
        switch self {
        case .int(let value): .int(value)
        case .string(let text): .string(text)
        }
    }
}
