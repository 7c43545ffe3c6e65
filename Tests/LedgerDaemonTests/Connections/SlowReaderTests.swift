import JSON
import LedgerAPI
import LedgerDaemon
import Testing

@Suite struct SlowReaderTests {
    private static let lines: JSONObject = ["count": 200, "size": 60_000]

    @Test func `a long answer waits for its reader in little memory`() throws {
        let server = try TestServer()
        let client = try server.connect()
        try client.request("stream.lines", Self.lines)
        let other = try server.connect()
        #expect(server.backend.sent.wait { $0.count >= 16 })
        for id in Int64(0)..<200 {
            try other.request(id % 2 == 0 ? "change.some" : "quick.some", id: id)
            #expect(try other.ids(1) == [id])
        }
        // The buffer, what the sockets hold, and a line on its way.
        #expect(server.backend.sent.entries.reduce(0, +) < 2 << 20)
        for _ in 0..<200 { #expect(try client.reply()?.continues == true) }
        #expect(try client.reply()?.outcome == .result(["count": 200]))
    }

    @Test func `two long answers on one connection come one after the other`() throws {
        let server = try TestServer()
        let client = try server.connect()
        try client.request("stream.lines", id: 1, Self.lines)
        try client.request("stream.lines", id: 2, Self.lines)
        #expect(
            try client.ids(402) == [Int64](repeating: 1, count: 201)
                + [Int64](repeating: 2, count: 201))
    }

    @Test func `a peer that does not read is given up`() throws {
        let server = try TestServer { $0.silenceTime = .milliseconds(100) }
        let client = try server.connect()
        try client.request("stream.lines", Self.lines)
        #expect(server.backend.sent.wait { $0.last == -1 })
        while try client.line() != nil {}
    }

    @Test func `a peer that is gone ends its answer`() throws {
        let server = try TestServer()
        let client = try server.connect()
        try client.request("stream.lines", Self.lines)
        #expect(server.backend.sent.wait { $0.count >= 16 })
        client.close()
        #expect(server.backend.sent.wait { $0.last == -1 })
    }

    @Test func `a change that was asked for after an answer nobody hears is carried out`() throws {
        let server = try TestServer()
        let client = try server.connect()
        try client.request("stream.lines", Self.lines)
        #expect(server.backend.sent.wait { $0.count >= 16 })
        try client.request("change.some", id: 2)
        client.close()
        #expect(server.backend.batches.wait { $0 == [["change.some"]] })
    }

    @Test func `an answer has a greatest age however it is read`() throws {
        let server = try TestServer { $0.answerTime = .milliseconds(100) }
        let client = try server.connect()
        try client.request("stream.lines", Self.lines)
        #expect(server.backend.sent.wait { $0.last == -1 })
        while try client.line() != nil {}
    }

    @Test func `who does not read gives way to who waits`() throws {
        let server = try TestServer { $0.streamGrace = .milliseconds(50) }
        let stalled = try (0..<5).map { _ in try server.connect() }
        for client in stalled { try client.request("stream.lines", Self.lines) }
        #expect(server.backend.sent.wait { $0.count >= 32 })
        let client = try server.connect()
        try client.request("stream.lines", ["count": 3])
        #expect(try client.ids(4).count == 4)
        while try stalled[0].line() != nil {}
    }

    @Test func `who reads slowly is not cut while nobody waits`() throws {
        let server = try TestServer { $0.streamGrace = .milliseconds(1) }
        let slow = try (0..<2).map { _ in try server.connect() }
        for client in slow { try client.request("stream.lines", Self.lines) }
        #expect(server.backend.sent.wait { $0.count >= 32 })
        for client in slow { #expect(try client.ids(201).count == 201) }
    }

    @Test func `who does not read is not answered further`() throws {
        let server = try TestServer()
        let client = try server.connect()
        let request = Request(id: .int(1), method: "big", params: ["count": 50_000]).line()
        for _ in 0..<100 { try client.send(request) }
        let other = try server.connect()
        try other.request("echo")
        #expect(try other.ids(1) == [1])
        #expect(server.backend.immediate.entries.count < 30)
        #expect(try client.ids(100).count == 100)
    }

    @Test func `an answer that says nothing is an internal error`() throws {
        let server = try TestServer()
        let client = try server.connect()
        try client.request("read.silent", id: 4)
        #expect(try client.kind() == "internal")
    }
}
