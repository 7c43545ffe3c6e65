extension JSONReader {
    /// Reads a text from its opening quotation mark past its closing one.
    mutating func string() throws(JSONFault) -> String {
        position += 1
        var start = position
        try skipPlain()
        if bytes[position] == UInt8(ascii: "\"") {
            position += 1
            return text(start..<position - 1)
        }
        unescaped.removeAll(keepingCapacity: true)
        while true {
            unescaped.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[start..<position]))
            if bytes[position] == UInt8(ascii: "\"") { break }
            try escape()
            start = position
            try skipPlain()
        }
        position += 1
        return String(decoding: unescaped, as: UTF8.self)
    }

    /// The bytes of a text without escapes; nil where it has any.
    mutating func plainText() throws(JSONFault) -> UnsafeRawBufferPointer? {
        let start = position + 1
        position = start
        try skipPlain()
        guard bytes[position] == UInt8(ascii: "\"") else { return nil }
        position += 1
        return UnsafeRawBufferPointer(rebasing: bytes[start..<position - 1])
    }

    /// Passes over a text.
    mutating func skipString() throws(JSONFault) {
        position += 1
        while true {
            try skipPlain()
            if bytes[position] == UInt8(ascii: "\"") { break }
            try escape()
        }
        unescaped.removeAll(keepingCapacity: true)
        position += 1
    }

    private func text(_ range: Range<Int>) -> String {
        String(decoding: UnsafeRawBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }

    /// Goes on to the next quotation mark or backslash.
    private mutating func skipPlain() throws(JSONFault) {
        while true {
            skipPlainASCII()
            let byte = try peek()
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): return
            case 0: throw JSONFault(.nul, at: position)
            case 0x01..<0x20: throw JSONFault(.controlCharacter, at: position)
            case 0x80...: try skipSequences()
            default: position += 1
            }
        }
    }

    /// Skips bytes eight at a time while none of them needs a closer look.
    private mutating func skipPlainASCII() {
        while position &+ 8 <= end {
            let word = PlainBytes.word(bytes, at: position)
            let special = PlainBytes.marks(word) | (word & PlainBytes.topBits)
            if special != 0 {
                position &+= special.trailingZeroBitCount / 8
                return
            }
            position &+= 8
        }
    }

    /// Skips all that is not ASCII.
    private mutating func skipSequences() throws(JSONFault) {
        while position < end, bytes[position] >= 0x80 {
            let length = sequenceLength(bytes[position])
            guard length > 0 else { throw JSONFault(.invalidUTF8, at: position) }
            position += length
        }
    }

    /// Length of the well-formed UTF-8 sequence that begins here, 0 when it is not well-formed:
    /// overlong, a surrogate, past U+10FFFF, cut off. (Unicode, table 3-7.)
    @inline(__always)
    private func sequenceLength(_ lead: UInt8) -> Int {
        switch lead {
        case 0xC2...0xDF: continues(0x80...0xBF, length: 2)
        case 0xE0: continues(0xA0...0xBF, length: 3)
        case 0xE1...0xEC, 0xEE...0xEF: continues(0x80...0xBF, length: 3)
        case 0xED: continues(0x80...0x9F, length: 3)
        case 0xF0: continues(0x90...0xBF, length: 4)
        case 0xF1...0xF3: continues(0x80...0xBF, length: 4)
        case 0xF4: continues(0x80...0x8F, length: 4)
        default: 0
        }
    }

    @inline(__always)
    private func continues(_ second: ClosedRange<UInt8>, length: Int) -> Int {
        guard position + length <= end, second.contains(bytes[position + 1]) else { return 0 }
        if length > 2, bytes[position + 2] & 0xC0 != 0x80 { return 0 }
        if length > 3, bytes[position + 3] & 0xC0 != 0x80 { return 0 }
        return length
    }

    private mutating func escape() throws(JSONFault) {
        let start = position
        position += 1
        let byte = try peek()
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): unescaped.append(byte)
        case UInt8(ascii: "b"): unescaped.append(0x08)
        case UInt8(ascii: "f"): unescaped.append(0x0C)
        case UInt8(ascii: "n"): unescaped.append(0x0A)
        case UInt8(ascii: "r"): unescaped.append(0x0D)
        case UInt8(ascii: "t"): unescaped.append(0x09)
        case UInt8(ascii: "u"): try unicodeEscape(from: start)
        default: throw JSONFault(.badEscape, at: start)
        }
    }

    private mutating func unicodeEscape(from start: Int) throws(JSONFault) {
        var value = try fourHexDigits(from: start)
        if value == 0 { throw JSONFault(.nul, at: start) }
        if (0xD800..<0xDC00).contains(value) {
            guard position + 1 < end, bytes[position] == UInt8(ascii: "\\"),
                bytes[position + 1] == UInt8(ascii: "u")
            else { throw JSONFault(.loneSurrogate, at: start) }
            position += 2
            let low = try fourHexDigits(from: start)
            guard (0xDC00..<0xE000).contains(low) else {
                throw JSONFault(.loneSurrogate, at: start)
            }
            value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(value) else { throw JSONFault(.loneSurrogate, at: start) }
        unescaped.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    private mutating func fourHexDigits(from start: Int) throws(JSONFault) -> UInt32 {
        guard position + 4 <= end else { throw JSONFault(.badEscape, at: start) }
        var value: UInt32 = 0
        for index in position..<position + 4 {
            guard let digit = hexDigit(bytes[index]) else { throw JSONFault(.badEscape, at: start) }
            value = value << 4 | UInt32(digit)
        }
        position += 4
        return value
    }
}

/// 0…15, nil for a byte that is no hexadecimal digit.
func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
}
