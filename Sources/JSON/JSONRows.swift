/// The rows that one line of a long answer carries, as they came: whoever writes them somewhere else
/// needs no tree of each.
public struct JSONRows: Sendable, Hashable {
    private let line: [UInt8]
    /// Of the list with its brackets; it was passed over once, and can be read.
    private let place: Range<Int>

    fileprivate init(_ line: [UInt8], _ place: Range<Int>) {
        self.line = line
        self.place = place
    }

    /// The rows as values.
    public func values() throws(JSONFault) -> [JSON] {
        let rows = try line.withUnsafeBufferPointer { line throws(JSONFault) in
            try JSON.parse(
                UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(line)[place]),
                limits: .stored)
        }
        return rows.array ?? []
    }

    /// Goes through rows that are objects, member by member. Bytes stay valid until this returns;
    /// a name that comes twice in a row is given twice.
    /// - Throws: where a row is no object.
    public func forEach(
        member: (_ name: UnsafeRawBufferPointer, _ value: JSONField) -> Void, rowEnd: () -> Void
    ) throws(JSONFault) {
        try line.withUnsafeBufferPointer { line throws(JSONFault) in
            var reader = JSONReader(UnsafeRawBufferPointer(line), .stored)
            reader.position = place.lowerBound
            try reader.enter()
            if try reader.peekAfterSpace() == UInt8(ascii: "]") { return }
            repeat {
                try reader.members(member)
                rowEnd()
            } while try !reader.isLast(closing: UInt8(ascii: "]"))
        }
    }
}

/// A value of a row: a text as its bytes, where it has no escapes.
public enum JSONField {
    case null
    case int(Int64)
    case text(UnsafeRawBufferPointer)
    case other(JSON)
}

extension JSON {
    /// As `parse`, but the rows of a long answer, in `result.rows`, are left as they are: an empty
    /// list stands for them.
    public static func parse(
        leavingRowsOf line: [UInt8], limits: JSONLimits
    ) throws(JSONFault) -> (JSON, JSONRows?) {
        try line.withUnsafeBufferPointer { bytes throws(JSONFault) in
            var reader = JSONReader(UnsafeRawBufferPointer(bytes), limits)
            reader.rows = JSONReader.RowsLeft(level: limits.maxDepth - 2)
            let json = try reader.document()
            return (json, reader.rows?.place.map { JSONRows(line, $0) })
        }
    }
}

extension JSONReader {
    fileprivate mutating func members(
        _ take: (_ name: UnsafeRawBufferPointer, _ value: JSONField) -> Void
    ) throws(JSONFault) {
        guard try peek() == UInt8(ascii: "{") else {
            throw JSONFault(.unexpectedByte, at: position)
        }
        try enter()
        if try peekAfterSpace() == UInt8(ascii: "}") { return leave() }
        repeat {
            guard try peek() == UInt8(ascii: "\""), let name = try plainText() else {
                throw JSONFault(.unexpectedByte, at: position)
            }
            try passColon()
            take(name, try field())
        } while try !isLast(closing: UInt8(ascii: "}"))
    }
}
