/// A canonical Huffman code of DEFLATE, read with the lowest bit first (RFC 1951, 3.2.2).
///
/// Codes of up to ``directBits`` bits are found by one look at a table; longer ones, which are rare,
/// are counted out bit by bit.
struct HuffmanCode {
    /// `symbol << 4 | length` by the next ``directBits`` bits; 0 where the code is longer.
    private(set) var direct = [UInt16](repeating: 0, count: 1 << Self.directBits)
    /// How many codes have each length, 0…15.
    private(set) var counts = [UInt16](repeating: 0, count: 16)
    /// The symbols in the order of their codes.
    private(set) var symbols: [UInt16] = []

    static let directBits = 10
    static let longest = 15

    /// - Parameter lengths: bits of each symbol's code, 0 for a symbol that is not used.
    /// - Throws: ``InflateFault/badCode`` for lengths that are no prefix code. One single code of one
    ///   bit may be incomplete, as zlib and Excel write it.
    init(_ lengths: some Collection<UInt8>) throws(InflateFault) {
        for length in lengths { counts[Int(length)] += 1 }
        counts[0] = 0
        var open = 1
        var used = 0
        for length in 1...Self.longest {
            open = open << 1 - Int(counts[length])
            used += Int(counts[length])
            if open < 0 { throw .badCode }
        }
        if open > 0, used > 1 || (used == 1 && counts[1] == 0) { throw .badCode }
        fill(Array(lengths))
    }

    private mutating func fill(_ lengths: [UInt8]) {
        var offsets = [Int](repeating: 0, count: 17)
        var codes = [Int](repeating: 0, count: 17)
        for length in 1...Self.longest {
            offsets[length + 1] = offsets[length] + Int(counts[length])
            codes[length + 1] = (codes[length] + Int(counts[length])) << 1
        }
        symbols = [UInt16](repeating: 0, count: offsets[16])
        for (symbol, byte) in lengths.enumerated() where byte != 0 {
            let length = Int(byte)
            symbols[offsets[length]] = UInt16(symbol)
            offsets[length] += 1
            let code = codes[length]
            codes[length] += 1
            guard length <= Self.directBits else { continue }
            var place = Self.reversed(code, length)
            while place < direct.count {
                direct[place] = UInt16(symbol) << 4 | UInt16(length)
                place += 1 << length
            }
        }
    }

    private static func reversed(_ code: Int, _ count: Int) -> Int {
        (0..<count).reduce(0) { $0 | (code >> $1 & 1) << (count - 1 - $1) }
    }

    /// The symbol and length of a code that is longer than the table; nil where none fits.
    func long(_ bits: UInt64) -> (symbol: Int, length: Int)? {
        var code = 0
        var first = 0
        var index = 0
        for length in 1...Self.longest {
            code |= Int(truncatingIfNeeded: bits >> UInt64(length - 1)) & 1
            let count = Int(counts[length])
            if code - count < first { return (Int(symbols[index + code - first]), length) }
            index += count
            first = (first + count) << 1
            code <<= 1
        }
        return nil
    }
}
