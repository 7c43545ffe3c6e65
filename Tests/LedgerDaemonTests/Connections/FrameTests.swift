import JSON
import LedgerAPI
import LedgerDaemon
import Testing

@Suite struct FrameTests {
    @Test func `a request gets its reply`() throws {
        let server = try TestServer()
        let client = try server.connect()
        try client.send("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"echo\",\"params\":{\"a\":1}}\n")
        #expect(try client.line() == "{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{\"a\":1}}")
    }

    @Test func `one carriage return before the end is dropped`() throws {
        let server = try TestServer()
        let client = try server.connect()
        try client.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"echo\"}\r\n")
        #expect(try client.ids(1) == [1])
    }

    @Test func `a frame may come byte by byte`() throws {
        let server = try TestServer()
        let client = try server.connect()
        for byte in Request(id: .int(3), method: "echo").line() { try client.send([byte]) }
        #expect(try client.ids(1) == [3])
    }

    @Test func `a frame of a mebibyte is taken, one byte more is not`() throws {
        let server = try TestServer()
        let client = try server.connect()
        let head = Array(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"echo\",\"params\":{\"a\":\"".utf8)
        let tail = Array("\"}}".utf8)
        let fill = (1 << 20) - head.count - tail.count
        try client.send(head + [UInt8](repeating: 0x61, count: fill) + tail + [10])
        #expect(try client.ids(1) == [1])
        let other = try server.connect()
        try other.send(head + [UInt8](repeating: 0x61, count: fill + 1) + tail + [10])
        #expect(try other.kind() == "frame_too_large")
        #expect(try other.line() == nil)
        try client.request("echo", id: 2)
        #expect(try client.ids(1) == [2])
    }

    @Test func `what never ends is cut off`() throws {
        let server = try TestServer()
        let client = try server.connect()
        let piece = [UInt8](repeating: 0x61, count: 64 << 10)
        #expect(throws: TestClient.Failure.self) {
            for _ in 0..<32_768 { try client.send(piece) }
        }
        #expect(try client.kind() == "frame_too_large")
        #expect(try client.line() == nil)
    }

    @Test func `two objects on a line are refused`() throws {
        let server = try TestServer()
        let client = try server.connect()
        let object = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"echo\"}"
        try client.send(object + object + "\n")
        #expect(try client.kind() == "parse_error")
        #expect(try client.line() == nil)
    }

    @Test func `after what cannot be read one reply without an id comes, and the end`() throws {
        let server = try TestServer()
        let client = try server.connect()
        try client.request("change.gated", id: 1)
        try client.send("no json\n")
        try client.request("echo", id: 2)
        #expect(server.backend.gate.waitForArrivals(1))
        server.backend.gate.open()
        #expect(try client.ids(1) == [1])
        let reply = try client.reply()
        #expect(reply?.id == nil)
        #expect(reply != nil)
        #expect(try client.line() == nil)
        #expect(server.backend.immediate.entries.isEmpty)
    }

    @Test func `a batch is refused and the connection goes on`() throws {
        let server = try TestServer()
        let client = try server.connect()
        try client.send("[]\n")
        #expect(try client.kind() == "batch_unsupported")
        try client.request("echo", id: 2)
        #expect(try client.ids(1) == [2])
    }

    @Test func `the end of input means answer, flush, close`() throws {
        let server = try TestServer()
        let client = try server.connect()
        for id in Int64(1)...20 { try client.request("change.some", id: id) }
        try client.send("{\"half\":")
        client.finish()
        #expect(try client.ids(20) == Array(1...20))
        #expect(try client.line() == nil)
    }

    @Test func `closing does not cancel a change`() throws {
        let server = try TestServer()
        let client = try server.connect()
        try client.request("change.gated", id: 0)
        #expect(server.backend.gate.waitForArrivals(1))
        for id in Int64(1)...100 { try client.request("change.some", id: id) }
        client.close()
        server.backend.gate.open()
        #expect(server.backend.batches.wait { $0.joined().count == 101 })
    }
}
