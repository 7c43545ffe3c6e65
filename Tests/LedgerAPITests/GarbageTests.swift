import JSON
import LedgerAPI
import Testing

/// Lines of which nothing can be answered but that they cannot be read.
@Suite struct GarbageTests {
    private func isGarbage(_ reading: Reading) -> Bool {
        reading.kind == .parseError && reading.id == nil && reading.closes
    }

    private func request(_ params: String) -> String {
        #"{"jsonrpc":"2.0","id":7,"method":"m","params":\#(params)}"#
    }

    @Test(arguments: [
        "[]", " \t[1", "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\"}]", "[garbage",
    ])
    func `a batch is refused, and the connection stays`(text: String) {
        let reading = Reading(text)
        #expect(reading.kind == .batchUnsupported)
        #expect(reading.id == nil)
        #expect(!reading.closes)
    }

    @Test func `a hundred thousand brackets are a batch or garbage`() {
        let brackets = String(repeating: "[", count: 100_000)
        #expect(Reading(brackets).kind == .batchUnsupported)
        let reading = Reading(request(brackets))
        #expect(isGarbage(reading))
        #expect(reading.facts["reason"] == "too_deep")
    }

    @Test(arguments: [
        "", " ", "\t \r", "GET / HTTP/1.1", "hello", "{", "{}}", "{'id':1}", "\u{FEFF}{}",
    ])
    func `a line that is not JSON is garbage`(text: String) {
        #expect(isGarbage(Reading(text)))
    }

    @Test func `two objects on a line are garbage`() {
        let reading = Reading(request("{}") + " " + request("{}"))
        #expect(isGarbage(reading))
        #expect(reading.facts["reason"] == "trailing")
    }

    @Test(arguments: [
        ("{\"a\":1.0}", "bad_number"), ("{\"a\":1e3}", "bad_number"), ("{\"a\":-0}", "bad_number"),
        ("{\"a\":9007199254740992}", "number_out_of_range"),
        ("{\"a\":9223372036854775808}", "number_out_of_range"),
        ("{\"a\":1,\"\\u0061\":1}", "duplicate_key"),
        ("{\"a\":{\"b\":[{\"c\":1,\"c\":1}]}}", "duplicate_key"),
        ("{\"a\":\"\\u0000\"}", "nul"), ("{\"a\":\"\\ud800\"}", "lone_surrogate"),
        ("{\"a\":\"\t\"}", "control_character"), ("{\"a\":1,}", "unexpected_byte"),
    ])
    func `what two readers could read differently is garbage`(params: String, reason: String) {
        let reading = Reading(request(params))
        #expect(isGarbage(reading))
        #expect(reading.facts["reason"] == .string(reason))
    }

    @Test func `invalid UTF-8 is garbage wherever it stands`() {
        let line = Array(request("{\"ab\":\"cd\"}").utf8)
        for index in line.indices {
            #expect(isGarbage(Reading(Array(line[..<index]) + [0xC0, 0x80] + line[index...])))
        }
    }

    @Test func `a name of the envelope that comes twice is garbage`() {
        #expect(isGarbage(Reading(#"{"jsonrpc":"2.0","id":7,"id":8,"method":"m"}"#)))
        #expect(isGarbage(Reading(#"{"jsonrpc":"2.0","id":7,"method":"m","\u006dethod":"n"}"#)))
    }

    @Test func `depth and size are those of the whole line`() {
        let lists = String(repeating: "[", count: 30) + String(repeating: "]", count: 30)
        #expect(Reading(request("{\"a\":\(lists)}")).request != nil)
        #expect(Reading(request("{\"a\":[\(lists)]}")).facts["reason"] == "too_deep")
        // The object, its four members and the list inside are six values.
        let many = [String](repeating: "1", count: 9_994).joined(separator: ",")
        #expect(Reading(request("{\"a\":[\(many)]}")).request != nil)
        #expect(Reading(request("{\"a\":[\(many),1]}")).facts["reason"] == "too_many_nodes")
    }

    @Test(arguments: UInt64(0)..<300)
    func `a damaged line is read or refused, never more`(seed: UInt64) {
        var random = SeededGenerator(seed)
        var line = Array(request(#"{"note":"积分 \ud83d\ude00","on":["2026-11-03",{"n":-12}]}"#).utf8)
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let index = Int.random(in: line.indices, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: line[index] = UInt8.random(in: 0...255, using: &random)
            case 1: line.remove(at: index)
            default: line.removeSubrange(index...)
            }
            if line.isEmpty { break }
        }
        let reading = Reading(line)
        #expect((reading.request == nil) == (reading.kind != nil))
        #expect(!reading.closes || reading.kind == .parseError)
    }
}
