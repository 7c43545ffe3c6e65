extension JSONReader {
    /// A list named `rows` in an object inside the outermost: passed over, and its place noted.
    struct RowsLeft {
        /// How many levels are left inside that object.
        let level: Int
        var place: Range<Int>?
    }

    /// Passes over the rows where they are to be left, and this is them.
    mutating func skipsRows(_ name: String) throws(JSONFault) -> Bool {
        guard let level = rows?.level, rows?.place == nil, levelsLeft == level, name == "rows",
            try peek() == UInt8(ascii: "[")
        else { return false }
        let start = position
        try skip()
        rows?.place = start..<position
        return true
    }

    /// Passes over a value without building it. Finds all that makes it unreadable but a name that
    /// comes twice.
    private mutating func skip() throws(JSONFault) {
        switch try peek() {
        case UInt8(ascii: "\""): try skipString()
        case UInt8(ascii: "{"):
            try skipElements(closing: UInt8(ascii: "}")) { reader throws(JSONFault) in
                try reader.skipName()
            }
        case UInt8(ascii: "["):
            try skipElements(closing: UInt8(ascii: "]")) { _ throws(JSONFault) in }
        default: _ = try value()
        }
    }

    private mutating func skipElements(
        closing: UInt8, _ begin: (inout JSONReader) throws(JSONFault) -> Void
    ) throws(JSONFault) {
        try enter()
        if try peekAfterSpace() == closing { return leave() }
        repeat {
            try begin(&self)
            try skip()
        } while try !isLast(closing: closing)
    }

    private mutating func skipName() throws(JSONFault) {
        guard try peek() == UInt8(ascii: "\"") else {
            throw JSONFault(.unexpectedByte, at: position)
        }
        try skipString()
        try passColon()
    }

    mutating func passColon() throws(JSONFault) {
        guard try peekAfterSpace() == UInt8(ascii: ":") else {
            throw JSONFault(.unexpectedByte, at: position)
        }
        position += 1
        skipSpace()
    }

    /// A text as its bytes where it has no escapes; any other value as it is.
    mutating func field() throws(JSONFault) -> JSONField {
        switch try peek() {
        case UInt8(ascii: "\""):
            let start = position
            if let text = try plainText() { return .text(text) }
            position = start
            return .other(.string(try string()))
        default:
            switch try value() {
            case .int(let value): return .int(value)
            case .null: return .null
            case let value: return .other(value)
            }
        }
    }
}
