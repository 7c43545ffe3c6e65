public import JSON

/// One line of an answer.
public enum Reply: Sendable, Hashable {
    case success(RequestID, JSON)
    /// Without an id where the request could not be read so far: `null` is written.
    case failure(RequestID?, WireError)
    /// As it was written down: an object whose one member is `result` or `error`, without white
    /// space. Only the id of the request is put beside it.
    case stored(RequestID, [UInt8])

    /// The reply as one line, its `\n` included.
    public func line() -> [UInt8] {
        var line: [UInt8] = []
        encode(into: &line)
        return line
    }

    /// Appends the line.
    public func encode(into output: inout [UInt8]) {
        output.append(contentsOf: #"{"jsonrpc":"2.0","id":"#.utf8)
        if case .stored(let id, let outcome) = self {
            id.json.encode(into: &output)
            output.append(UInt8(ascii: ","))
            output.append(contentsOf: outcome.dropFirst())
            output.append(UInt8(ascii: "\n"))
            return
        }
        switch self {
        case .stored: return
        case .success(let id, let result):
            id.json.encode(into: &output)
            output.append(contentsOf: #","result":"#.utf8)
            result.encode(into: &output)
        case .failure(let id, let error):
            (id?.json ?? .null).encode(into: &output)
            output.append(contentsOf: #","error":"#.utf8)
            error.json.encode(into: &output)
        }
        output.append(contentsOf: "}\n".utf8)
    }
}
