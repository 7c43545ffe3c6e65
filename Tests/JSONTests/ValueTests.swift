import JSON
import Testing

@Suite struct ValueTests {
    @Test func `a value gives what it is and nothing else`() {
        let values: [JSON] = [nil, true, 5, "x", [1], ["a": 1]]
        #expect(values.map(\.isNull) == [true, false, false, false, false, false])
        #expect(values.map(\.bool) == [nil, true, nil, nil, nil, nil])
        #expect(values.map(\.int) == [nil, nil, 5, nil, nil, nil])
        #expect(values.map(\.string) == [nil, nil, nil, "x", nil, nil])
        #expect(values.map(\.array) == [nil, nil, nil, nil, [1], nil])
        #expect(values.map(\.object) == [nil, nil, nil, nil, nil, ["a": 1]])
        #expect(values.map { $0["a"] } == [nil, nil, nil, nil, nil, 1])
    }

    @Test func `a member is changed in its place, appended or removed`() {
        var object: JSONObject = ["a": 1, "b": 2, "c": 3]
        object["b"] = 5
        object["d"] = 4
        object["a"] = nil
        object["x"] = nil
        #expect(object == ["b": 5, "c": 3, "d": 4])
        #expect(JSON.object(object).text == #"{"b":5,"c":3,"d":4}"#)
    }

    @Test func `setting null keeps the member`() {
        var object: JSONObject = ["a": 1]
        object["a"] = .some(.null)
        #expect(JSON.object(object).text == #"{"a":null}"#)
    }

    @Test func `texts that only look alike are not equal`() {
        let composed = JSON.string("\u{E9}")
        let decomposed = JSON.string("e\u{301}")
        #expect(composed != decomposed)
        #expect(Set([composed, decomposed]).count == 2)
        #expect(JSONObject([.init(name: "\u{E9}", value: 1)]) != ["e\u{301}": 1])
    }

    @Test func `the order of members counts until it is canonical`() {
        let left: JSON = ["a": 1, "b": [["d": 1, "c": 2]]]
        let right: JSON = ["b": [["c": 2, "d": 1]], "a": 1]
        #expect(left != right)
        #expect(left.canonical() == right.canonical())
        #expect(
            String(decoding: left.canonical(), as: UTF8.self) == #"{"a":1,"b":[{"c":2,"d":1}]}"#)
    }

    @Test func `canonical names are in the order of their bytes`() {
        let json: JSON = [
            "é": 1, "z": 2, "Z": 3, "": 4, "e\u{301}": 5, "😀": 6, "\u{FFFF}": 7, "aa": 8, "a": 9,
        ]
        let names = try? JSON.parse(json.canonical()).object?.members.map { Array($0.name.utf8) }
        let expected = ["", "Z", "a", "aa", "e\u{301}", "z", "é", "\u{FFFF}", "😀"].map {
            Array($0.utf8)
        }
        #expect(names == expected)
    }

    @Test func `only what must be escaped is`() {
        let json = JSON.string("\" \\ / \u{8}\u{C}\n\r\t \u{0B}\u{1F} \u{7F} é积😀\u{2028}")
        #expect(json.text == "\"\\\" \\\\ / \\b\\f\\n\\r\\t \\u000b\\u001f \u{7F} é积😀\u{2028}\"")
    }

    @Test(arguments: UInt64(0)..<300)
    func `what is written is read back the same`(seed: UInt64) throws {
        var random = SeededGenerator(seed)
        let json = random.json(depth: 5)
        let read = try JSON.parse(json.encoded(), limits: .stored)
        #expect(read == json)
        #expect(read.encoded() == json.encoded())
        let canonical = try JSON.parse(json.canonical(), limits: .stored)
        #expect(canonical.canonical() == json.canonical())
        #expect(canonical.encoded() == json.canonical())
    }
}
