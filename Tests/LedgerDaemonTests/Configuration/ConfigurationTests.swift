import Foundation
import LedgerDaemon
import Testing

@Suite struct ConfigurationTests {
    let folder: Folder
    init() throws { folder = try Folder() }

    private func configuration(
        _ words: [String] = [], _ environment: [String: String] = [:], uid: UInt32 = 1000
    ) throws(ConfigurationError) -> Configuration {
        try Configuration(try Arguments(words), environment: environment, uid: uid)
    }

    private func faults(_ text: String) throws -> [String] {
        try folder.write("file.json5", text)
        do throws(ConfigurationError) {
            _ = try configuration(["--config", folder.file("file.json5")], home)
            return []
        } catch {
            guard case .faults(_, let faults) = error else { return ["\(error)"] }
            return faults.map { "\($0.line) \($0)" }
        }
    }

    private var home: [String: String] {
        ["HOME": "/home/li", "XDG_RUNTIME_DIR": "/run/user/1000"]
    }

    @Test func `a system service has the usual places`() throws {
        let configuration = try configuration(uid: 0)
        #expect(configuration.books == "/var/lib/jifen/books.sqlite")
        #expect(configuration.socket == "/run/jifen/jifen.sock")
        #expect(configuration.socketMode == 0o666)
        #expect(configuration.log == .info)
        #expect(configuration.limits == ServerLimits())
    }

    @Test func `systemd says where its folders are`() throws {
        let places = ["STATE_DIRECTORY": "/s/a:/s/b", "RUNTIME_DIRECTORY": "/r"]
        let configuration = try configuration([], places)
        #expect(configuration.books == "/s/a/books.sqlite")
        #expect(configuration.socket == "/r/jifen.sock")
    }

    @Test func `a user's own daemon keeps to the user's folders`() throws {
        let own = try configuration([], home)
        #expect(own.books == "/home/li/.local/state/jifen/books.sqlite")
        #expect(own.socket == "/run/user/1000/jifen.sock")
        let moved = try configuration([], home.merging(["XDG_STATE_HOME": "/state"]) { $1 })
        #expect(moved.books == "/state/jifen/books.sqlite")
        let relative = try configuration([], home.merging(["XDG_STATE_HOME": "state"]) { $1 })
        #expect(relative.books == own.books)
    }

    @Test func `where no place can be assumed one has to be named`() {
        #expect(throws: ConfigurationError.noPlace(of: "socket", flag: "--socket")) {
            try configuration([], ["HOME": "/home/li"])
        }
        #expect(throws: ConfigurationError.noPlace(of: "books", flag: "--books")) {
            try configuration(["--socket", "/s"], [:])
        }
    }

    @Test func `a flag comes before a variable, a variable before the file`() throws {
        try folder.write(
            "file.json5",
            """
            // the plant's own
            { books: '/file/books', socket: '/file/socket', socketMode: "0660", log: "error",
              limits: { connections: 0x10, connectionsPerUser: 4, idleSeconds: 60, }, }
            """)
        let file = ["JIFEN_CONFIG": folder.file("file.json5")]
        let plain = try configuration([], file)
        #expect(plain.books == "/file/books")
        #expect(plain.socketMode == 0o660)
        #expect(plain.log == .error)
        #expect(plain.limits.connections == 16)
        #expect(plain.limits.idleTime == .seconds(60))
        #expect(plain.file == folder.file("file.json5"))
        let variables = file.merging(["JIFEN_BOOKS": "/variable", "JIFEN_LOG": "warning"]) { $1 }
        #expect(try configuration([], variables).books == "/variable")
        #expect(try configuration([], variables).log == .warning)
        #expect(try configuration(["--books", "/flag"], variables).books == "/flag")
        #expect(try configuration(["--log", "notice"], variables).log == .notice)
    }

    @Test func `everything that is wrong is said, with its line`() throws {
        let text = """
            {
              book: "/a",
              socket: "relative",
              socketMode: "999",
              limits: {
                connections: 0,
                idleSecond: 5,
              },
            }
            """
        #expect(
            try faults(text) == [
                "2 book: is unknown; is books meant?",
                "3 socket: is not an absolute path",
                "4 socketMode: is not a mode such as \"0660\"",
                "6 limits.connections: is not a number from 1 to 10000",
                "7 limits.idleSecond: is unknown; is idleSeconds meant?",
            ])
    }

    @Test func `a text that cannot be read has a line too`() throws {
        #expect(try faults("{\n  books: '/a'\n  socket: '/b' }").map { $0.prefix(2) } == ["3 "])
        #expect(try faults("[]") == ["1 is not an object"])
        #expect(try faults("{\n limits: 5 }") == ["2 limits: is not an object"])
    }

    @Test func `a file that was named has to be there`() {
        #expect(throws: ConfigurationError.unreadable(file: "/nowhere/a", 2)) {
            try configuration(["--config", "/nowhere/a"], home)
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func `a pipe or a directory is not waited for, nor read`() throws {
        #expect(mkfifo(folder.file("pipe"), 0o600) == 0)
        for path in [folder.file("pipe"), folder.path, "/dev/null"] {
            #expect(throws: ConfigurationError.notAFile(path)) {
                try configuration(["--config", path], home)
            }
        }
    }

    @Test func `a level that is not known is refused`() {
        #expect(throws: ConfigurationError.self) { try configuration(["--log", "loud"], home) }
    }
}
