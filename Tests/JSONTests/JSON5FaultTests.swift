import JSON
import Testing

@Suite struct JSON5FaultTests {
    private func fault(_ text: String) -> JSON5Fault? {
        do throws(JSON5Fault) {
            _ = try JSON5.parse(text)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        arguments: [
            ("", .empty), ("// only\n/* remarks */", .empty), ("{} {}", .trailing),
            ("{a:1} x", .trailing),
            ("{", .unexpectedEnd), ("[1", .unexpectedEnd), ("{a", .unexpectedEnd),
            ("{a:", .unexpectedEnd),
            ("[,]", .unexpected), ("[1,,2]", .unexpected), ("{,}", .unexpected),
            ("{a 1}", .unexpected),
            ("[1}", .unexpected), ("{1a:1}", .unexpected), ("{a-b:1}", .unexpected),
            ("[/ 1]", .unexpected),
            ("hello", .unexpected), ("undefined", .unexpected), ("-abc", .unexpected),
            ("+", .unexpected),
            ("/* open", .unclosedComment), ("[1, /*/", .unclosedComment),
            ("'open", .unclosedText), ("'open\n'", .unclosedText), ("\"a'", .unclosedText),
            ("'\u{1}'", .controlCharacter), ("'\u{0}'", .controlCharacter),
            (#"'C:\dir'"#, .badEscape), (#"'\0'"#, .badEscape), (#"'\u0000'"#, .badEscape),
            (#"'\x4'"#, .badEscape), (#"'\u12'"#, .badEscape), (#"'\1'"#, .badEscape),
            (#"'\ud800'"#, .loneSurrogate), (#"'\udc00'"#, .loneSurrogate),
            (#"'\ud800\u0041'"#, .loneSurrogate),
            ("01", .badNumber), ("-0", .badNumber), ("0x", .badNumber), ("0xg", .badNumber),
            ("12abc", .badNumber), ("2026-11-03", .badNumber), ("--1", .unexpected),
            ("1.5", .notAnInteger), ("1.0", .notAnInteger), (".5", .notAnInteger),
            ("1e3", .notAnInteger),
            ("Infinity", .notAnInteger), ("-Infinity", .notAnInteger), ("NaN", .notAnInteger),
            ("9007199254740992", .numberOutOfRange), ("0x20000000000000", .numberOutOfRange),
            ("99999999999999999999999", .numberOutOfRange),
            ("-9007199254740992", .numberOutOfRange),
            ("{a:1,'a':2}", .duplicateName), (#"{a:1,"\u0061":2}"#, .duplicateName),
        ] as [(String, JSON5Fault.Kind)])
    func `what is wrong has a kind`(text: String, kind: JSON5Fault.Kind) {
        #expect(fault(text)?.kind == kind)
    }

    @Test func `a fault says line, column and what was found`() {
        #expect(
            fault("{\n  from: 2026-11-03,\n}")
                == JSON5Fault(.badNumber, line: 2, column: 9, found: "2026-11-03"))
        #expect(
            fault("{\r\n名称: 1,\r\n\r\n名称: 2}")
                == JSON5Fault(.duplicateName, line: 4, column: 1, found: "名称"))
        #expect(fault("[\r\r1 ;]") == JSON5Fault(.unexpected, line: 3, column: 3, found: ";"))
        #expect(fault("[1,\n/* a\n b */ 2") == JSON5Fault(.unexpectedEnd, line: 3, column: 8))
        #expect(fault("[\n 'abc\n]") == JSON5Fault(.unclosedText, line: 2, column: 2))
        #expect(
            fault("['\\\n\\\n\\q']") == JSON5Fault(.badEscape, line: 3, column: 1, found: "\\q"))
    }

    @Test func `what was found is shown in part only`() {
        let long = String(repeating: "积", count: 1_000)
        #expect(fault(long)?.found == String(repeating: "积", count: 64))
    }

    @Test func `bytes that are not UTF-8 have a line`() {
        let bytes = Array("{\n  a: '积".utf8) + [0xE7, 0xA7] + Array("'\n}".utf8)
        #expect(throws: JSON5Fault(.invalidUTF8, line: 2, column: 8)) { try JSON5.parse(bytes) }
    }

    @Test func `depth and size are bounded`() {
        #expect(fault(String(repeating: "[", count: 100_000))?.kind == .tooDeep)
        #expect(fault(String(repeating: "{a:", count: 100_000))?.kind == .tooDeep)
        let nested = String(repeating: "[", count: 32) + String(repeating: "]", count: 32)
        #expect(fault(nested) == nil)
        #expect(fault("[\(String(repeating: "1,", count: 99_999))]") == nil)
        #expect(fault("[\(String(repeating: "1,", count: 100_000))]")?.kind == .tooManyNodes)
    }
}
