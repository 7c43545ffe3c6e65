/// The check sum of ZIP: CRC-32 with the polynomial 0x04C11DB7, reflected.
public struct CRC32: Sendable {
    private var register: UInt32 = 0xFFFF_FFFF

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in
            value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1
        }
    }

    public init() {}

    public mutating func update(_ bytes: [UInt8]) { update(bytes[...]) }

    public mutating func update(_ bytes: ArraySlice<UInt8>) {
        let table = Self.table
        for byte in bytes {
            register = register >> 8 ^ table[Int(UInt8(truncatingIfNeeded: register) ^ byte)]
        }
    }

    public var value: UInt32 { ~register }
}
