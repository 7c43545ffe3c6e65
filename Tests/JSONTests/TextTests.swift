import JSON
import Testing

@Suite struct TextTests {
    @Test(arguments: [
        (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0041\u00e9\u79EF""#, "Aé积"),
        (#""\ud83d\ude00""#, "😀"), (#""\uDBFF\uDFFF""#, "\u{10FFFF}"),
        (#""\ud7ff\ue000""#, "\u{D7FF}\u{E000}"),
        (#""plain""#, "plain"), (#""""#, ""), (#""12345678\n12345678""#, "12345678\n12345678"),
        (#""积分\t积分""#, "积分\t积分"),
        ("\"\u{7F}\u{80}\u{FFFF}\u{10FFFF}\"", "\u{7F}\u{80}\u{FFFF}\u{10FFFF}"),
        ("\"\u{FEFF}x\"", "\u{FEFF}x"), (#""\u0001\u001f""#, "\u{1}\u{1F}"),
    ])
    func `texts and their escapes are read`(text: String, value: String) throws {
        let read = try #require(try JSON.parse(text).string)
        #expect(Array(read.unicodeScalars) == Array(value.unicodeScalars))
    }

    @Test func `a quotation mark is found at every distance`() throws {
        for length in 0...40 {
            let text = String(repeating: "x", count: length)
            #expect(try JSON.parse("\"\(text)\"") == .string(text))
            #expect(try JSON.parse("\"\(text)\\n\"") == .string(text + "\n"))
            #expect(try JSON.parse("\"\(text)积\"") == .string(text + "积"))
            #expect(fault("\"\(text)\u{1F}\"") == .controlCharacter)
        }
    }

    @Test(arguments: Array(UInt8(1)..<0x20))
    func `a control character as it is is refused`(byte: UInt8) {
        #expect(fault([0x22, byte, 0x22]) == .controlCharacter)
    }

    @Test func `U+0000 is refused in every form`() {
        #expect(fault([0x22, 0x00, 0x22]) == .nul)
        #expect(fault(#""\u0000""#) == .nul)
        #expect(fault(#"{"a\u0000":1}"#) == .nul)
        #expect(fault([0x22, 0xC0, 0x80, 0x22]) == .invalidUTF8)
    }

    @Test(arguments: [
        #""\ud800""#, #""\udc00""#, #""\ud800x""#, #""\ud800\n""#, #""\ud800\u0041""#,
        #""\ud800\ud800""#, #""\udc00\ud800""#, #""\udfff""#, #"{"\ud800":1}"#,
    ])
    func `half a surrogate pair is refused`(text: String) {
        #expect(fault(text) == .loneSurrogate)
    }

    @Test(arguments: [
        #""\a""#, #""\'""#, #""\0""#, #""\x41""#, #""\u""#, #""\u12""#, #""\u12g4""#, #""\U0041""#,
        #""\u+041""#, #""\ud83d\u12""#, "\"\\\n\"",
    ])
    func `an escape that does not exist is refused`(text: String) {
        #expect(fault(text) == .badEscape)
    }

    @Test(
        arguments: [
            [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xC2, 0x41], [0xE0, 0x80, 0x80],
            [0xE0, 0x9F, 0xBF], [0xE1, 0x80], [0xE7, 0xA7], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF],
            [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x98],
            [0xF4, 0x90, 0x80, 0x80],
            [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFE], [0xFF],
            [0xE7, 0xA7, 0xAF, 0xAF],
        ] as [[UInt8]])
    func `bytes that are not UTF-8 are refused in texts and names`(bytes: [UInt8]) {
        #expect(fault([0x22] + bytes + [0x22]) == .invalidUTF8)
        #expect(fault(Array("{\"name 1".utf8) + bytes + Array("\":1}".utf8)) == .invalidUTF8)
        #expect(fault([0x22] + bytes) == .invalidUTF8)
    }

    @Test func `every scalar of Unicode but U+0000 passes both ways`() throws {
        for value in UInt32(1)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value), value < 0x3000 || value % 97 == 0 else {
                continue
            }
            let json = JSON.string(String(scalar))
            #expect(try JSON.parse(json.encoded()) == json)
        }
    }
}
