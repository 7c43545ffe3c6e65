public import JSON

/// One line of an answer as the client sees it.
public struct ReplyLine: Sendable, Hashable {
    public enum Outcome: Sendable, Hashable {
        case result(JSON)
        case error(WireError)
    }

    /// Nil where the server could not read the request so far.
    public var id: RequestID?
    public var outcome: Outcome
    /// Whether more lines of the same answer follow.
    public var continues: Bool
    /// The result's rows, where the reader leaves them as they are.
    public var rows: JSONRows?
}

/// Why a line is no reply; the connection is of no more use.
public enum ReplyFault: Error, Sendable, Hashable {
    case tooLarge
    case unreadable(JSONFault)
    /// JSON, but not a reply of JSON-RPC 2.0.
    case notAReply
}

/// Cuts what the server sends into replies.
///
/// The limits are generous: the server is trusted with memory, not with the shape. Members that are
/// not known are passed over, because the server may be newer.
public struct ReplyReader: Sendable {
    private static let longestLine = 64 << 20
    private var frames = FrameReader(limit: ReplyReader.longestLine)
    private let leavesRows: Bool

    /// - Parameter leavesRows: whether `rows` of a result stay as they came, beside it.
    public init(leavesRows: Bool = false) { self.leavesRows = leavesRows }

    /// Whether a reply has begun and not ended.
    public var hasPartialReply: Bool { frames.hasPartialFrame }

    public mutating func append(_ bytes: UnsafeRawBufferPointer) {
        frames.append(bytes)
    }

    /// The next reply, nil when none is complete.
    public mutating func next() throws(ReplyFault) -> ReplyLine? {
        switch frames.next() {
        case nil: return nil
        case .tooLarge: throw .tooLarge
        case .line(let line): return try Self.parse(line, leavesRows: leavesRows)
        }
    }

    /// Reads one line without its end.
    public static func parse(
        _ line: [UInt8], leavesRows: Bool = false
    ) throws(ReplyFault) -> ReplyLine {
        let json: JSON
        var rows: JSONRows?
        do {
            if leavesRows {
                (json, rows) = try JSON.parse(leavingRowsOf: line, limits: .stored)
            } else {
                json = try JSON.parse(line, limits: .stored)
            }
        } catch {
            throw .unreadable(error)
        }
        guard json["jsonrpc"] == "2.0", let id = json["id"],
            id.isNull || RequestID(id) != nil
        else { throw .notAReply }
        switch (json["result"], json["error"]) {
        case (let result?, nil):
            let continues = result["continues"]?.bool ?? false
            return ReplyLine(
                id: RequestID(id), outcome: .result(result), continues: continues, rows: rows)
        case (nil, let error?):
            guard let error = WireError(error) else { throw .notAReply }
            return ReplyLine(id: RequestID(id), outcome: .error(error), continues: false)
        case (nil, nil), (.some, .some): throw .notAReply
        }
    }
}
