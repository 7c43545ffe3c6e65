import LedgerAPI
import Testing

@Suite struct SuggestionTests {
    private let methods = [
        "claim.submit", "claim.show", "claim.list", "claim.submitMany", "server.ping",
    ]

    @Test(arguments: [
        ("claim.sumbit", "claim.submit"), ("claim.submt", "claim.submit"),
        ("Claim.Show", "claim.show"),
        ("claims.list", "claim.list"), ("claim.submitmany", "claim.submitMany"),
        ("server.pong", "server.ping"),
        ("claim.submit", "claim.submit"),
    ])
    func `a slip of the pen is understood`(word: String, meant: String) {
        #expect(Suggestion.nearest(word, in: methods) == meant)
    }

    @Test(arguments: ["", "x", "board.show.me.all", "积分"])
    func `what is like nothing is not guessed`(word: String) {
        #expect(Suggestion.nearest(word, in: methods) == nil)
    }

    @Test func `short words may differ in one letter`() {
        #expect(Suggestion.nearest("ot", in: ["to", "on"]) == "to")
        #expect(Suggestion.nearest("xy", in: ["to", "on"]) == nil)
    }

    @Test func `of equals the first is taken`() {
        #expect(Suggestion.nearest("cat", in: ["bat", "hat"]) == "bat")
    }

    @Test func `a word of a million letters costs nothing`() {
        let long = String(repeating: "a", count: 1_000_000)
        #expect(Suggestion.nearest(long, in: methods) == nil)
        #expect(Suggestion.nearest("claim.show", in: [long]) == nil)
    }
}
