/// Reads a stream of DEFLATE (RFC 1951) in pieces, with the memory of one window however long the
/// stream is. Whoever asks bounds the sum of the pieces.
public struct Inflater {
    private var input: BitReader

    /// The last 32 KiB before `fresh`, then what the last call added.
    private var window = [UInt8](repeating: 0, count: Self.windowSize * 2 + Self.slack)
    private var filled = 0
    private var block = Block.between
    private var isLast = false
    private var literals = FixedCodes.literals
    private var distances = FixedCodes.distances

    private enum Block {
        case between
        case stored(Int)
        case coded
        case ended
    }

    private static let windowSize = 32_768
    /// A symbol adds at most a match's 258 bytes, so none has to stop in its middle.
    private static let slack = 258

    /// - Parameter range: where the stream lies in the bytes.
    public init(_ bytes: [UInt8], in range: Range<Int>) {
        input = BitReader(bytes, in: range)
    }

    /// Appends the next piece, some 32 KiB; false at the end of the stream, when nothing is added.
    public mutating func read(into output: inout [UInt8]) throws(InflateFault) -> Bool {
        if filled > Self.windowSize {
            window.withUnsafeMutableBufferPointer { window in
                let kept = filled - Self.windowSize
                for place in 0..<Self.windowSize { window[place] = window[kept + place] }
            }
            filled = Self.windowSize
        }
        let start = filled
        let full = start + Self.windowSize
        while filled < full {
            switch block {
            case .ended:
                output += window[start..<filled]
                return filled > start
            case .between: try beginBlock()
            case .stored(let left): try copyStored(left, until: full)
            case .coded: try decode(until: full)
            }
        }
        output += window[start..<filled]
        return true
    }

    private mutating func beginBlock() throws(InflateFault) {
        if isLast {
            block = .ended
            return
        }
        isLast = try input.take(1) == 1
        switch try input.take(2) {
        case 0:
            input.alignToByte()
            let length = try input.take(16)
            guard try input.take(16) == length ^ 0xFFFF else { throw .badBlock }
            block = .stored(length)
        case 1:
            literals = FixedCodes.literals
            distances = FixedCodes.distances
            block = .coded
        case 2:
            try readCodes()
            block = .coded
        default: throw .badBlock
        }
    }

    private mutating func readCodes() throws(InflateFault) {
        let literalCount = try input.take(5) + 257
        let distanceCount = try input.take(5) + 1
        let lengthCount = try input.take(4) + 4
        guard literalCount <= 286, distanceCount <= 30 else { throw .badCode }
        var lengths = [UInt8](repeating: 0, count: 19)
        for place in CodeSteps.order.prefix(lengthCount) {
            lengths[Int(place)] = UInt8(truncatingIfNeeded: try input.take(3))
        }
        let code = try HuffmanCode(lengths)
        var all: [UInt8] = []
        while all.count < literalCount + distanceCount {
            let symbol = try input.symbol(of: code)
            switch symbol {
            case ..<16: all.append(UInt8(truncatingIfNeeded: symbol))
            case 16:
                guard let last = all.last else { throw .badCode }
                let count = try input.take(2) + 3
                all += repeatElement(last, count: count)
            case 17:
                let count = try input.take(3) + 3
                all += repeatElement(0, count: count)
            default:
                let count = try input.take(7) + 11
                all += repeatElement(0, count: count)
            }
        }
        // Without a code for its end the block could never end.
        guard all.count == literalCount + distanceCount, all[256] != 0 else { throw .badCode }
        literals = try HuffmanCode(all[..<literalCount])
        distances = try HuffmanCode(all[literalCount...])
    }

    private mutating func copyStored(_ left: Int, until full: Int) throws(InflateFault) {
        var left = left
        while left > 0, filled < full {
            window[filled] = UInt8(truncatingIfNeeded: try input.take(8))
            filled += 1
            left -= 1
        }
        block = left > 0 ? .stored(left) : .between
    }

    /// Decodes symbols until the block ends or the piece is full.
    private mutating func decode(until full: Int) throws(InflateFault) {
        while filled < full {
            let symbol = try input.symbol(of: literals)
            if symbol < 256 {
                window[filled] = UInt8(truncatingIfNeeded: symbol)
                filled += 1
                continue
            }
            if symbol == 256 {
                block = .between
                return
            }
            guard symbol < 286 else { throw .badCode }
            let step = CodeSteps.lengths[symbol - 257]
            let length = Int(step.base) + (try input.take(Int(step.extra)))
            let distanceSymbol = try input.symbol(of: distances)
            guard distanceSymbol < 30 else { throw .badCode }
            let far = CodeSteps.distances[distanceSymbol]
            let distance = Int(far.base) + (try input.take(Int(far.extra)))
            guard distance <= filled else { throw .badDistance }
            copyMatch(length, distance)
        }
    }

    private mutating func copyMatch(_ length: Int, _ distance: Int) {
        window.withUnsafeMutableBufferPointer { window in
            var place = filled
            for _ in 0..<length {
                window[place] = window[place - distance]
                place += 1
            }
        }
        filled += length
    }
}

/// The codes of blocks that bring none (RFC 1951, 3.2.6).
private enum FixedCodes {
    static let literals = known(
        (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })
    static let distances = known([UInt8](repeating: 5, count: 32))

    private static func known(_ lengths: [UInt8]) -> HuffmanCode {
        guard let code = try? HuffmanCode(lengths) else {
            preconditionFailure("the RFC's own code is a prefix code")
        }
        return code
    }
}

/// What the symbols of lengths and distances begin at, and how many bits follow (RFC 1951, 3.2.5).
private enum CodeSteps {
    struct Step {
        let base: UInt16
        let extra: UInt8
    }

    /// Symbols 257…285.
    static let lengths =
        steps(count: 28, first: 3, direct: 8, each: 4) + [Step(base: 258, extra: 0)]
    static let distances = steps(count: 30, first: 1, direct: 4, each: 2)

    /// In which order the lengths of the code for lengths stand.
    static let order: [UInt8] = [
        16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
    ]

    private static func steps(count: Int, first: Int, direct: Int, each: Int) -> [Step] {
        var base = first
        return (0..<count).map { symbol in
            let extra = symbol < direct ? 0 : symbol / each - 1
            defer { base += 1 << extra }
            return Step(base: UInt16(base), extra: UInt8(extra))
        }
    }
}
