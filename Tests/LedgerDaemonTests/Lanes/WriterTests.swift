import LedgerAPI
import LedgerDaemon
import Testing

@Suite struct WriterTests {
    /// Clients that each sent one change while the writer was held back by another.
    private func gathered(_ server: TestServer, _ count: Int) throws -> [TestClient] {
        let first = try server.connect()
        try first.request("change.gated", id: 0)
        #expect(server.backend.gate.waitForArrivals(1))
        var clients = [first]
        for id in 1...Int64(count) {
            let client = try server.connect()
            try client.request("change.some", id: id)
            // Answered only once the change before it on this connection has been handed over.
            let witness = try server.connect()
            try witness.request("echo")
            #expect(try witness.ids(1) == [1])
            clients.append(client)
        }
        server.backend.gate.open()
        return clients
    }

    @Test func `what waits is committed together`() throws {
        let server = try TestServer { $0.connectionsPerUser = 100 }
        let clients = try gathered(server, 10)
        for (id, client) in clients.enumerated() { #expect(try client.ids(1) == [Int64(id)]) }
        #expect(server.backend.batches.entries.map(\.count) == [1, 10])
    }

    @Test func `a commit takes no more than it may`() throws {
        let server = try TestServer {
            $0.connectionsPerUser = 100
            $0.batch = 4
        }
        let clients = try gathered(server, 10)
        for (id, client) in clients.enumerated() { #expect(try client.ids(1) == [Int64(id)]) }
        #expect(server.backend.batches.entries.map(\.count) == [1, 4, 4, 2])
    }

    @Test func `when too much waits for the writer the others wait in turn`() throws {
        let server = try TestServer {
            $0.connectionsPerUser = 100
            $0.writerQueue = 3
            $0.operators = []
        }
        let clients = try gathered(server, 10)
        for (id, client) in clients.enumerated() { #expect(try client.ids(1) == [Int64(id)]) }
        let counts = server.backend.batches.entries.map(\.count)
        #expect(counts.reduce(0, +) == 11)
        #expect(counts.allSatisfy { $0 <= 3 })
    }

    @Test func `what fell due is recorded before anything is served`() throws {
        let server = try TestServer()
        _ = try server.connect()
        #expect(server.backend.chores.entries.first == "settle")
    }

    @Test func `all of it is, in however many pieces`() throws {
        var backend = TestBackend()
        backend.stepsOfDueWork = 5
        let server = try TestServer(backend) { $0.checkpointBatches = 2 }
        _ = try server.connect()
        let chores: [String] = [
            "settle", "settle", "checkpoint", "settle", "settle", "checkpoint", "settle",
        ]
        #expect(Array(server.backend.chores.entries.prefix(7)) == chores)
    }

    @Test func `what falls due is recorded in its time`() throws {
        var backend = TestBackend()
        backend.due = .milliseconds(20)
        let server = try TestServer(backend)
        #expect(server.backend.chores.wait { $0 == ["settle", "settle"] })
    }

    @Test func `what cannot be recorded is not tried without end`() throws {
        var backend = TestBackend()
        backend.due = .zero
        let server = try TestServer(backend)
        #expect(server.backend.chores.wait { $0.count == 2 })
        let client = try server.connect()
        for id in Int64(0)..<20 {
            try client.request("change.some", id: id)
            #expect(try client.ids(1) == [id])
        }
        #expect(server.backend.chores.entries.count < 10)
    }

    @Test func `the log of the books is shortened when nothing is to be done`() throws {
        let server = try TestServer { $0.checkpointIdle = .milliseconds(10) }
        let client = try server.connect()
        try client.request("change.some")
        #expect(try client.ids(1) == [1])
        #expect(server.backend.chores.wait { $0 == ["settle", "checkpoint"] })
    }

    @Test func `the log of the books is shortened however much is to be done`() throws {
        let server = try TestServer { $0.checkpointBatches = 5 }
        let client = try server.connect()
        for id in Int64(0)..<12 {
            try client.request("change.some", id: id)
            #expect(try client.ids(1) == [id])
        }
        #expect(server.backend.chores.entries == ["settle", "checkpoint", "checkpoint"])
    }

    @Test func `when the outcome is unknown all hear it and the server stops`() throws {
        let server = try TestServer { $0.batch = 1 }
        let witness = try server.connect()
        try witness.request("change.gated", id: 0)
        #expect(server.backend.gate.waitForArrivals(1))
        let client = try server.connect()
        try client.request("change.unknown", id: 1)
        try client.request("change.some", id: 2)
        try client.request("echo", id: 3)
        #expect(server.backend.immediate.wait { $0.count == 1 })
        server.backend.gate.open()
        #expect(try witness.ids(1) == [0])
        #expect(try client.kind() == "outcome_unknown")
        #expect(try client.kind() == "shutting_down")
        #expect(try client.ids(1) == [3])
        #expect(try client.line() == nil)
        #expect(try server.ending == .failed("the disk did not say"))
        #expect(server.backend.chores.entries == ["settle"])
    }

    @Test func `when it is unknown whether what fell due was recorded the server stops`() throws {
        var backend = TestBackend()
        backend.due = .milliseconds(20)
        backend.unknownWhenDue = "the disk did not say"
        let server = try TestServer(backend)
        #expect(try server.ending == .failed("the disk did not say"))
        #expect(server.backend.chores.entries == ["settle", "settle"])
    }

    @Test func `a backend that cannot be made ready ends the start`() throws {
        var backend = TestBackend()
        backend.failure = "the books are newer than this program"
        let server = try TestServer(backend)
        #expect(throws: ServerError.self) { try server.ending }
        #expect(!server.folder.exists("s"))
    }
}
