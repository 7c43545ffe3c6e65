/// Writes one object straight into bytes, member by member: for the rows of long answers, of which
/// trees would be half of the cost.
///
/// Names are ASCII that needs no escaping, and each comes once: nobody checks.
public struct JSONRow {
    private var bytes: [UInt8] = []
    private var isEmpty = true

    /// Appends one object to `bytes`.
    public static func append(to bytes: inout [UInt8], _ write: (inout JSONRow) -> Void) {
        var row = JSONRow()
        // Taken over and given back: with a second owner, every row would copy all before it.
        swap(&row.bytes, &bytes)
        row.bytes.append(UInt8(ascii: "{"))
        write(&row)
        row.bytes.append(UInt8(ascii: "}"))
        swap(&row.bytes, &bytes)
    }

    public mutating func put(_ name: StaticString, _ text: String) {
        put(name)
        bytes.appendQuoted(text)
    }

    /// Null where there is none.
    public mutating func put(_ name: StaticString, _ text: String?) {
        guard let text else {
            put(name)
            return bytes.append(contentsOf: "null".utf8)
        }
        put(name, text)
    }

    public mutating func put(_ name: StaticString, _ number: Int64) {
        put(name)
        bytes.appendInteger(number)
    }

    /// A text that needs no escaping, such as a time.
    public mutating func put(_ name: StaticString, plain write: (inout [UInt8]) -> Void) {
        put(name)
        bytes.append(UInt8(ascii: "\""))
        write(&bytes)
        bytes.append(UInt8(ascii: "\""))
    }

    /// Members of another row, as `members` has them.
    public mutating func put(members: [UInt8]) {
        separate()
        bytes += members
    }

    /// One member or more without their braces, to be put into many rows.
    public static func members(_ write: (inout JSONRow) -> Void) -> [UInt8] {
        var row = JSONRow()
        write(&row)
        return row.bytes
    }

    private mutating func put(_ name: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        bytes.append(
            contentsOf: UnsafeBufferPointer(
                start: name.utf8Start, count: name.utf8CodeUnitCount))
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func separate() {
        if !isEmpty { bytes.append(UInt8(ascii: ",")) }
        isEmpty = false
    }
}
