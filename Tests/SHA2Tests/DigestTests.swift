import SHA2
import Testing

@Suite struct DigestTests {
    private let abc = SHA256.hash(Array("abc".utf8))

    @Test func `a digest is its bytes and its digits`() {
        #expect(abc.bytes.count == 32)
        #expect(abc.bytes.prefix(4) == [0xBA, 0x78, 0x16, 0xBF])
        #expect(Digest(bytes: abc.bytes) == abc)
        #expect(Digest(hex: abc.hex) == abc)
        #expect("\(abc)" == abc.hex)
        #expect(
            Digest(bytes: [UInt8](repeating: 0, count: 32))?.hex
                == String(repeating: "0", count: 64))
    }

    @Test func `a digest has one spelling`() {
        let digits = abc.hex
        #expect(Digest(hex: digits.uppercased()) == nil)
        #expect(Digest(hex: String(digits.dropLast())) == nil)
        #expect(Digest(hex: digits + "0") == nil)
        #expect(Digest(hex: "g" + digits.dropFirst()) == nil)
        #expect(Digest(hex: " " + digits.dropFirst()) == nil)
        #expect(Digest(hex: "") == nil)
    }

    @Test(arguments: [0, 31, 33, 64])
    func `a digest has thirty-two bytes`(count: Int) {
        #expect(Digest(bytes: [UInt8](repeating: 1, count: count)) == nil)
    }

    @Test func `digests are told apart in a set`() {
        let digests = (0..<100).map { SHA256.hash([UInt8($0)]) }
        #expect(Set(digests).count == 100)
        #expect(digests.allSatisfy { Digest(hex: $0.hex) == $0 })
    }
}
