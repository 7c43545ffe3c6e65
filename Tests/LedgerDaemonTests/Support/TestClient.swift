import CSystem
import JSON
import LedgerAPI

/// A client that sends and receives bytes, and gives up after some seconds.
final class TestClient {
    struct Failure: Error {
        let call: String
        let number: Int32
    }

    let descriptor: Int32
    private var received: [UInt8] = []
    private var isClosed = false

    /// Kept as long as the client, if there is one to keep.
    private let server: TestServer?

    init(_ path: String, of server: TestServer? = nil) throws {
        self.server = server
        descriptor = cs_stream_socket(0)
        let result = cs_connect_path(descriptor, path)
        guard result == 0 else { throw Failure(call: "connect", number: -result) }
    }

    deinit { close() }

    func close() {
        if !isClosed { CSystem.close(descriptor) }
        isClosed = true
    }

    /// Waits until everything is with the kernel.
    func send(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                cs_send_waiting(descriptor, $0.baseAddress, $0.count)
            }
            guard count > 0 else { throw Failure(call: "send", number: Int32(-count)) }
            rest = rest.dropFirst(count)
        }
    }

    func send(_ text: String) throws { try send(Array(text.utf8)) }

    func request(_ method: String, id: Int64 = 1, _ params: JSONObject = JSONObject()) throws {
        try send(Request(id: .int(id), method: method, params: params).line())
    }

    /// Says that nothing more will be sent.
    func finish() { cs_shutdown(descriptor, Int32(SHUT_WR)) }

    /// The next line without its end; nil at the end of what the server sends.
    func line() throws -> String? {
        while true {
            if let end = received.firstIndex(of: UInt8(ascii: "\n")) {
                let line = String(decoding: received[..<end], as: UTF8.self)
                received.removeFirst(end + 1)
                return line
            }
            guard try receive() else { return nil }
        }
    }

    private func receive() throws -> Bool {
        var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard CSystem.poll(&poll, 1, Int32(Gate.patience * 1000)) > 0 else {
            throw Failure(call: "poll", number: ETIMEDOUT)
        }
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        let count = cs_receive(descriptor, &piece, piece.count)
        if count == -Int(ECONNRESET) { return false }
        guard count >= 0 else { throw Failure(call: "recv", number: Int32(-count)) }
        received += piece[..<count]
        return count > 0
    }

    func reply() throws -> ReplyLine? {
        try line().map { try ReplyReader.parse(Array($0.utf8)) }
    }

    /// The kind of the error that comes next.
    func kind() throws -> String? { try error()?.kind }

    /// The error that comes next.
    func error() throws -> WireError? {
        guard let reply = try reply(), case .error(let error) = reply.outcome else { return nil }
        return error
    }

    /// The result that comes next.
    func result() throws -> JSON? {
        guard let reply = try reply(), case .result(let result) = reply.outcome else { return nil }
        return result
    }

    /// The ids of the next replies.
    func ids(_ count: Int) throws -> [Int64] {
        try (0..<count).compactMap { _ in
            guard case .int(let id) = try reply()?.id else { return nil }
            return id
        }
    }
}
