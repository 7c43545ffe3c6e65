import JSON
import LedgerAPI
import LedgerDaemon
import Testing

@Suite struct StopTests {
    @Test func `stopping finishes what was begun`() throws {
        let server = try TestServer()
        let client = try server.connect()
        let idle = try server.connect()
        try client.request("change.gated", id: 1)
        try client.request("change.some", id: 2)
        try client.request("echo", id: 3)
        #expect(server.backend.gate.waitForArrivals(1))
        #expect(server.backend.immediate.wait { $0.count == 1 })
        server.stop()
        #expect(try idle.line() == nil)
        #expect(!server.folder.exists("s"))
        #expect(throws: TestClient.Failure.self) { try TestClient(server.socket) }
        server.backend.gate.open()
        #expect(try client.ids(3) == [1, 2, 3])
        #expect(try client.line() == nil)
        #expect(try server.ending == .stopped)
        #expect(server.backend.chores.entries.last == "checkpoint")
    }

    @Test func `what waits for its lane is refused when the server stops`() throws {
        let server = try TestServer()
        let client = try server.connect()
        try client.request("change.gated", id: 1)
        #expect(server.backend.gate.waitForArrivals(1))
        try client.request("echo", id: 2)
        #expect(server.backend.immediate.wait { $0.count == 1 })
        try client.send(Request(id: .int(3), method: "read.a").line())
        let witness = try server.connect()
        try witness.request("echo", id: 4)
        #expect(try witness.ids(1) == [4])
        server.stop()
        server.backend.gate.open()
        #expect(try client.ids(2) == [1, 2])
        #expect(try client.kind() == "shutting_down")
    }

    @Test func `what cannot be finished does not keep the server`() throws {
        let server = try TestServer { $0.stopTime = .milliseconds(200) }
        let client = try server.connect()
        try client.request("stream.gated")
        #expect(server.backend.gate.waitForArrivals(1))
        server.stop()
        #expect(try server.ending == .hasty)
    }

    @Test func `a long answer that nobody reads does not keep the server`() throws {
        let server = try TestServer { $0.stopTime = .milliseconds(200) }
        let client = try server.connect()
        try client.request("stream.lines", ["count": 200, "size": 60_000])
        #expect(server.backend.sent.wait { $0.count >= 16 })
        server.stop()
        #expect(try server.ending == .hasty)
        #expect(server.backend.sent.entries.last == -1)
    }
}
