import Ledger
import LedgerTestSupport
import Testing

/// R-ORG-2, R-ORG-6: who asked, as entries carry it.
struct ActorTests {
    @Test(arguments: ["E001", "user:county", "operator", "clock"])
    func `an actor can be told from its text`(text: String) {
        #expect(Actor(text)?.text == text)
    }

    @Test func `the reserved words are nobody's works number`() {
        #expect(Actor("operator") == .operator)
        #expect(Actor("clock") == .clock)
        #expect(Actor("E001") == .zhang)
        #expect(Actor("user:county") == .county)
    }

    @Test(arguments: ["", "system", "user:", "user:a b", "user:a:b", "user:a\n", "a b"])
    func `anything else is no actor`(text: String) {
        #expect(Actor(text) == nil)
    }

    @Test func `only an employee is an employee`() {
        #expect(Actor.zhang.is(.zhang))
        #expect(!Actor.zhang.is(.wang))
        #expect(!Actor.user("E001").is(.zhang))
        #expect(!Actor.operator.is(.zhang))
        #expect(!Actor.clock.is(.zhang))
    }

    @Test(arguments: ["E001", "user:county"])
    func `a role's holder is an employee or a system user`(text: String) throws {
        let holder = try #require(RoleHolder(text))
        #expect(holder.text == text)
        #expect(Actor(holder).text == text)
    }

    @Test(arguments: ["operator", "clock", "user:", "user:" + String(repeating: "a", count: 33)])
    func `nobody else holds a role`(text: String) {
        #expect(RoleHolder(text) == nil)
    }
}
