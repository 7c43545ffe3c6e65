import JSON
import Testing

@Suite struct LimitTests {
    private func nested(_ open: String, _ close: String, _ depth: Int) -> String {
        String(repeating: open, count: depth) + String(repeating: close, count: depth)
    }

    @Test func `thirty-two levels are read and thirty-three refused`() {
        #expect(fault(nested("[", "]", 32)) == nil)
        #expect(fault(nested("[", "]", 33)) == .tooDeep)
        #expect(fault(nested("{\"a\":[", "]}", 16)) == nil)
        #expect(fault("[" + nested("{\"a\":[", "]}", 16) + "]") == .tooDeep)
    }

    @Test func `levels that were left do not count`() {
        let siblings = [String](repeating: nested("[", "]", 31), count: 50)
        #expect(fault("[\(siblings.joined(separator: ","))]") == nil)
    }

    @Test(arguments: [JSONLimits.wire, .stored, JSONLimits(maxDepth: 512, maxNodes: 1_000_000)])
    func `a hundred thousand brackets overflow no stack`(limits: JSONLimits) {
        #expect(fault(String(repeating: "[", count: 100_000), limits: limits) == .tooDeep)
        #expect(fault(String(repeating: "{\"a\":", count: 100_000), limits: limits) == .tooDeep)
    }

    @Test func `five hundred and twelve levels are read, written and let go`() throws {
        let text = nested("[", "]", 512)
        #expect(try JSON.parse(text, limits: JSONLimits(maxDepth: 512)).text == text)
    }

    @Test func `ten thousand values are read and one more refused`() {
        let values = [String](repeating: "1", count: 9_999)
        #expect(fault("[\(values.joined(separator: ","))]") == nil)
        #expect(fault("[\(values.joined(separator: ",")),1]") == .tooManyNodes)
    }

    @Test func `a million names are refused after ten thousand`() {
        var bytes = Array("{".utf8)
        for index in 0..<1_000_000 { bytes += Array("\"\(index)\":1,".utf8) }
        #expect(fault(bytes) == .tooManyNodes)
    }

    @Test func `a hundred thousand names are read in linear time`() throws {
        var bytes = Array("{\"a\":1".utf8)
        for index in 0..<100_000 { bytes += Array(",\"\(index)\":1".utf8) }
        let json = try JSON.parse(bytes + Array("}".utf8), limits: .stored)
        #expect(json.object?.members.count == 100_001)
        #expect(fault(bytes + Array(",\"99999\":1}".utf8), limits: .stored) == .duplicateKey)
        #expect(JSONObject(json.object?.members ?? []) == json.object)
    }
}
