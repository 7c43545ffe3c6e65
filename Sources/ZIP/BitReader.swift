/// Reads bits and codes from bytes, the lowest bit of each byte first (RFC 1951, 3.1.1).
struct BitReader {
    private let bytes: [UInt8]
    private var position: Int
    private let end: Int
    private var bits: UInt64 = 0
    private var count = 0

    init(_ bytes: [UInt8], in range: Range<Int>) {
        self.bytes = bytes
        position = range.lowerBound
        end = range.upperBound
    }

    mutating func alignToByte() {
        let rest = count % 8
        bits >>= UInt64(rest)
        count -= rest
    }

    /// The next bits, at most 16, the first lowest.
    @inline(__always)
    mutating func take(_ wanted: Int) throws(InflateFault) -> Int {
        if count < wanted { fill() }
        let value = Int(truncatingIfNeeded: bits & (1 << UInt64(wanted) - 1))
        try drop(wanted)
        return value
    }

    @inline(__always)
    mutating func symbol(of code: borrowing HuffmanCode) throws(InflateFault) -> Int {
        if count < HuffmanCode.longest { fill() }
        let entry = Int(code.direct[Int(bits & UInt64(1 << HuffmanCode.directBits - 1))])
        if entry != 0 {
            try drop(entry & 15)
            return entry >> 4
        }
        guard let (symbol, length) = code.long(bits) else { throw .badCode }
        try drop(length)
        return symbol
    }

    @inline(__always)
    private mutating func fill() {
        while count <= 48, position < end {
            bits |= UInt64(bytes[position]) << UInt64(count)
            position += 1
            count += 8
        }
    }

    @inline(__always)
    private mutating func drop(_ used: Int) throws(InflateFault) {
        guard used <= count else { throw .endsEarly }
        bits >>= UInt64(used)
        count -= used
    }
}
