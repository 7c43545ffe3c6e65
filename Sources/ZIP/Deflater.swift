/// Makes bytes smaller as RFC 1951 says, piece by piece: matches inside a piece, and the code that
/// the RFC fixes. Tables of text come down to about a sixth.
struct Deflater {
    private var bits: UInt64 = 0
    private var bitCount: UInt64 = 0
    private var latest = [Int32](repeating: -1, count: 1 << Self.hashBits)

    private static let hashBits = 13
    private static let longest = 258
    private static let farthest = 32_768

    /// Appends one block with all of a piece, which is best of some ten thousand bytes.
    mutating func compress(_ piece: [UInt8], into output: inout [UInt8]) {
        put(0b010, 3, &output)
        for index in latest.indices { latest[index] = -1 }
        var place = 0
        while place < piece.count {
            let (length, distance) = match(piece, place)
            if length == 0 {
                put(FixedCode.symbols[Int(piece[place])], &output)
                place += 1
                continue
            }
            put(FixedCode.lengths[length], &output)
            put(FixedCode.distance(distance), &output)
            place += length
        }
        put(FixedCode.symbols[256], &output)
    }

    /// Ends the stream with an empty last block.
    mutating func finish(into output: inout [UInt8]) {
        put(0b011, 3, &output)
        put(FixedCode.symbols[256], &output)
        put(0, (8 - bitCount % 8) % 8, &output)
    }

    /// The longest match that the last place with the same three bytes gives; 0 without.
    private mutating func match(_ piece: [UInt8], _ place: Int) -> (length: Int, distance: Int) {
        guard place + 3 < piece.count else { return (0, 0) }
        let three =
            UInt32(piece[place]) << 16 | UInt32(piece[place + 1]) << 8 | UInt32(piece[place + 2])
        let slot = Int((three &* 0x9E37_79B1) >> UInt32(32 - Self.hashBits))
        let before = Int(latest[slot])
        latest[slot] = Int32(truncatingIfNeeded: place)
        guard before >= 0, place - before <= Self.farthest else { return (0, 0) }
        let most = min(Self.longest, piece.count - place)
        var length = 0
        while length < most, piece[before + length] == piece[place + length] { length += 1 }
        return length < 3 ? (0, 0) : (length, place - before)
    }

    private mutating func put(_ code: FixedCode, _ output: inout [UInt8]) {
        put(UInt64(code.bits), UInt64(code.count), &output)
    }

    private mutating func put(_ value: UInt64, _ count: UInt64, _ output: inout [UInt8]) {
        bits |= value << bitCount
        bitCount += count
        while bitCount >= 8 {
            output.append(UInt8(truncatingIfNeeded: bits))
            bits >>= 8
            bitCount -= 8
        }
    }
}

/// Bits to write, the first lowest: a symbol of the fixed code with what follows it.
private struct FixedCode {
    let bits: UInt32
    let count: UInt32

    /// Literals 0…255, the end of a block 256, and the symbols of lengths 257…287.
    static let symbols: [FixedCode] = (0..<288).map { symbol -> FixedCode in
        switch symbol {
        case ..<144: FixedCode(reversing: 0x30 + UInt32(symbol), 8)
        case ..<256: FixedCode(reversing: 0x190 + UInt32(symbol - 144), 9)
        case ..<280: FixedCode(reversing: UInt32(symbol - 256), 7)
        default: FixedCode(reversing: 0xC0 + UInt32(symbol - 280), 8)
        }
    }

    /// By the length of a match, 3…258.
    static let lengths: [FixedCode] = (0...258).map { length -> FixedCode in
        guard length >= 3 else { return symbols[0] }
        if length == 258 { return symbols[285] }
        let (step, extra, rest) = steps(UInt32(length - 3), direct: 8, halves: 4)
        return symbols[257 + Int(step)].followed(by: rest, extra)
    }

    static func distance(_ distance: Int) -> FixedCode {
        let (step, extra, rest) = steps(UInt32(distance - 1), direct: 4, halves: 2)
        return FixedCode(reversing: step, 5).followed(by: rest, extra)
    }

    private init(bits: UInt32, count: UInt32) {
        self.bits = bits
        self.count = count
    }

    /// A code of Huffman's, whose highest bit comes first.
    private init(reversing code: UInt32, _ count: UInt32) {
        var reversed: UInt32 = 0
        for bit in 0..<count where code >> bit & 1 == 1 { reversed |= 1 << (count - 1 - bit) }
        self.init(bits: reversed, count: count)
    }

    private func followed(by rest: UInt32, _ extra: UInt32) -> FixedCode {
        FixedCode(bits: bits | rest << count, count: count + extra)
    }

    /// The RFC's steps: `direct` values of their own, then `halves` steps for each doubling.
    private static func steps(
        _ value: UInt32, direct: UInt32, halves: UInt32
    ) -> (step: UInt32, extra: UInt32, rest: UInt32) {
        if value < direct { return (value, 0, 0) }
        let halfBits = UInt32(halves.trailingZeroBitCount)
        let extra = UInt32(31 - value.leadingZeroBitCount) - halfBits
        let step = (extra + 1) * halves + (value >> extra) - halves
        return (step, extra, value & ((1 << extra) - 1))
    }
}
