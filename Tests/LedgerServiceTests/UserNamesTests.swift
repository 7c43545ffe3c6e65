import Foundation
import LedgerService
import Testing

/// Users that come and go, a clock that is moved by hand, and a file of the users.
private final class System {
    var users: [UInt32: String] = [47_001: "bob"]
    var seconds: Double = 0
    var lookUps = 0
    let file = FileManager.default.temporaryDirectory
        .appendingPathComponent("jifen-users-" + UUID().uuidString)
    private(set) lazy var names = UserNames(
        usersFile: file.path, now: { [unowned self] in Int64(seconds * 1e9) },
        lookUp: { [unowned self] uid in
            lookUps += 1
            return users[uid]
        })

    init() throws { try write("bob") }

    deinit { try? FileManager.default.removeItem(at: file) }

    func write(_ text: String) throws { try Data(text.utf8).write(to: file) }
}

@Suite struct `Names of users` {
    private let system: System

    init() throws { system = try System() }

    @Test func `are asked for once in five seconds`() {
        for second in [0, 1, 4.9] {
            system.seconds = second
            #expect(system.names.name(of: 47_001) == "bob")
        }
        #expect(system.lookUps == 1)
    }

    /// R-ORG-2
    @Test func `a number that is given to somebody else is theirs after five seconds`() {
        #expect(system.names.name(of: 47_001) == "bob")
        system.users[47_001] = "alice"
        system.seconds = 5
        #expect(system.names.name(of: 47_001) == "alice")
    }

    @Test func `a user who was not there is looked for again after one second`() {
        #expect(system.names.name(of: 47_002) == nil)
        system.users[47_002] = "carol"
        system.seconds = 0.9
        #expect(system.names.name(of: 47_002) == nil)
        system.seconds = 1
        #expect(system.names.name(of: 47_002) == "carol")
    }

    @Test func `are forgotten at once when the file of the users was written`() throws {
        #expect(system.names.name(of: 47_001) == "bob")
        system.users[47_001] = "alice"
        try system.write("alice")
        #expect(system.names.name(of: 47_001) == "alice")
    }

    @Test func `are forgotten at once when the file of the users is another or gone`() throws {
        #expect(system.names.name(of: 47_001) == "bob")
        system.users[47_001] = "alice"
        try FileManager.default.removeItem(at: system.file)
        #expect(system.names.name(of: 47_001) == "alice")
        system.users[47_001] = "bob"
        try system.write("bob")
        #expect(system.names.name(of: 47_001) == "bob")
    }
}
