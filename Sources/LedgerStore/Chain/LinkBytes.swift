import SHA2
import SQLite

/// One link put together field by field, as it is hashed: "jifen-1", the number, the previous hash,
/// and every other column, each with its length before it. Integers are 8 bytes, big-endian; an
/// absent request has length −1. The room is used again for the next link.
struct LinkBytes {
    private var bytes: [UInt8] = []

    mutating func begin(seq: Int64, after previous: Digest) {
        bytes.removeAll(keepingCapacity: true)
        bytes.reserveCapacity(512)
        bytes += "jifen-1".utf8
        append(seq)
        previous.append(to: &bytes)
    }

    mutating func append(_ value: Int64) {
        withUnsafeBytes(of: value.bigEndian) { bytes += $0 }
    }

    mutating func append(_ field: UnsafeRawBufferPointer) {
        append(Int64(field.count))
        bytes += field
    }

    mutating func append(_ field: String) {
        append(Int64(field.utf8.count))
        bytes += field.utf8
    }

    var hash: Digest { SHA256.hash(bytes) }

    /// The hash of a stored row, all columns of `event` in their order, straight from its bytes.
    mutating func hash(_ row: Statement, after previous: Digest) -> Digest {
        begin(seq: row.int(0), after: previous)
        row.withBlob(1) { append($0) }
        append(row.int(2))
        row.withBlob(3) { append($0) }
        append(row.int(4))
        append(row.int(5))
        row.withBlob(6) { append($0) }
        if row.isNull(7) { append(-1) } else { row.withBlob(7) { append($0) } }
        row.withBlob(8) { append($0) }
        return hash
    }
}
