import CSHA2

/// The eight words of a hash under way, and what a block does to them (FIPS 180-4, section 6.2.2).
struct SHA256State: Sendable {
    private let isPortable: Bool

    init(_ form: SHA256.Form) { isPortable = form == .portable }

    /// Section 5.3.3.
    private var words: InlineArray<8, UInt32> = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
        0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]

    var digest: Digest {
        func pair(_ index: Int) -> UInt64 {
            UInt64(words[index]) << 32 | UInt64(words[index + 1])
        }
        return Digest(pair(0), pair(2), pair(4), pair(6))
    }

    /// Takes whole blocks of 64 bytes.
    mutating func take(_ bytes: UnsafeRawBufferPointer) {
        guard isPortable else {
            guard let start = bytes.baseAddress else { return }
            withUnsafeMutableBytes(of: &words) { words in
                csha2_mix(
                    words.assumingMemoryBound(to: UInt32.self).baseAddress, start,
                    bytes.count / 64)
            }
            return
        }
        for start in stride(from: 0, to: bytes.count, by: 64) {
            mix(SHA256Schedule(bytes, start))
        }
    }

    /// Four times sixteen rounds. They are written out because the eight variables change places
    /// from one round to the next: so nothing has to be moved.
    @inline(__always)
    private mutating func mix(_ block: SHA256Schedule) {
        var schedule = block
        var (a, b, c, d) = (words[0], words[1], words[2], words[3])
        var (e, f, g, h) = (words[4], words[5], words[6], words[7])
        for first in stride(from: 0, to: 64, by: 16) {
            // Unchecked: at most 48 + 15, and the check costs a fifth of the time.
            func next(_ index: Int) -> UInt32 {
                schedule.next(index) &+ roundConstants[unchecked: first &+ index]
            }
            round(a, b, c, &d, e, f, g, &h, next(0))
            round(h, a, b, &c, d, e, f, &g, next(1))
            round(g, h, a, &b, c, d, e, &f, next(2))
            round(f, g, h, &a, b, c, d, &e, next(3))
            round(e, f, g, &h, a, b, c, &d, next(4))
            round(d, e, f, &g, h, a, b, &c, next(5))
            round(c, d, e, &f, g, h, a, &b, next(6))
            round(b, c, d, &e, f, g, h, &a, next(7))
            round(a, b, c, &d, e, f, g, &h, next(8))
            round(h, a, b, &c, d, e, f, &g, next(9))
            round(g, h, a, &b, c, d, e, &f, next(10))
            round(f, g, h, &a, b, c, d, &e, next(11))
            round(e, f, g, &h, a, b, c, &d, next(12))
            round(d, e, f, &g, h, a, b, &c, next(13))
            round(c, d, e, &f, g, h, a, &b, next(14))
            round(b, c, d, &e, f, g, h, &a, next(15))
        }
        words[0] &+= a
        words[1] &+= b
        words[2] &+= c
        words[3] &+= d
        words[4] &+= e
        words[5] &+= f
        words[6] &+= g
        words[7] &+= h
    }
}

/// One round: `d` and `h` change, the others only change names.
@inline(__always)
private func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32,
    _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32, _ word: UInt32
) {
    let choice = g ^ (e & (f ^ g))
    let majority = (a & b) | (c & (a | b))
    let sum = h &+ (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) &+ choice &+ word
    d = d &+ sum
    h = sum &+ (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) &+ majority
}

/// The sixteen words that the next sixteen rounds need.
private struct SHA256Schedule {
    private var words: InlineArray<16, UInt32>

    init(_ bytes: UnsafeRawBufferPointer, _ start: Int) {
        words = InlineArray { index in
            let word = bytes.loadUnaligned(fromByteOffset: start &+ index &* 4, as: UInt32.self)
            return UInt32(bigEndian: word)
        }
    }

    /// The word of a round, which makes room for that of sixteen rounds later.
    @inline(__always)
    mutating func next(_ index: Int) -> UInt32 {
        let word = words[index]
        let near = words[(index &+ 1) & 15]
        let far = words[(index &+ 14) & 15]
        let sigma0 = rotate(near, 7) ^ rotate(near, 18) ^ (near >> 3)
        let sigma1 = rotate(far, 17) ^ rotate(far, 19) ^ (far >> 10)
        words[index] = word &+ sigma0 &+ words[(index &+ 9) & 15] &+ sigma1
        return word
    }
}

@inline(__always)
private func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
    (word &>> count) | (word &<< (32 &- count))
}

/// Section 4.2.2.
private let roundConstants: InlineArray<64, UInt32> = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5,
    0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3,
    0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc,
    0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13,
    0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3,
    0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5,
    0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208,
    0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
]
