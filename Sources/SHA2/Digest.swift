/// The 256 bits that SHA-256 gives: 32 bytes, 64 hexadecimal digits.
public struct Digest: Sendable, Hashable {
    private let first, second, third, fourth: UInt64

    init(_ first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64) {
        (self.first, self.second, self.third, self.fourth) = (first, second, third, fourth)
    }

    /// Nil unless there are 32 bytes.
    public init?(bytes: [UInt8]) {
        let digest = bytes.withUnsafeBytes { Digest(bytes: $0) }
        guard let digest else { return nil }
        self = digest
    }

    /// Nil unless there are 32 bytes.
    public init?(bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 32 else { return nil }
        func word(_ index: Int) -> UInt64 {
            UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
        }
        self.init(word(0), word(1), word(2), word(3))
    }

    /// Nil unless there are 64 digits, in small letters: one digest has one spelling.
    public init?(hex: String) {
        let digits = Array(hex.utf8)
        guard digits.count == 64 else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: 64, by: 2) {
            guard let high = Self.value(digits[index]), let low = Self.value(digits[index + 1])
            else { return nil }
            bytes.append(high << 4 | low)
        }
        self.init(bytes: bytes)
    }

    /// 32 bytes.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        append(to: &bytes)
        return bytes
    }

    /// Appends the 32 bytes.
    public func append(to bytes: inout [UInt8]) {
        let words = (
            first.bigEndian, second.bigEndian, third.bigEndian, fourth.bigEndian
        )
        withUnsafeBytes(of: words) { bytes += $0 }
    }

    /// 64 digits, in small letters.
    public var hex: String {
        String(unsafeUninitializedCapacity: 64) { digits in
            var index = 0
            for word in [first, second, third, fourth] {
                for shift in stride(from: 60, through: 0, by: -4) {
                    let value = UInt8(truncatingIfNeeded: word >> UInt64(shift)) & 0x0F
                    digits[index] = value < 10 ? 0x30 + value : 0x61 + value - 10
                    index += 1
                }
            }
            return 64
        }
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x61...0x66: digit - 0x61 + 10
        default: nil
        }
    }
}

extension Digest: CustomStringConvertible {
    public var description: String { hex }
}

extension Digest {
    /// 32 zero bytes: what stands before the first link of a chain.
    public static let zero = Digest(0, 0, 0, 0)
}
