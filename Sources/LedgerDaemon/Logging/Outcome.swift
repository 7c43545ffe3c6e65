/// What became of a request, as its reply says.
enum Outcome {
    private static let head = Array(#"{"jsonrpc":"2.0","id":"#.utf8)
    private static let error = Array(#","error":"#.utf8)
    private static let kind = Array(#""kind":""#.utf8)
    /// The kind stands near the beginning of an error, after a code and a short message.
    private static let searched = 512

    /// `ok`, the kind of the error, or `unheard` when the peer was gone before the end.
    static func append(of reply: [UInt8], to text: inout [UInt8]) {
        reply.withUnsafeBytes { reply in
            guard !reply.isEmpty else { return text.appendText("unheard") }
            guard reply.starts(with: head) else { return text.appendText("ok") }
            let rest = reply[afterID(reply)...]
            guard rest.starts(with: error) else { return text.appendText("ok") }
            guard let word = word(rest.prefix(searched)) else { return text.appendText("error") }
            text.append(contentsOf: word)
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
