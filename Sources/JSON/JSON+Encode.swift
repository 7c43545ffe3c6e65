extension JSON {
    /// Appends the value: members in their order, no white space, only the escapes that must be.
    ///
    /// Integers must lie in `JSON.integers`.
    public func encode(into output: inout [UInt8]) {
        switch self {
        case .null: output.append(contentsOf: "null".utf8)
        case .bool(true): output.append(contentsOf: "true".utf8)
        case .bool(false): output.append(contentsOf: "false".utf8)
        case .int(let value): output.appendInteger(value)
        case .string(let value): output.appendQuoted(value)
        case .array(let elements): output.appendElements(elements) { $0.encode(into: &$1) }
        case .object(let object): output.appendMembers(object.members) { $0.encode(into: &$1) }
        }
    }

    public func encoded() -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(256)
        encode(into: &output)
        return output
    }

    /// As `encoded()`, with the names of every object in the order of their bytes, so that the same
    /// content is always the same bytes. What is hashed and compared is this.
    public func canonical() -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(256)
        encodeCanonically(into: &output)
        return output
    }

    public var text: String {
        String(decoding: encoded(), as: UTF8.self)
    }

    fileprivate func encodeCanonically(into output: inout [UInt8]) {
        switch self {
        case .null, .bool, .int, .string: encode(into: &output)
        case .array(let elements):
            output.appendElements(elements) { $0.encodeCanonically(into: &$1) }
        case .object(let object): output.appendCanonically(object.members)
        }
    }
}

extension [JSONObject.Member] {
    /// By the bytes of the names. A dozen that are nearly in order: insertion is the quickest.
    fileprivate mutating func sortByName() {
        for index in indices.dropFirst() {
            var place = index
            while place > 0, self[place].name.precedesBytewise(self[place - 1].name) {
                swapAt(place, place - 1)
                place -= 1
            }
        }
    }
}

extension [UInt8] {
    mutating func appendCanonically(_ members: [JSONObject.Member]) {
        var sorted = members
        if sorted.count <= 24 {
            sorted.sortByName()
        } else {
            sorted.sort { $0.name.precedesBytewise($1.name) }
        }
        appendMembers(sorted) { $0.encodeCanonically(into: &$1) }
    }
}

extension [UInt8] {
    fileprivate mutating func appendElements(
        _ elements: [JSON], _ write: (JSON, inout [UInt8]) -> Void
    ) {
        append(UInt8(ascii: "["))
        var isFirst = true
        for element in elements {
            if !isFirst { append(UInt8(ascii: ",")) }
            isFirst = false
            write(element, &self)
        }
        append(UInt8(ascii: "]"))
    }

    fileprivate mutating func appendMembers(
        _ members: [JSONObject.Member], _ write: (JSON, inout [UInt8]) -> Void
    ) {
        append(UInt8(ascii: "{"))
        var isFirst = true
        for member in members {
            if !isFirst { append(UInt8(ascii: ",")) }
            isFirst = false
            appendQuoted(member.name)
            append(UInt8(ascii: ":"))
            write(member.value, &self)
        }
        append(UInt8(ascii: "}"))
    }

    mutating func appendInteger(_ value: Int64) {
        precondition(JSON.integers.contains(value), "no reader takes an integer past 2^53 − 1")
        if value < 0 { append(UInt8(ascii: "-")) }
        let first = count
        var rest = value.magnitude
        repeat {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        self[first...].reverse()
    }

    mutating func appendQuoted(_ text: String) {
        append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { text in
            let bytes = UnsafeRawBufferPointer(text)
            var start = 0
            while start < bytes.count {
                let end = Self.plainEnd(bytes, from: start)
                append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
                if end < bytes.count { appendEscape(bytes[end]) }
                start = end + 1
            }
        }
        append(UInt8(ascii: "\""))
    }

    /// Where the first byte is that must be escaped, or the end.
    private static func plainEnd(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        var index = start
        while index &+ 8 <= bytes.count {
            let marks = PlainBytes.marks(PlainBytes.word(bytes, at: index))
            if marks != 0 { return index &+ marks.trailingZeroBitCount / 8 }
            index &+= 8
        }
        while index < bytes.count, bytes[index] >= 0x20, bytes[index] != UInt8(ascii: "\""),
            bytes[index] != UInt8(ascii: "\\")
        {
            index &+= 1
        }
        return index
    }

    private mutating func appendEscape(_ byte: UInt8) {
        append(UInt8(ascii: "\\"))
        switch byte {
        case 0x08: append(UInt8(ascii: "b"))
        case 0x09: append(UInt8(ascii: "t"))
        case 0x0A: append(UInt8(ascii: "n"))
        case 0x0C: append(UInt8(ascii: "f"))
        case 0x0D: append(UInt8(ascii: "r"))
        case 0x00..<0x20:
            append(contentsOf: "u00".utf8)
            for digit in [byte >> 4, byte & 0x0F] {
                append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
            }
        default: append(byte)
        }
    }
}
