/// One pass over the bytes of one document. Every index is compared with the end before it is used.
struct JSONReader {
    let bytes: UnsafeRawBufferPointer
    let end: Int
    var position = 0
    /// Collects a text that has escapes; kept from one text to the next.
    var unescaped: [UInt8] = []
    private(set) var levelsLeft: Int
    private var nodesLeft: Int
    /// Where the rows of a long answer stand, if they are to be left as they are.
    var rows: RowsLeft?

    init(_ bytes: UnsafeRawBufferPointer, _ limits: JSONLimits) {
        self.bytes = bytes
        end = bytes.count
        levelsLeft = limits.maxDepth
        nodesLeft = limits.maxNodes
    }

    mutating func document() throws(JSONFault) -> JSON {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            throw JSONFault(.byteOrderMark, at: 0)
        }
        skipSpace()
        guard position < end else { throw JSONFault(.empty, at: position) }
        let value = try value()
        skipSpace()
        guard position == end else { throw JSONFault(.trailing, at: position) }
        return value
    }

    mutating func value() throws(JSONFault) -> JSON {
        guard nodesLeft > 0 else { throw JSONFault(.tooManyNodes, at: position) }
        nodesLeft -= 1
        switch try peek() {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "{"): return .object(try object())
        case UInt8(ascii: "["): return .array(try array())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .int(try number())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: throw JSONFault(.unexpectedByte, at: position)
        }
    }

    private mutating func array() throws(JSONFault) -> [JSON] {
        try enter()
        var elements: [JSON] = []
        if try peekAfterSpace() == UInt8(ascii: "]") {
            leave()
            return elements
        }
        while true {
            elements.append(try value())
            if try isLast(closing: UInt8(ascii: "]")) { return elements }
        }
    }

    private mutating func object() throws(JSONFault) -> JSONObject {
        try enter()
        var members: [JSONObject.Member] = []
        if try peekAfterSpace() == UInt8(ascii: "}") {
            leave()
            return JSONObject()
        }
        members.reserveCapacity(8)
        var names = NameCheck()
        while true {
            let start = position
            guard try peek() == UInt8(ascii: "\"") else {
                throw JSONFault(.unexpectedByte, at: position)
            }
            let name = try string()
            guard names.isNew(name, after: members[...]) else {
                throw JSONFault(.duplicateKey, at: start)
            }
            guard try peekAfterSpace() == UInt8(ascii: ":") else {
                throw JSONFault(.unexpectedByte, at: position)
            }
            position += 1
            skipSpace()
            let value = try skipsRows(name) ? .array([]) : value()
            members.append(JSONObject.Member(name: name, value: value))
            if try isLast(closing: UInt8(ascii: "}")) { return JSONObject(unique: members) }
        }
    }

    mutating func enter() throws(JSONFault) {
        guard levelsLeft > 0 else { throw JSONFault(.tooDeep, at: position) }
        levelsLeft -= 1
        position += 1
    }

    mutating func leave() {
        levelsLeft += 1
        position += 1
    }

    /// After an element: true past the closing bracket, false past a comma and its white space.
    mutating func isLast(closing: UInt8) throws(JSONFault) -> Bool {
        let byte = try peekAfterSpace()
        if byte == closing {
            leave()
            return true
        }
        guard byte == UInt8(ascii: ",") else { throw JSONFault(.unexpectedByte, at: position) }
        position += 1
        skipSpace()
        return false
    }

    mutating func word(_ word: StaticString, _ value: JSON) throws(JSONFault) -> JSON {
        let expected = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        for byte in expected {
            guard try peek() == byte else { throw JSONFault(.unexpectedByte, at: position) }
            position += 1
        }
        return value
    }

    func peek() throws(JSONFault) -> UInt8 {
        guard position < end else { throw JSONFault(.unexpectedEnd, at: position) }
        return bytes[position]
    }

    mutating func peekAfterSpace() throws(JSONFault) -> UInt8 {
        skipSpace()
        return try peek()
    }

    mutating func skipSpace() {
        while position < end {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            default: return
            }
        }
    }
}
