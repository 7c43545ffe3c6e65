public import JSON

/// One call: a line of the strict profile of JSON-RPC 2.0 (article *Wire*).
public struct Request: Sendable, Hashable {
    public var id: RequestID
    public var method: String
    public var params: JSONObject

    public init(id: RequestID, method: String, params: JSONObject = JSONObject()) {
        self.id = id
        self.method = method
        self.params = params
    }

    /// The request as one line, its `\n` included.
    public func line() -> [UInt8] {
        let json: JSON = [
            "jsonrpc": "2.0", "id": id.json, "method": .string(method), "params": .object(params),
        ]
        return json.encoded() + [UInt8(ascii: "\n")]
    }
}

extension Request {
    /// What a line turned out to be.
    public enum Parsed: Sendable, Hashable {
        case request(Request)
        /// To be answered with the error and that id (nil: `null`); if it closes, nothing more is
        /// read from the connection and it is closed once the answer is written.
        case refused(WireError, id: RequestID?, closes: Bool)
    }

    /// Reads a line without its end. What is wrong is looked for in this order: a batch, the text,
    /// `id`, `jsonrpc`, members that are not known, `method`, `params`.
    public static func parse(_ line: [UInt8]) -> Parsed {
        if line.first(where: { !isSpace($0) }) == UInt8(ascii: "[") {
            return .refused(WireError(.batchUnsupported), id: nil, closes: false)
        }
        let json: JSON
        do {
            json = try JSON.parse(line)
        } catch {
            return .refused(WireError(unreadable: error), id: nil, closes: true)
        }
        guard let object = json.object else {
            return .refused(WireError(.invalidRequest), id: nil, closes: false)
        }
        guard let id = object["id"].flatMap({ RequestID($0) }) else {
            return .refused(invalid("id"), id: nil, closes: false)
        }
        do {
            return .request(try read(object, id))
        } catch {
            return .refused(error, id: id, closes: false)
        }
    }

    private static let memberNames = ["jsonrpc", "id", "method", "params"]

    private static func read(_ object: JSONObject, _ id: RequestID) throws(WireError) -> Request {
        guard object["jsonrpc"] == "2.0" else { throw invalid("jsonrpc") }
        for member in object.members where !memberNames.contains(member.name) {
            throw unknown(member.name)
        }
        guard let method = object["method"]?.string else { throw invalid("method") }
        switch object["params"] {
        case nil: return Request(id: id, method: method)
        case .object(let params): return Request(id: id, method: method, params: params)
        case .null, .bool, .int, .string, .array:
            throw WireError(.invalidParams, facts: ["member": "params"])
        }
    }

    private static func invalid(_ member: String) -> WireError {
        WireError(.invalidRequest, facts: ["member": .string(member)])
    }

    private static func unknown(_ name: String) -> WireError {
        var facts: JSONObject = ["unknown": .string(WireError.excerpt(of: name))]
        facts["nearest"] = Suggestion.nearest(name, in: memberNames).map { .string($0) }
        return WireError(.invalidRequest, facts: facts)
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A
    }
}
