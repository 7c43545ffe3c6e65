import CSystem
import LedgerDaemon
import Testing

@Suite struct NotifierTests {
    /// What systemd would hear.
    private final class Ear {
        let descriptor: Int32

        init(_ path: String) {
            descriptor = cs_datagram_socket()
            #expect(cs_bind_path(descriptor, path) == 0)
        }

        deinit { close(descriptor) }

        func next() -> String? {
            var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard CSystem.poll(&poll, 1, Int32(Gate.patience * 1000)) > 0 else { return nil }
            var text = [UInt8](repeating: 0, count: 512)
            let count = cs_receive(descriptor, &text, text.count)
            return String(decoding: text[..<max(0, count)], as: UTF8.self)
        }
    }

    @Test func `ready is said when clients can connect, stopping when it stops`() throws {
        let folder = try Folder()
        let ear = Ear(folder.file("notify"))
        let server = try TestServer(environment: ["NOTIFY_SOCKET": folder.file("notify")])
        #expect(ear.next() == "READY=1")
        let client = try TestClient(server.socket)
        try client.request("echo")
        #expect(try client.ids(1) == [1])
        server.stop()
        #expect(ear.next() == "STOPPING=1")
    }

    @Test func `an abstract name is understood`() throws {
        let name = "@jifen-test-\(getpid())"
        let ear = Ear(name)
        let server = try TestServer(environment: ["NOTIFY_SOCKET": name])
        #expect(ear.next() == "READY=1")
        server.stop()
    }

    @Test func `signs of life go through the writer`() throws {
        let folder = try Folder()
        let ear = Ear(folder.file("notify"))
        let server = try TestServer(
            environment: ["NOTIFY_SOCKET": folder.file("notify"), "WATCHDOG_USEC": "40000"])
        #expect(ear.next() == "READY=1")
        #expect(ear.next() == "WATCHDOG=1")
        #expect(ear.next() == "WATCHDOG=1")
        let client = try server.connect()
        try client.request("change.gated")
        #expect(server.backend.gate.waitForArrivals(1))
        while server.backend.batches.entries.isEmpty { _ = ear.next() }
        server.backend.gate.open()
        #expect(try client.ids(1) == [1])
        #expect(ear.next() == "WATCHDOG=1")
    }
}
