import CSHA2

/// SHA-256 of FIPS 180-4, for data that come in pieces.
public struct SHA256: Sendable {
    /// How blocks are mixed; the result is the same.
    public enum Form: Sendable, CaseIterable {
        case portable
        /// By instructions that not every processor has: four times as fast.
        case processor

        public var isAvailable: Bool { self == .portable || csha2_available() != 0 }

        /// The fastest that there is here.
        public static let best = processor.isAvailable ? processor : portable
    }

    private var state: SHA256State
    /// The bytes that do not fill a block yet.
    private var rest = InlineArray<64, UInt8>(repeating: 0)
    private var restCount = 0
    /// Bytes taken so far.
    private var count: UInt64 = 0

    /// - Parameter form: one that is available.
    public init(_ form: Form = .best) { state = SHA256State(form) }

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
        if restCount > 56 { fill(to: 64) }
        fill(to: 56)
        for shift in stride(from: 56, through: 0, by: -8) {
            hold(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
        }
        return state.digest
    }

    public static func hash(_ bytes: [UInt8], _ form: Form = .best) -> Digest {
        bytes.withUnsafeBytes { hash($0, form) }
    }

    public static func hash(_ bytes: UnsafeRawBufferPointer, _ form: Form = .best) -> Digest {
        var hash = SHA256(form)
        hash.update(bytes)
        return hash.finish()
    }

    private mutating func hold(_ bytes: Slice<UnsafeRawBufferPointer>) {
        if bytes.isEmpty { return }
        let start = restCount
        withUnsafeMutableBytes(of: &rest) { rest in
            UnsafeMutableRawBufferPointer(rebasing: rest[start...]).copyBytes(from: bytes)
        }
        restCount += bytes.count
        takeIfFull()
    }

    private mutating func hold(_ byte: UInt8) {
        rest[restCount] = byte
        restCount += 1
        takeIfFull()
    }

    /// Zeros up to a place in the block.
    private mutating func fill(to end: Int) {
        for index in restCount..<max(end, restCount) { rest[index] = 0 }
        restCount = max(end, restCount)
        takeIfFull()
    }

    private mutating func takeIfFull() {
        guard restCount == 64 else { return }
        withUnsafeBytes(of: &rest) { state.take($0) }
        restCount = 0
    }
}
