import SHA2
import Testing

/// Everything in the portable form, and by the processor's instructions where it has them.
@Suite struct SHA256Tests {
    private func hex(_ text: String) -> String { hash(Array(text.utf8)).hex }

    /// What all forms agree on.
    private func hash(_ message: [UInt8]) -> Digest {
        let all = Set(SHA256.Form.allCases.filter(\.isAvailable).map { SHA256.hash(message, $0) })
        #expect(all.count == 1, "the forms differ")
        return all.first ?? .zero
    }

    /// A text of that many bytes in which no two blocks are alike.
    private func message(_ length: Int) -> [UInt8] {
        (0..<length).map { UInt8(truncatingIfNeeded: $0 * 131 + length * 17 + 7) }
    }

    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
                + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
            "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
        ),
    ])
    func `the examples of FIPS 180 come out`(text: String, expected: String) {
        #expect(hex(text) == expected)
    }

    @Test(arguments: [
        (0xBD, 1, "68325720aabd7c82f30f554b313d0570c95accbb7dc4b5aae11204c08ffe732b"),
        (0x00, 55, "02779466cdec163811d078815c633f21901413081449002f24aa3e80f0b88ef7"),
        (0x00, 56, "d4817aa5497628e7c77e6b606107042bbba3130888c5f47a375e6179be789fbb"),
        (0x00, 57, "65a16cb7861335d5ace3c60718b5052e44660726da4cd13bb745381b235a1785"),
        (0x00, 64, "f5a5fd42d16a20302798ef6ed309979b43003d2320d9f0e8ea9831a92759fb4b"),
        (0x00, 1_000, "541b3e9daa09b20bf85fa273e5cbd3e80185aa4ec298e765db87742b70138a53"),
        (0x41, 1_000, "c2e686823489ced2017f6059b8b239318b6364f6dcd835d0a519105a1eadd6e4"),
        (0x55, 1_005, "f4d62ddec0f3dd90ea1380fa16a5ff8dc4c54b21740650f24afc4120903552b0"),
        (0x61, 1_000_000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
    ])
    func `one byte many times comes out as NIST says`(byte: UInt8, count: Int, expected: String) {
        #expect(hash([UInt8](repeating: byte, count: count)).hex == expected)
    }

    @Test(arguments: [
        (55, "f4e5c64178a4517699f5f749748034258b968e7d69acc18ecb956394b5402c51"),
        (56, "e577063594b945f624bca36c1789c3748d7b3f7f455cd69d413c9fc4135066cb"),
        (63, "35de8086f834889db490e530ea482ed61cdb4530f9a18107a70dfb4eee800dd9"),
        (64, "e3309cb9da87504f240e6f5342485b2a06466d324953fab17d255e9c63007ce2"),
        (65, "da66684ea848cd46be4bde5220577a50d5764ba87c64296e975ca75d0fb67f0f"),
        (119, "03189b148552106c393f43fd44befe285cc2c360cf309c80d311ab0c22f11733"),
        (120, "1af15d8ed818d7cf8a3c7f9fae74f92126f0c38390f87203c8d3b4200768c4ef"),
        (128, "25c2bba726c7e57ea2ec2977b6df962c9678a0c08ceb6483b7cdff256e926db5"),
    ])
    func `a length beside the end of a block comes out as hashlib has it`(
        length: Int, expected: String
    ) {
        #expect(hash(message(length)).hex == expected)
    }

    /// The hash of the three hundred hashes, from Python's hashlib.
    @Test func `every length up to three hundred comes out as hashlib has it`() {
        var all = SHA256()
        for length in 0..<300 { all.update(hash(message(length)).bytes) }
        let expected = "1bd9f6b6a1dff353d19a9a1e5c89e32a73e74df6233e11eb6d07aa31967bab4b"
        #expect(all.finish().hex == expected)
    }

    @Test(arguments: [1, 3, 7, 55, 63, 64, 65, 100, 128, 200])
    func `pieces give the same as the whole`(size: Int) {
        for length in [0, 1, 63, 64, 65, 127, 128, 129, 1_000] {
            let message = message(length)
            for form in SHA256.Form.allCases where form.isAvailable {
                var piecewise = SHA256(form)
                for start in stride(from: 0, to: length, by: size) {
                    piecewise.update(Array(message[start..<min(length, start + size)]))
                    piecewise.update([])
                }
                #expect(piecewise.finish() == hash(message))
            }
        }
    }

    @Test func `a hash under way can be copied and go on twice`() {
        var left = SHA256()
        left.update(Array("ab".utf8))
        var right = left
        left.update(Array("c".utf8))
        right.update(Array("d".utf8))
        #expect(left.finish().hex == hex("abc"))
        #expect(right.finish().hex == hex("abd"))
    }
}
