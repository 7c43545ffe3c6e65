import JSON
import LedgerAPI
import Testing

@Suite struct RequestTests {
    private func text(_ members: String) -> String {
        #"{"jsonrpc":"2.0",\#(members)}"#
    }

    @Test func `a request is read`() {
        let line = #"{"jsonrpc":"2.0","id":7,"method":"claim.show","params":{"claim":"C1"}}"#
        let expected = Request(id: .int(7), method: "claim.show", params: ["claim": "C1"])
        #expect(Reading(line).request == expected)
        #expect(Reading(" \t" + line + " \r").request == expected)
    }

    @Test func `params may be left out`() {
        let expected = Request(id: .string("a"), method: "server.ping")
        #expect(Reading(text(#""id":"a","method":"server.ping""#)).request == expected)
        #expect(Reading(text(#""id":"a","method":"server.ping","params":{}"#)).request == expected)
    }

    @Test(arguments: ["[1]", "[]", "null", "\"x\"", "1", "true"])
    func `params that are no object are refused`(params: String) {
        let reading = Reading(text(#""id":7,"method":"m","params":\#(params)"#))
        #expect(reading.kind == .invalidParams)
        #expect(reading.id == .int(7))
        #expect(!reading.closes)
    }

    @Test func `an id is an integer or a text of at most 64 characters`() {
        let longest = String(repeating: "积", count: 64)
        let ids: [(String, RequestID)] = [
            ("0", .int(0)), ("-5", .int(-5)), ("9007199254740991", .int(9_007_199_254_740_991)),
            ("\"\"", .string("")), ("\"\(longest)\"", .string(longest)),
            (#""\u0041\n""#, .string("A\n")),
        ]
        for (text, id) in ids {
            #expect(Reading(self.text("\"id\":\(text),\"method\":\"m\"")).request?.id == id)
        }
        #expect(Reading(text("\"id\":\"\(longest)x\",\"method\":\"m\"")).kind == .invalidRequest)
    }

    @Test(arguments: ["\"id\":null,", "\"id\":true,", "\"id\":[1],", "\"id\":{},", ""])
    func `a request without an id is refused, for a change must be answered`(id: String) {
        let reading = Reading(text(id + #""method":"claim.submit""#))
        #expect(reading.kind == .invalidRequest)
        #expect(reading.id == nil)
        #expect(reading.facts == ["member": "id"])
        #expect(!reading.closes)
    }

    @Test(arguments: [
        "", #""jsonrpc":"1.0","#, #""jsonrpc":2,"#, #""jsonrpc":null,"#, #""jsonrpc":"2.00","#,
    ])
    func `another version of JSON-RPC is refused`(version: String) {
        let reading = Reading(#"{\#(version)"id":7,"method":"m"}"#)
        #expect(reading.kind == .invalidRequest)
        #expect(reading.id == .int(7))
        #expect(reading.facts == ["member": "jsonrpc"])
    }

    @Test(arguments: ["", #","method":null"#, #","method":5"#, #","method":["m"]"#])
    func `a request names a method`(method: String) {
        let reading = Reading(text("\"id\":7\(method)"))
        #expect(reading.kind == .invalidRequest)
        #expect(reading.facts == ["member": "method"])
    }

    @Test func `members that are not known are refused, and the nearest is suggested`() {
        let near = Reading(text(#""id":7,"method":"m","param":{}"#))
        #expect(near.kind == .invalidRequest)
        #expect(near.id == .int(7))
        #expect(near.facts == ["unknown": "param", "nearest": "params"])
        let far = Reading(text(#""id":7,"method":"m","authorization":"x""#))
        #expect(far.facts == ["unknown": "authorization"])
        let long = String(repeating: "积", count: 100_000)
        let excerpt = Reading(text("\"id\":7,\"method\":\"m\",\"\(long)\":1")).facts["unknown"]
        #expect(excerpt == .string(String(repeating: "积", count: 64)))
    }

    @Test(arguments: ["1", "\"x\"", "null", "true"])
    func `a value that is no object is no request`(text: String) {
        let reading = Reading(text)
        #expect(reading.kind == .invalidRequest)
        #expect(reading.id == nil)
        #expect(!reading.closes)
    }

    @Test(arguments: UInt64(0)..<50)
    func `a request that is written is read back the same`(seed: UInt64) {
        var random = SeededGenerator(seed)
        let number = Int64.random(in: JSON.integers, using: &random)
        let request = Request(
            id: seed % 2 == 0 ? .int(number) : .string("\(number)"), method: "m\(seed)",
            params: ["n": .int(number), "t": .string("积\n\"\(seed)"), "l": [nil, true, [:]]])
        let line = request.line()
        #expect(line.firstIndex(of: 0x0A) == line.count - 1)
        #expect(Reading(Array(line.dropLast())).request == request)
    }
}
