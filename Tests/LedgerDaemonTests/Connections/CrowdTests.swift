import CSystem
import JSON
import LedgerAPI
import LedgerDaemon
import Testing

@Suite struct CrowdTests {
    @Test func `one user has sixteen connections, one more is turned away`() throws {
        let server = try TestServer()
        let clients = try (0..<16).map { _ in try server.connect() }
        let more = try server.connect()
        #expect(try more.kind() == "too_many_connections")
        #expect(try more.line() == nil)
        for (index, client) in clients.enumerated() {
            try client.request("echo", id: Int64(index))
            #expect(try client.ids(1) == [Int64(index)])
        }
    }

    @Test func `a place that becomes free is given again`() throws {
        let server = try TestServer { $0.connectionsPerUser = 1 }
        let first = try server.connect()
        try first.request("echo")
        #expect(try first.ids(1) == [1])
        first.finish()
        #expect(try first.line() == nil)
        let second = try server.connect()
        try second.request("echo", id: 2)
        #expect(try second.ids(1) == [2])
    }

    @Test func `there is a limit for all users together`() throws {
        let server = try TestServer { $0.connections = 3 }
        let clients = try (0..<3).map { _ in try server.connect() }
        try clients[2].request("echo")
        #expect(try clients[2].ids(1) == [1])
        #expect(try server.connect().kind() == "too_many_connections")
    }

    @Test func `a flood of connections does not hold up those that are served`() throws {
        let server = try TestServer { $0.connectionsPerUser = 4 }
        let client = try server.connect()
        try client.request("echo")
        #expect(try client.ids(1) == [1])
        var flood: [TestClient] = []
        let clock = ContinuousClock()
        for id in Int64(0)..<400 {
            flood.append(try server.connect())
            let begin = clock.now
            try client.request("echo", id: id)
            #expect(try client.ids(1) == [id])
            #expect(clock.now - begin < .seconds(2))
        }
    }

    @Test func `the peer is whom the kernel names`() throws {
        let server = try TestServer()
        let client = try server.connect()
        try client.request("whoami")
        let result = try client.result()
        #expect(result?["uid"] == .int(Int64(getuid())))
        #expect(result?["pid"] == .int(Int64(getpid())))
    }

    @Test func `the name that a client's own socket has changes nothing`() throws {
        let server = try TestServer()
        _ = try server.connect()
        let socket = cs_stream_socket(0)
        defer { close(socket) }
        #expect(cs_bind_path(socket, server.folder.file("x;uid=0;")) == 0)
        #expect(cs_connect_path(socket, server.socket) == 0)
        let line = Array("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"whoami\"}\n".utf8)
        #expect(cs_send_waiting(socket, line, line.count) == line.count)
        var reply = [UInt8](repeating: 0, count: 4096)
        let count = cs_receive(socket, &reply, reply.count)
        #expect(
            String(decoding: reply[..<max(0, count)], as: UTF8.self).contains("\"uid\":\(getuid())")
        )
    }

    @Test func `places are kept for the operator, and who is turned away is told who has them`()
        throws
    {
        let server = try TestServer {
            $0.connections = 4
            $0.connectionsKept = 2
            $0.operators = [getuid() + 1]
        }
        let clients = try (0..<2).map { _ in try server.connect() }
        try clients[1].request("echo")
        #expect(try clients[1].ids(1) == [1])
        let facts = try server.connect().error()?.facts
        #expect(facts?["reason"] == "all")
        #expect(facts?["limit"] == 2)
        #expect(facts?["uid"] == .int(Int64(getuid())))
        #expect(facts?["connections"] == 2)
    }

    @Test func `the operator takes them`() throws {
        let server = try TestServer {
            $0.connections = 4
            $0.connectionsKept = 2
        }
        let clients = try (0..<4).map { _ in try server.connect() }
        for (id, client) in clients.enumerated() {
            try client.request("echo", id: Int64(id))
            #expect(try client.ids(1) == [Int64(id)])
        }
        #expect(try server.connect().kind() == "too_many_connections")
    }
}
