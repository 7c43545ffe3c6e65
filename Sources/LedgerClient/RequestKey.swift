import CSystem

/// Makes the ids under which changes are sent.
public enum RequestKey {
    /// A new UUID of version 7: it begins with the time, so that the books' index grows at its end.
    public static func made() -> String {
        var bytes = [UInt8](repeating: 0, count: 16)
        let failure = cs_random(&bytes, bytes.count)
        precondition(failure == 0, "the kernel gives random bytes")
        let milliseconds = UInt64(bitPattern: cs_wall_milliseconds())
        for index in 0..<6 {
            bytes[index] = UInt8(truncatingIfNeeded: milliseconds >> UInt64(40 - 8 * index))
        }
        bytes[6] = 0x70 | bytes[6] & 0x0F
        bytes[8] = 0x80 | bytes[8] & 0x3F
        return text(of: bytes)
    }

    /// A UUID of version 8 that 16 bytes of a digest decide: the same content has the same id.
    public static func derived(from digest: [UInt8]) -> String {
        precondition(digest.count >= 16, "a digest has 16 bytes or more")
        var bytes = Array(digest.prefix(16))
        bytes[6] = 0x80 | bytes[6] & 0x0F
        bytes[8] = 0x80 | bytes[8] & 0x3F
        return text(of: bytes)
    }

    private static func text(of bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(index) { text.append(UInt8(ascii: "-")) }
            text += [digits[Int(byte >> 4)], digits[Int(byte & 0x0F)]]
        }
        return String(decoding: text, as: UTF8.self)
    }
}
