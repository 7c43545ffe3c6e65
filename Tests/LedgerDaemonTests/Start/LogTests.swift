import Foundation
import JSON
import LedgerAPI
import LedgerDaemon
import Testing

@Suite struct LogTests {
    let folder: Folder
    init() throws { folder = try Folder() }

    private func logged(_ requests: [Request]) throws -> [String] {
        do {
            let server = try TestServer(log: folder.file("log"))
            let client = try server.connect()
            for request in requests {
                try client.send(request.line())
                _ = try client.line()
            }
            server.stop()
            _ = try server.ending
        }
        return try folder.text("log").split(separator: "\n").map { String($0) }
            .filter { $0.contains(" method=") }
    }

    @Test func `a request is one line: who, what, how long, how it ended`() throws {
        let lines = try logged([
            Request(id: .int(1), method: "echo"),
            Request(id: .string("\",\"error\":"), method: "change.a"),
            Request(id: .int(3), method: "nothing"),
        ])
        try #require(lines.count == 3)
        #expect(lines[0].contains("info uid=\(getuid()) method=echo ms=0."))
        #expect(lines[0].hasSuffix(" outcome=ok"))
        #expect(lines[1].hasSuffix(" outcome=ok"))
        #expect(lines[2].hasSuffix(" outcome=unknown_method"))
    }

    @Test func `of requests that come too fast only the number is told`() throws {
        let path = folder.file("log")
        let descriptor = open(path, O_WRONLY | O_CREAT, 0o600)
        defer { close(descriptor) }
        let server = try TestServer(log: path)
        let client = try server.connect()
        for id in Int64(0)..<300 {
            try client.request("echo", id: id)
            #expect(try client.ids(1) == [id])
        }
        server.stop()
        _ = try server.ending
        let text = try folder.text("log")
        let lines = text.split(separator: "\n").filter { $0.contains("method=echo") }
        #expect(lines.count == 200)
        #expect(text.contains("uid=\(getuid()) more=100"))
    }

    @Test func `parameters are never written`() throws {
        let lines = try logged([
            Request(id: .int(1), method: "echo", params: ["note": "secret"])
        ])
        try #require(lines.count == 1)
        #expect(!lines[0].contains("secret"))
    }

    @Test func `hostile text stays in its line`() throws {
        let lines = try logged([
            Request(id: .int(1), method: "a\nuid=0 method=\u{1b}[2J积\u{202e}\\")
        ])
        try #require(lines.count == 1)
        #expect(
            lines[0].contains(
                "method=a\\x0auid=0 method=\\x1b[2J\\xe7\\xa7\\xaf\\xe2\\x80\\xae\\\\ ms="))
    }

    @Test func `a level keeps out what matters less`() throws {
        let path = folder.file("log")
        let descriptor = open(path, O_WRONLY | O_CREAT, 0o600)
        defer { close(descriptor) }
        let log = Log(.warning, descriptor: descriptor)
        log.note(.notice, "ready")
        log.note(.error, "trouble")
        let text = try folder.text("log")
        #expect(text.hasSuffix("Z error trouble\n"))
        #expect(!text.contains("ready"))
    }

    @Test func `the journal gets priorities instead of times`() throws {
        let path = folder.file("log")
        let descriptor = open(path, O_WRONLY | O_CREAT, 0o600)
        defer { close(descriptor) }
        var status = stat()
        #expect(fstat(descriptor, &status) == 0)
        let environment = ["JOURNAL_STREAM": "\(status.st_dev):\(status.st_ino)"]
        Log(.info, descriptor: descriptor, environment: environment).note(.warning, "careful")
        #expect(try folder.text("log") == "<4>careful\n")
    }

    @Test func `a log that nobody reads holds up nobody`() throws {
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        defer { ends.forEach { close($0) } }
        let log = Log(.info, descriptor: ends[1])
        for number in 0..<10_000 { log.note(.info, "line \(number)") }
    }
}
