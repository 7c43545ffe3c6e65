/// Bytes as text on the wire: RFC 4648, with padding, without breaks.
public enum Base64 {
    private static let letters = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 0xFF, count: 256)
        for (value, letter) in letters.enumerated() { values[Int(letter)] = UInt8(value) }
        return values
    }()

    public static func encode(_ bytes: some Collection<UInt8>) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        var (group, count) = (UInt32(0), 0)
        for byte in bytes {
            group = group << 8 | UInt32(byte)
            count += 1
            if count == 3 {
                for shift in [18, 12, 6, 0] as [UInt32] {
                    text.append(letters[Int(group >> shift & 63)])
                }
                (group, count) = (0, 0)
            }
        }
        if count > 0 {
            group <<= UInt32(8 * (3 - count))
            for index in 0...count {
                text.append(letters[Int(group >> UInt32(18 - 6 * index) & 63)])
            }
            text += [UInt8](repeating: UInt8(ascii: "="), count: 3 - count)
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Nil where it is not what `encode` writes.
    public static func decode(_ text: String) -> [UInt8]? {
        let letters = Array(text.utf8)
        guard letters.count % 4 == 0 else { return nil }
        let padding = letters.reversed().prefix { $0 == UInt8(ascii: "=") }.count
        guard padding <= 2, padding < max(letters.count, 1) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(letters.count / 4 * 3)
        var (group, count) = (UInt32(0), 0)
        for letter in letters.dropLast(padding) {
            let value = values[Int(letter)]
            guard value < 64 else { return nil }
            group = group << 6 | UInt32(value)
            count += 1
            if count == 4 {
                bytes += [UInt8(group >> 16 & 255), UInt8(group >> 8 & 255), UInt8(group & 255)]
                (group, count) = (0, 0)
            }
        }
        if count == 3 { bytes += [UInt8(group >> 10 & 255), UInt8(group >> 2 & 255)] }
        if count == 2 { bytes.append(UInt8(group >> 4 & 255)) }
        return count == 1 ? nil : bytes
    }
}
