import CSystem
import Foundation
import LedgerDaemon
import Testing

@Suite struct ListenerTests {
    let folder: Folder
    init() throws { folder = try Folder() }

    private func fault(_ path: String) -> SocketFault? {
        do throws(ServerError) {
            _ = try Listener(path: path, mode: 0o666)
            return nil
        } catch {
            guard case .socket(_, let fault) = error else { return nil }
            return fault
        }
    }

    @Test func `the path is absolute and not too long`() {
        #expect(fault("jifen.sock") == .notAbsolute)
        #expect(fault("@jifen") == .notAbsolute)
        #expect(fault("") == .notAbsolute)
        #expect(fault("/tmp/a\u{0}b") == .notAbsolute)
        let long = folder.file(String(repeating: "s", count: 108 - folder.path.utf8.count - 1))
        #expect(fault(long) == .tooLong(longest: 107))
    }

    @Test func `a file, a folder and a link are left as they are`() throws {
        try folder.write("file", "content")
        #expect(fault(folder.file("file")) == .isFile)
        #expect(try folder.text("file") == "content")
        #expect(fault(folder.path) == .isDirectory)
        #expect(symlink(folder.file("file"), folder.file("link")) == 0)
        #expect(fault(folder.file("link")) == .isLink)
        #expect(symlink(folder.file("nowhere"), folder.file("dangling")) == 0)
        #expect(fault(folder.file("dangling")) == .isLink)
        #expect(mkfifo(folder.file("pipe"), 0o600) == 0)
        #expect(fault(folder.file("pipe")) == .isFile)
        #expect(folder.names.sorted() == ["dangling", "file", "link", "pipe"])
    }

    @Test func `a folder that is not there is named`() {
        #expect(fault(folder.file("missing/s")) == .unusable(ENOENT))
    }

    @Test(.enabled(if: getuid() == 0)) func `another user's socket is left as it is`() throws {
        let socket = cs_stream_socket(0)
        defer { close(socket) }
        #expect(cs_bind_path(socket, folder.file("s")) == 0)
        #expect(chown(folder.file("s"), 12_345, 12_345) == 0)
        #expect(fault(folder.file("s")) == .isOthers(uid: 12_345))
        #expect(folder.exists("s"))
    }

    @Test func `a socket that answers is left as it is`() throws {
        let server = try TestServer()
        _ = try server.connect()
        #expect(fault(server.socket) == .isServed)
        let client = try server.connect()
        try client.request("echo")
        #expect(try client.ids(1) == [1])
    }

    @Test func `a dead socket of our own is replaced`() throws {
        let socket = cs_stream_socket(0)
        #expect(cs_bind_path(socket, folder.file("s")) == 0)
        close(socket)
        #expect(fault(folder.file("s")) == nil)
        #expect(folder.names == ["s"])
    }

    @Test func `a socket that was never published leaves nothing`() {
        #expect(fault(folder.file("s")) == nil)
        #expect(folder.names.isEmpty)
    }

    @Test(arguments: [0o600, 0o660, 0o666])
    func `the mode is what was asked for, whatever the umask`(mode: UInt32) throws {
        let listener = try Listener(path: folder.file("s"), mode: mode)
        let name = try #require(folder.names.first)
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.file(name))
        #expect((attributes[.posixPermissions] as? NSNumber)?.uint32Value == mode)
        withExtendedLifetime(listener) {}
    }

    @Test func `nobody can connect before the books are ready`() throws {
        var backend = TestBackend()
        backend.failure = "not yet"
        let server = try TestServer(backend)
        #expect(throws: ServerError.self) { try server.ending }
        #expect(throws: TestClient.Failure.self) { try TestClient(server.socket) }
    }

    @Test func `without a socket from systemd there is none`() throws {
        #expect(try Listener(inheritedFrom: [:]) == nil)
        #expect(try Listener(inheritedFrom: ["LISTEN_PID": "1", "LISTEN_FDS": "1"]) == nil)
    }
}
