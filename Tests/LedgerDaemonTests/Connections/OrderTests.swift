import JSON
import LedgerAPI
import LedgerDaemon
import Testing

@Suite struct OrderTests {
    @Test(arguments: ["echo", "quick.some", "read.some", "change.some"])
    func `a thousand requests at once are answered in order`(method: String) throws {
        let server = try TestServer()
        let client = try server.connect()
        var lines: [UInt8] = []
        for id in Int64(0)..<1000 { lines += Request(id: .int(id), method: method).line() }
        try client.send(lines)
        #expect(try client.ids(1000) == Array(0..<1000))
    }

    @Test func `lanes mixed at random are answered in order`() throws {
        let server = try TestServer()
        let client = try server.connect()
        var random = SystemRandomNumberGenerator()
        let methods = ["echo", "quick.a", "read.a", "change.a", "stream.a", "nothing"]
        var lines: [UInt8] = []
        for id in Int64(0)..<1000 {
            let method = methods[Int.random(in: methods.indices, using: &random)]
            lines += Request(id: .int(id), method: method).line()
        }
        try client.send(lines)
        #expect(try client.ids(1000) == Array(0..<1000))
    }

    @Test func `a reply that is ready early waits for its turn`() throws {
        let server = try TestServer()
        let client = try server.connect()
        try client.request("read.gated", id: 1)
        #expect(server.backend.gate.waitForArrivals(1))
        try client.request("read.some", id: 2)
        try client.request("echo", id: 3)
        #expect(server.backend.immediate.wait { $0.count == 1 })
        #expect(server.backend.reads.wait { $0.count == 2 })
        server.backend.gate.open()
        #expect(try client.ids(3) == [1, 2, 3])
    }

    @Test func `at most 64 requests of a connection are in flight`() throws {
        let server = try TestServer()
        let client = try server.connect()
        try client.request("change.gated", id: 0)
        #expect(server.backend.gate.waitForArrivals(1))
        var lines: [UInt8] = []
        for id in Int64(1)...200 { lines += Request(id: .int(id), method: "change.a").line() }
        try client.send(lines)
        // Each takes a round of the loop, in which at least one line of the first is taken.
        let other = try server.connect()
        for _ in 0...64 {
            try other.request("echo")
            #expect(try other.ids(1) == [1])
        }
        server.backend.gate.open()
        #expect(try client.ids(201) == Array(0...200))
        #expect(server.backend.batches.entries.allSatisfy { $0.count <= 64 })
        #expect(server.backend.batches.entries[1].count >= 63)
    }

    @Test func `a read sees the changes that were asked for before it`() throws {
        let server = try TestServer()
        let client = try server.connect()
        try client.request("change.gated", id: 1)
        try client.request("quick.some", id: 2)
        #expect(server.backend.gate.waitForArrivals(1))
        let other = try server.connect()
        try other.request("quick.other")
        #expect(try other.ids(1) == [1])
        #expect(server.backend.reads.entries == ["quick.other"])
        server.backend.gate.open()
        #expect(try client.ids(2) == [1, 2])
        #expect(server.backend.reads.entries == ["quick.other", "quick.some"])
    }
}
