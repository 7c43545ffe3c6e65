import CSystem

/// Puts requests together byte by byte: a JSON tree for each would cost the load as much as the
/// daemon needs to answer.
struct RequestLines {
    var random: SplitMix64
    private var lastID = 0

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    /// A change under a new request id, open for more members.
    mutating func change(_ method: StaticString, as who: String, into line: inout [UInt8]) {
        query(method, as: who, into: &line)
        line.add(#","request":""#)
        appendUUID(to: &line)
        line.append(UInt8(ascii: "\""))
    }

    /// A read, open for more members.
    mutating func query(_ method: StaticString, as who: String, into line: inout [UInt8]) {
        lastID += 1
        line.add(#"{"jsonrpc":"2.0","id":"#)
        line += String(lastID).utf8
        line.add(#","method":""#)
        line.add(method)
        line.add(#"","params":{"as":""#)
        line += who.utf8
        line.append(UInt8(ascii: "\""))
    }

    func member(_ name: StaticString, _ text: some Sequence<UInt8>, into line: inout [UInt8]) {
        line.add(",\"")
        line.add(name)
        line.add("\":\"")
        line += text
        line.append(UInt8(ascii: "\""))
    }

    func end(_ line: inout [UInt8]) { line.add("}}\n") }

    /// A UUID of version 7, as every client makes one of its own: the time in milliseconds, the
    /// rest random.
    private mutating func appendUUID(to line: inout [UInt8]) {
        let time = UInt64(bitPattern: cs_wall_milliseconds())
        let high = time << 16 | 0x7000 | random.next() & 0x0FFF
        let low = 1 << 63 | random.next() >> 2
        for (word, dashes) in [(high, [8, 12]), (low, [0, 4])] {
            for digit in 0..<16 {
                if dashes.contains(digit) { line.append(UInt8(ascii: "-")) }
                let value = UInt8(truncatingIfNeeded: word >> UInt64(60 - 4 * digit)) & 0x0F
                line.append(value < 10 ? 0x30 + value : 0x61 + value - 10)
            }
        }
    }
}

extension [UInt8] {
    mutating func add(_ text: StaticString) {
        let bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        append(contentsOf: bytes)
    }
}

extension UnsafeRawBufferPointer {
    var isSuccess: Bool { end(of: #""result":{"#) != nil }

    /// The text of a member, such as `C12` of `"claim":"C12"`.
    func text(behind key: StaticString) -> [UInt8]? {
        end(of: key).map { start in self[start...].prefix { $0 != UInt8(ascii: "\"") } }
            .map { Array($0) }
    }

    /// Where the first occurrence of a text ends. Looked for bytewise: it stands near the front.
    private func end(of key: StaticString) -> Int? {
        let wanted = UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount)
        var start = 0
        while start + wanted.count <= count {
            var length = 0
            while length < wanted.count, self[start + length] == wanted[length] { length += 1 }
            if length == wanted.count { return start + length }
            start += 1
        }
        return nil
    }
}
