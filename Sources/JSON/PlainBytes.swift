/// Looking at eight bytes of a text at once.
enum PlainBytes {
    /// The top bit of each byte.
    static let topBits: UInt64 = ones &* 0x80
    private static let ones: UInt64 = 0x0101_0101_0101_0101

    /// Sets the top bit of the bytes that JSON cannot hold as they are: control characters,
    /// quotation marks, backslashes.
    ///
    /// Borrows can mark a byte wrongly, but only above one that is marked rightly: the lowest mark
    /// is always true.
    @inline(__always)
    static func marks(_ word: UInt64) -> UInt64 {
        let quote = word ^ (ones &* 0x22)
        let backslash = word ^ (ones &* 0x5C)
        let controls = (word &- ones &* 0x20) & ~word
        let quotes = (quote &- ones) & ~quote
        let backslashes = (backslash &- ones) & ~backslash
        return (controls | quotes | backslashes) & topBits
    }

    /// The eight bytes from there, the first in the lowest place. They must exist.
    @inline(__always)
    static func word(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> UInt64 {
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
}
