import JSON
import LedgerAPI
import LedgerDaemon
import Testing

@Suite struct ReaderTests {
    @Test func `a slow read holds up neither changes nor quick reads nor another read`() throws {
        let server = try TestServer()
        let slow = try server.connect()
        try slow.request("read.gated", id: 1)
        #expect(server.backend.gate.waitForArrivals(1))
        let client = try server.connect()
        for (id, method) in ["change.a", "quick.a", "read.a", "stream.a", "echo"].enumerated() {
            try client.request(method, id: Int64(id))
            #expect(try client.ids(1) == [Int64(id)])
        }
        server.backend.gate.open()
        #expect(try slow.ids(1) == [1])
    }

    @Test func `long answers take no reader from short ones`() throws {
        let server = try TestServer { $0.streamGrace = .seconds(60) }
        let lines: JSONObject = ["count": 200, "size": 60_000]
        let streams = try (0..<4).map { _ in try server.connect() }
        for client in streams { try client.request("stream.lines", lines) }
        #expect(server.backend.sent.wait { $0.count >= 32 })
        let client = try server.connect()
        for id in Int64(0)..<50 {
            try client.request("read.a", id: id)
            #expect(try client.ids(1) == [id])
        }
        for client in streams { #expect(try client.ids(201).count == 201) }
    }

    @Test func `a change is answered while the books are read`() throws {
        let server = try TestServer()
        let readers = try (0..<2).map { _ in try server.connect() }
        for client in readers { try client.request("read.gated") }
        #expect(server.backend.gate.waitForArrivals(2))
        let writer = try server.connect()
        try writer.request("change.a", id: 9)
        #expect(try writer.ids(1) == [9])
        server.backend.gate.open()
        for client in readers { #expect(try client.ids(1) == [1]) }
    }

    @Test func `many quick reads at once are shared among the readers`() throws {
        let server = try TestServer {
            $0.inFlight = 200; $0.readsInFlight = 200
        }
        let client = try server.connect()
        var lines: [UInt8] = []
        for id in Int64(0)..<150 { lines += Request(id: .int(id), method: "quick.a").line() }
        try client.send(lines)
        #expect(try client.ids(150) == Array(0..<150))
    }

    @Test func `more reads than a connection may have wait, and all are answered`() throws {
        let server = try TestServer {
            $0.readsInFlight = 2
            $0.readerQueue = 1
        }
        let client = try server.connect()
        for id in Int64(0)..<20 { try client.request("read.a", id: id) }
        #expect(try client.ids(20) == Array(0..<20))
    }
}
