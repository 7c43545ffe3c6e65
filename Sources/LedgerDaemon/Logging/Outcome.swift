/// What became of a request, as its reply says.
enum Outcome: Equatable {
    case ok
    /// The kind of the error.
    case error(String)
    /// The peer was gone before the end.
    case unheard

    private static let head = Array(#"{"jsonrpc":"2.0","id":"#.utf8)
    private static let error = Array(#","error":"#.utf8)
    private static let kind = Array(#""kind":""#.utf8)
    /// The kind stands near the beginning of an error, after a code and a short message.
    private static let searched = 512

    init(of reply: [UInt8]) {
        self = reply.withUnsafeBytes { reply in
            guard !reply.isEmpty else { return .unheard }
            guard reply.starts(with: Self.head) else { return .ok }
            let rest = reply[Self.afterID(reply)...]
            guard rest.starts(with: Self.error) else { return .ok }
            guard let word = Self.word(rest.prefix(Self.searched)) else { return .error("error") }
            return .error(String(decoding: word, as: UTF8.self))
        }
    }

    var text: String {
        switch self {
        case .ok: "ok"
        case .error(let kind): kind
        case .unheard: "unheard"
        }
    }

    /// An id is a number or a string.
    private static func afterID(_ reply: UnsafeRawBufferPointer) -> Int {
        var index = head.count
        guard index < reply.count, reply[index] == UInt8(ascii: "\"") else {
            return reply[index...].firstIndex(of: UInt8(ascii: ",")) ?? reply.count
        }
        index += 1
        while index < reply.count, reply[index] != UInt8(ascii: "\"") {
            index += reply[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return min(index + 1, reply.count)
    }

    private static func word(
        _ error: Slice<UnsafeRawBufferPointer>
    ) -> Slice<UnsafeRawBufferPointer>? {
        var rest = error
        while let quote = rest.firstIndex(of: UInt8(ascii: "\"")) {
            rest = rest[quote...]
            if rest.starts(with: kind) {
                return rest.dropFirst(kind.count).prefix { $0 != UInt8(ascii: "\"") }
            }
            rest = rest.dropFirst()
        }
        return nil
    }
}
