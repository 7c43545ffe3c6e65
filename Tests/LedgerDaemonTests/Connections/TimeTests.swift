import LedgerAPI
import LedgerDaemon
import Testing

@Suite struct TimeTests {
    @Test func `a frame that takes too long is given up`() throws {
        let server = try TestServer { $0.frameTime = .milliseconds(60) }
        let client = try server.connect()
        try client.send("{\"jsonrpc\"")
        #expect(try client.kind() == "timed_out")
        #expect(try client.line() == nil)
    }

    @Test func `a frame a byte at a time does not stretch its time`() throws {
        let server = try TestServer { $0.frameTime = .milliseconds(60) }
        let client = try server.connect()
        #expect(throws: TestClient.Failure.self) {
            while true { try client.send(" ") }
        }
        #expect(try client.kind() == "timed_out")
    }

    @Test func `requests one after the other do not count as one slow frame`() throws {
        let server = try TestServer { $0.frameTime = .milliseconds(500) }
        let client = try server.connect()
        let line = Request(id: .int(1), method: "echo").line()
        let clock = ContinuousClock()
        let end = clock.now + .milliseconds(1200)
        try client.send(Array(line.prefix(5)))
        while clock.now < end {
            try client.send(Array(line.dropFirst(5)) + line.prefix(5))
            #expect(try client.ids(1) == [1])
        }
    }

    @Test func `an idle connection is closed without a word`() throws {
        let server = try TestServer { $0.idleTime = .milliseconds(60) }
        let client = try server.connect()
        try client.request("echo")
        #expect(try client.ids(1) == [1])
        #expect(try client.line() == nil)
    }

    @Test func `a connection that waits for a reply is not idle`() throws {
        let server = try TestServer { $0.idleTime = .milliseconds(40) }
        let client = try server.connect()
        try client.request("change.gated")
        let other = try server.connect()
        #expect(try other.line() == nil)
        server.backend.gate.open()
        #expect(try client.ids(1) == [1])
    }
}
