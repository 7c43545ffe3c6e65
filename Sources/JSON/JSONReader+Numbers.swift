extension JSONReader {
    /// `-?(0|[1-9][0-9]*)` within `JSON.integers`; `-0`, fractions and exponents are refused.
    mutating func number() throws(JSONFault) -> Int64 {
        let start = position
        let isNegative = bytes[position] == UInt8(ascii: "-")
        if isNegative { position += 1 }
        let firstDigit = position
        var magnitude: Int64 = 0
        while position < end, case let digit = bytes[position] &- UInt8(ascii: "0"), digit <= 9 {
            // 2^53 − 1 has sixteen digits, so nothing can overflow before the range is looked at.
            guard position - firstDigit < 16 else { throw JSONFault(.numberOutOfRange, at: start) }
            magnitude = magnitude * 10 + Int64(digit)
            position += 1
        }
        let digits = position - firstDigit
        let hasLeadingZero = digits > 1 && bytes[firstDigit] == UInt8(ascii: "0")
        guard digits > 0, !hasLeadingZero, !(isNegative && magnitude == 0), !isContinued() else {
            throw JSONFault(.badNumber, at: start)
        }
        guard magnitude <= JSON.integers.upperBound else {
            throw JSONFault(.numberOutOfRange, at: start)
        }
        return isNegative ? -magnitude : magnitude
    }

    /// Whether a fraction, an exponent or a second sign follows.
    private func isContinued() -> Bool {
        guard position < end else { return false }
        switch bytes[position] {
        case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): return true
        case UInt8(ascii: "+"), UInt8(ascii: "-"): return true
        default: return false
        }
    }
}
