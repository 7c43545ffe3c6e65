import JSON
import Testing

@Suite struct StrictReaderTests {
    @Test func `every kind of value is read`() throws {
        let text = #" { "a" : [ null , true , false , -7 , "x" ] , "b" : { } , "c" : [ ] } "#
        let expected: JSON = ["a": [nil, true, false, -7, "x"], "b": [:], "c": []]
        #expect(try JSON.parse(text) == expected)
    }

    @Test func `members keep their order`() throws {
        let object = try #require(try JSON.parse(#"{"z":1,"a":2,"m":3}"#).object)
        #expect(object.members.map(\.name) == ["z", "a", "m"])
    }

    @Test(arguments: ["1", "\"x\"", "true", "null", "[]", "{}"])
    func `one value of any kind is a document`(text: String) {
        #expect(fault(text) == nil)
    }

    @Test(arguments: ["", " ", "\r\n\t "])
    func `nothing is no document`(text: String) {
        #expect(fault(text) == .empty)
    }

    @Test(arguments: ["{} {}", "1 2", "[]]", "{}x", "truefalse", "\"a\"\"b\"", "null\u{0}"])
    func `more than one value is refused`(text: String) {
        #expect(fault(text) == .trailing)
    }

    @Test(arguments: ["\u{0B}1", "\u{0C}1", "\u{A0}1", "\u{2028}1", "// x\n1", "/**/1"])
    func `white space is space, tab, return and line feed only`(text: String) {
        #expect(fault(text) == .unexpectedByte)
    }

    @Test func `a byte order mark is refused`() {
        #expect(fault([0xEF, 0xBB, 0xBF] + Array("{}".utf8)) == .byteOrderMark)
        #expect(fault([0xFE, 0xFF, 0x00, 0x31]) == .unexpectedByte)
        #expect(fault([0xFF, 0xFE, 0x31, 0x00]) == .unexpectedByte)
    }

    @Test(arguments: [
        "[1,]", "[,1]", "[1 2]", "[1}", "{\"a\":1]", "{\"a\":1,}", "{,}", "{\"a\" 1}", "{a:1}",
        "{'a':1}", "{1:1}", "{\"a\":}", "'x'", "True", "nul!", "tru1", "NaN", "Infinity", "+1",
        ".5",
        "undefined", "}", "]", ":", ",",
    ])
    func `what is only nearly JSON is refused`(text: String) {
        #expect(fault(text) == .unexpectedByte)
    }

    @Test(arguments: [
        "[", "[1", "[1,", "{", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "\"", "\"abc", "t",
        "nul",
        "\"abc\\", "{\"a",
    ])
    func `a document that stops too early is refused`(text: String) {
        #expect(fault(text) == .unexpectedEnd)
    }

    @Test func `a fault says where it is`() {
        #expect(throws: JSONFault(.badNumber, at: 6)) { try JSON.parse(#"{"a": 1.5}"#) }
        #expect(throws: JSONFault(.duplicateKey, at: 7)) { try JSON.parse(#"{"a":1,"a":2}"#) }
        #expect(throws: JSONFault(.trailing, at: 6)) { try JSON.parse(#""积" x"#) }
    }

    @Test(arguments: [
        #"{"a":1,"a":2}"#, #"{"a":1,"\u0061":2}"#, #"{"\u0061":1,"a":2}"#, #"{"":1,"":2}"#,
        #"{"积":1,"\u79ef":2}"#, #"{"😀":1,"\ud83d\ude00":2}"#, #"[[{"x":{"b":1,"c":2,"b":1}}]]"#,
        #"{"a\/b":1,"a/b":2}"#,
    ])
    func `a name that comes twice is refused at any depth`(text: String) {
        #expect(fault(text) == .duplicateKey)
    }

    @Test func `names that only look alike are two names`() throws {
        let json = try JSON.parse(#"{"é":1,"e\u0301":2,"K":3,"\u212a":4}"#)
        #expect(json["\u{E9}"] == 1)
        #expect(json["e\u{301}"] == 2)
        #expect(json["K"] == 3)
        #expect(json["\u{212A}"] == 4)
    }

    @Test(arguments: [11, 12, 13, 14, 500])
    func `a name that comes twice is found among many`(count: Int) {
        let names = (0..<count).map { "\"n\($0)\":0" }
        #expect(fault("{\(names.joined(separator: ","))}") == nil)
        for repeated in [0, count / 2, count - 1] {
            let all = names + ["\"n\(repeated)\":1"]
            #expect(fault("{\(all.joined(separator: ","))}") == .duplicateKey)
        }
    }
}
