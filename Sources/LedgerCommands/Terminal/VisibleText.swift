import LedgerAPI

extension String {
    /// The text with all that could steer a terminal or mislead an eye made visible.
    ///
    /// Controls become their pictures (`␛`), and direction marks, invisible and line-breaking
    /// characters become `\u{202E}`: what people enter can neither move the cursor nor look like
    /// something else. A byte of a file's name that is no UTF-8 is `\xD5`. U+200D and U+FE0F stay, because emoji need them.
    package var visible: String {
        guard unicodeScalars.contains(where: { VisibleText.replacement(for: $0) != nil }) else {
            return self
        }
        var result = ""
        for scalar in unicodeScalars {
            if let replacement = VisibleText.replacement(for: scalar) {
                result += replacement
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

extension String {
    /// A JSON text in which all that could steer a terminal is escaped, `\u009b`: the same values.
    var escapedForTerminal: String {
        guard unicodeScalars.contains(where: { VisibleText.replacement(for: $0) != nil }) else {
            return self
        }
        var result = ""
        for scalar in unicodeScalars {
            guard VisibleText.replacement(for: scalar) != nil else {
                result.unicodeScalars.append(scalar)
                continue
            }
            for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
                let digits = String(unit, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        }
        return result
    }
}

enum VisibleText {
    /// A text of many lines, whose line feeds and tabs stay.
    static func onTerminal(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if scalar != "\n", scalar != "\t", let replacement = replacement(for: scalar) {
                result += replacement.utf8
            } else {
                result += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
            }
        }
        return result
    }

    private static func written(_ scalar: Unicode.Scalar) -> String {
        "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    }

    fileprivate static func replacement(for scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0x00..<0x20: Unicode.Scalar(0x2400 + scalar.value).map { String($0) }
        case 0x7F: "␡"
        case 0x80..<0xA0,
            0x00AD, 0x061C, 0x115F, 0x1160, 0x180E,
            0x200B, 0x200C, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F,
            0x3164, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFB, 0xE0000...0xE0FFF, 0xFDD0...0xFDEF:
            written(scalar)
        case _ where SystemText.byte(of: scalar) != nil:
            SystemText.byte(of: scalar).map { "\\x" + String($0, radix: 16, uppercase: true) }
        // What is no character in any plane.
        default: scalar.value & 0xFFFE == 0xFFFE ? written(scalar) : nil
        }
    }
}
