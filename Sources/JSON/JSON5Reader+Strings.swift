extension JSON5Reader {
    /// Reads a text from its opening quotation mark past the closing one of the same kind.
    mutating func string() throws(JSON5Fault) -> String {
        let start = here
        let quote = scalars[position]
        advance()
        var text = String.UnicodeScalarView()
        while let scalar = next {
            switch scalar {
            case quote:
                advance()
                return String(text)
            case "\\":
                if let escaped = try escape() { text.append(escaped) }
            case "\n", "\r": throw fault(.unclosedText, at: start, found: Self.curled(text))
            case "\t":
                text.append(scalar)
                advance()
            case "\u{00}"..<"\u{20}": throw fault(.controlCharacter, at: here)
            default:
                text.append(scalar)
                advance()
            }
        }
        throw fault(.unclosedText, at: start, found: Self.curled(text))
    }

    /// The quotation mark of another kind that was meant to end a text; empty where there is none.
    private static func curled(_ text: String.UnicodeScalarView) -> String {
        text.first { "“”‘’＂＇".unicodeScalars.contains($0) }.map { String($0) } ?? ""
    }

    /// Nil for the end of a line, which a backslash takes away.
    ///
    /// JSON5 would drop the backslash before any other character; here that is a fault, because
    /// whoever wrote `C:\dir` did not mean `C:dir`.
    private mutating func escape() throws(JSON5Fault) -> Unicode.Scalar? {
        let start = here
        advance()
        guard let scalar = next else { throw fault(.unexpected) }
        if scalar == "\r", position + 1 < scalars.count, scalars[position + 1] == "\n" { advance() }
        advance()
        switch scalar {
        case "\"", "'", "\\", "/": return scalar
        case "b": return "\u{08}"
        case "f": return "\u{0C}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "v": return "\u{0B}"
        case "\n", "\r", "\u{2028}", "\u{2029}": return nil
        case "x": return try unicode(hexDigits(2, start), start)
        case "u": return try unicode(hexDigits(4, start), start)
        default: throw fault(.badEscape, at: start, found: "\\\(scalar)")
        }
    }

    /// `\u0061`, the only escape that a name without quotation marks may have.
    mutating func escapeInName() throws(JSON5Fault) -> Unicode.Scalar {
        let start = here
        advance()
        guard next == "u" else { throw fault(.badEscape, at: start) }
        advance()
        return try unicode(hexDigits(4, start), start)
    }

    private mutating func unicode(
        _ first: UInt32, _ start: Place
    ) throws(JSON5Fault) -> Unicode.Scalar {
        if first == 0 { throw fault(.badEscape, at: start) }
        var value = first
        if (0xD800..<0xDC00).contains(first) {
            guard next == "\\", position + 1 < scalars.count, scalars[position + 1] == "u" else {
                throw fault(.loneSurrogate, at: start)
            }
            advance()
            advance()
            let low = try hexDigits(4, start)
            guard (0xDC00..<0xE000).contains(low) else { throw fault(.loneSurrogate, at: start) }
            value = 0x10000 + (first - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(value) else { throw fault(.loneSurrogate, at: start) }
        return scalar
    }

    private mutating func hexDigits(_ count: Int, _ start: Place) throws(JSON5Fault) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<count {
            guard let scalar = next, scalar.isASCII,
                let digit = hexDigit(UInt8(truncatingIfNeeded: scalar.value))
            else { throw fault(.badEscape, at: start) }
            value = value << 4 | UInt32(digit)
            advance()
        }
        return value
    }
}
