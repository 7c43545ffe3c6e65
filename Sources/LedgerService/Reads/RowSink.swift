import JSON
import LedgerAPI

/// Takes rows of a long answer and sends them in lines of at most 64 KiB.
final class RowSink {
    static let lineSize = 60_000

    private let id: RequestID
    private let send: ([UInt8]) -> Bool
    private var rows: [UInt8] = []
    private(set) var count: Int64 = 0
    /// The peer is gone: what is left need not be found.
    private(set) var isClosed = false

    init(_ id: RequestID, send: @escaping ([UInt8]) -> Bool) {
        self.id = id
        self.send = send
    }

    /// - Returns: false where nobody wants more.
    func row(_ row: JSON) -> Bool { self.row { row.encode(into: &$0) } }

    /// - Parameter write: appends one row, and must not come back to this sink.
    /// - Returns: false where nobody wants more.
    func row(_ write: (inout [UInt8]) -> Void) -> Bool {
        let start = rows.count
        if !rows.isEmpty { rows.append(UInt8(ascii: ",")) }
        write(&rows)
        count += 1
        if rows.count <= Self.lineSize { return !isClosed }
        if start > 0 {
            let last = Array(rows[(start + 1)...])
            rows.removeSubrange(start...)
            flush()
            rows = last
        }
        return !isClosed
    }

    private func flush() {
        var line = opening
        line += rows
        line += "],\"continues\":true}}\n".utf8
        rows.removeAll(keepingCapacity: true)
        if !send(line) { isClosed = true }
    }

    /// The last line: the rows left, and the rest of the result.
    func finish(_ rest: JSONObject) {
        var line = opening
        line += rows
        line += "]".utf8
        var members = rest
        members["count"] = .int(count)
        for member in members.members {
            line += ",".utf8
            JSON.string(member.name).encode(into: &line)
            line += ":".utf8
            member.value.encode(into: &line)
        }
        line += "}}\n".utf8
        if !isClosed { _ = send(line) }
    }

    private var opening: [UInt8] {
        var line: [UInt8] = []
        line.reserveCapacity(rows.count + 256)
        line += "{\"jsonrpc\":\"2.0\",\"id\":".utf8
        id.json.encode(into: &line)
        line += ",\"result\":{\"rows\":[".utf8
        return line
    }
}
