public import JSON

/// An error as it stands on the wire: `kind` is the contract, `facts` are data, and the words for
/// people are the client's.
public struct WireError: Error, Sendable, Hashable {
    /// The number of JSON-RPC 2.0.
    public var code: Int64
    /// For whoever reads the wire; programs look at `kind`.
    public var message: String
    /// The raw value of an `ErrorKind`; a client may meet one that is newer than itself.
    public var kind: String
    public var facts: JSONObject
    /// Whether the same request, sent again a little later, may succeed.
    public var retryable: Bool
    /// The books at the moment of a refusal that was recorded.
    public var seq: Int64?
    /// The hash of the last event then, in hexadecimal.
    public var head: String?

    public init(
        _ kind: ErrorKind, message: String? = nil, facts: JSONObject = JSONObject(),
        seq: Int64? = nil, head: String? = nil
    ) {
        code = kind.code
        self.message = message ?? kind.words
        self.kind = kind.rawValue
        self.facts = facts
        retryable = kind.isRetryable
        self.seq = seq
        self.head = head
    }

    /// A line that is not JSON of the strict profile.
    public init(unreadable fault: JSONFault) {
        let facts: JSONObject = [
            "reason": .string(fault.reason.rawValue), "offset": .int(Int64(fault.offset)),
        ]
        self.init(.parseError, facts: facts)
    }

    /// Nil for a kind that this program does not know.
    public var known: ErrorKind? { ErrorKind(rawValue: kind) }

    /// The first 64 characters: enough of a caller's word to show it back.
    public static func excerpt(of word: String) -> String {
        String(String.UnicodeScalarView(word.unicodeScalars.prefix(64)))
    }
}

extension WireError {
    public var json: JSON {
        var data: JSONObject = [
            "kind": .string(kind), "facts": .object(facts), "retryable": .bool(retryable),
        ]
        data["seq"] = seq.map { .int($0) }
        data["head"] = head.map { .string($0) }
        return ["code": .int(code), "message": .string(message), "data": .object(data)]
    }

    /// Members that are not known are passed over: the server may be newer. Nil when one is missing
    /// that must be there.
    public init?(_ json: JSON) {
        guard let code = json["code"]?.int, let message = json["message"]?.string,
            let data = json["data"], let kind = data["kind"]?.string
        else { return nil }
        self.code = code
        self.message = message
        self.kind = kind
        facts = data["facts"]?.object ?? JSONObject()
        retryable = data["retryable"]?.bool ?? false
        seq = data["seq"]?.int
        head = data["head"]?.string
    }
}
