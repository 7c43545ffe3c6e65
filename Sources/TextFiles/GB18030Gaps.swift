/// What GB18030 and code page 936 have and the system's converter lacks: eighteen characters that
/// moved out of the private area in later editions, and the euro sign, one byte in the code page.
enum GB18030Gaps {
    static let euro: UInt8 = 0x80

    /// The character at the beginning of the bytes, in UTF-8, and how many bytes it takes.
    static func character(in bytes: ArraySlice<UInt8>) -> (text: [UInt8], length: Int)? {
        if bytes.first == euro { return (Array("€".utf8), 1) }
        guard bytes.count >= 4 else { return nil }
        let linear = bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
        for block in blocks where block.codes.contains(linear) {
            // The last byte of four has ten values, and then the third goes on.
            let (third, fourth) = (linear >> 8 & 0xFF, linear & 0xFF)
            let place = (third - block.third) * 10 + fourth - block.fourth
            guard (0x30...0x39).contains(fourth), let scalar = Unicode.Scalar(block.scalar + place)
            else { return nil }
            return (Array(String(scalar).utf8), 4)
        }
        return nil
    }

    private struct Block {
        let codes: ClosedRange<UInt32>
        let scalar: UInt32

        var third: UInt32 { codes.lowerBound >> 8 & 0xFF }
        var fourth: UInt32 { codes.lowerBound & 0xFF }
    }

    /// U+FE10–FE19, forms for vertical writing, and U+9FB4–9FBB, ideographs.
    private static let blocks = [
        Block(codes: 0x8431_8236...0x8431_8335, scalar: 0xFE10),
        Block(codes: 0x8235_9037...0x8235_9134, scalar: 0x9FB4),
    ]
}
