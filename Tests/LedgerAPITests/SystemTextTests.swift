import LedgerAPI
import Testing

@Suite struct `Text from the system` {
    @Test(
        arguments: [
            [], Array("张三".utf8), [0xD5, 0xC5, 0xC8, 0xFD], Array("a/".utf8) + [0xFF, 0x2F, 0xE5],
            [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x8F, 0xBA, 0x95], [0xF4, 0x90, 0x80, 0x80],
            [0xE5, 0xBC], Array("é\u{FFFD}".utf8) + [0x80],
        ] as [[UInt8]])
    func `gives back the bytes that came`(bytes: [UInt8]) {
        #expect(SystemText.bytes(of: SystemText.carrying(bytes)) == bytes)
    }

    @Test func `gives back any bytes`() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2000 {
            let count = Int.random(in: 0...12, using: &generator)
            let bytes = (0..<count).map { _ in UInt8.random(in: 1...255, using: &generator) }
            #expect(SystemText.bytes(of: SystemText.carrying(bytes)) == bytes, "\(bytes)")
        }
    }

    @Test func `is itself where it is UTF-8, and known where it is not`() {
        #expect(SystemText.carrying(Array("3号皮带".utf8)) == "3号皮带")
        #expect(SystemText.isUTF8("3号皮带\u{FFFD}"))
        #expect(!SystemText.isUTF8(SystemText.carrying([0x61, 0xD5])))
        // The scalar that carries a byte is no text either: nobody can pass it off as a byte.
        #expect(!SystemText.isUTF8(SystemText.carrying(Array("\u{10FED5}".utf8))))
        #expect("a\u{10FED5}".systemPath == [0x61, CChar(bitPattern: 0xD5), 0])
    }
}
