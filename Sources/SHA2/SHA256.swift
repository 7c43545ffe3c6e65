/// SHA-256 of FIPS 180-4, in plain Swift, for data that come in pieces.
public struct SHA256: Sendable {
    private var state = SHA256State()
    /// The bytes that do not fill a block yet.
    private var rest = InlineArray<64, UInt8>(repeating: 0)
    private var restCount = 0
    /// Bytes taken so far.
    private var count: UInt64 = 0

    public init() {}

    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        count &+= UInt64(bytes.count)
        let missing = restCount == 0 ? 0 : min(64 - restCount, bytes.count)
        hold(bytes[..<missing])
        let whole = (bytes.count - missing) / 64 * 64
        state.take(UnsafeRawBufferPointer(rebasing: bytes[missing..<missing + whole]))
        hold(bytes[(missing + whole)...])
    }

    public mutating func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { update($0) }
    }

    /// The digest of everything taken.
    public consuming func finish() -> Digest {
        let bits = count &* 8
        hold(0x80)
        while restCount != 56 { hold(0) }
        for shift in stride(from: 56, through: 0, by: -8) {
            hold(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
        }
        return state.digest
    }

    public static func hash(_ bytes: [UInt8]) -> Digest {
        bytes.withUnsafeBytes { hash($0) }
    }

    public static func hash(_ bytes: UnsafeRawBufferPointer) -> Digest {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finish()
    }

    private mutating func hold(_ bytes: Slice<UnsafeRawBufferPointer>) {
        for byte in bytes { hold(byte) }
    }

    private mutating func hold(_ byte: UInt8) {
        rest[restCount] = byte
        restCount += 1
        if restCount == 64 {
            let block = rest
            block.span.withUnsafeBytes { state.take($0) }
            restCount = 0
        }
    }
}
