extension JSON5Reader {
    /// What numbers and the words `true`, `false`, `null` are made of, and what people write without
    /// quotation marks by mistake, such as `2026-11-03`, so that a fault can name all of it.
    func isInWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "+", "-", ".", "_", "$": true
        default: scalar.properties.isIDContinue
        }
    }

    mutating func word() throws(JSON5Fault) -> JSON {
        let place = here
        let start = position
        while let scalar = next, isInWord(scalar) { advance() }
        let word = text(start..<position)
        switch word {
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "null": return .null
        default: break
        }
        switch Self.integer(word) {
        case .success(let value): return .int(value)
        case .failure(let wrong): throw fault(wrong.kind, at: place, found: word)
        }
    }

    private struct Wrong: Error {
        let kind: JSON5Fault.Kind
        init(_ kind: JSON5Fault.Kind) { self.kind = kind }
    }

    private static func integer(_ word: String) -> Result<Int64, Wrong> {
        let isNegative = word.hasPrefix("-")
        let body = isNegative || word.hasPrefix("+") ? word.dropFirst() : word[...]
        let isHexadecimal = body.hasPrefix("0x") || body.hasPrefix("0X")
        let digits = isHexadecimal ? body.dropFirst(2) : body
        guard isNumber(digits, isHexadecimal) else { return .failure(Wrong(kind(of: body))) }
        guard let magnitude = UInt64(digits, radix: isHexadecimal ? 16 : 10),
            magnitude <= JSON.integers.upperBound
        else { return .failure(Wrong(.numberOutOfRange)) }
        if isNegative && magnitude == 0 { return .failure(Wrong(.badNumber)) }
        let value = Int64(magnitude)
        return .success(isNegative ? -value : value)
    }

    /// Digits only, and no zero before others, which would look octal.
    private static func isNumber(_ digits: Substring, _ isHexadecimal: Bool) -> Bool {
        let areDigits = digits.utf8.allSatisfy { byte in
            guard let digit = hexDigit(byte) else { return false }
            return isHexadecimal || digit < 10
        }
        let hasLeadingZero = !isHexadecimal && digits.utf8.count > 1 && digits.hasPrefix("0")
        return areDigits && !digits.isEmpty && !hasLeadingZero
    }

    /// What a word that is no integer was meant to be.
    private static func kind(of body: Substring) -> JSON5Fault.Kind {
        if body == "Infinity" || body == "NaN" { return .notAnInteger }
        guard let first = body.utf8.first,
            first == UInt8(ascii: ".") || (0x30...0x39).contains(first)
        else { return .unexpected }
        let isFloat = body.utf8.allSatisfy {
            (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0)
        }
        let hasPoint = body.utf8.contains { ".eE".utf8.contains($0) }
        return isFloat && hasPoint ? .notAnInteger : .badNumber
    }
}
