/// A text in one piece or in runs with fonts of their own; how it is pronounced (`rPh`) is no part
/// of it.
enum RichText {
    /// Reads to the end of the element that has just begun (`si`, `is`).
    static func append(from xml: inout XMLReader, to text: inout [UInt8]) throws(WorkbookFault) {
        let outside = xml.depth - 1
        var piece: [UInt8] = []
        var isInText = false
        while xml.depth > outside {
            switch try xml.next() {
            case .start where xml.isNamed("rPh"): try xml.skipElement()
            case .start where xml.isNamed("t"):
                isInText = true
                piece.removeAll(keepingCapacity: true)
            case .text where isInText: try xml.appendText(to: &piece)
            case .end where isInText:
                isInText = false
                guard piece.count <= WorkbookLimits.tokenBytes,
                    String(validating: piece, as: UTF8.self) != nil
                else { throw xml.fault }
                EscapedText.append(piece, to: &text)
            case .start, .end, .text, .finish: continue
            }
        }
    }
}

/// Characters that XML cannot hold stand as `_xHHHH_` (ECMA-376, part 1, 22.9.2.19); an underscore
/// that would look like one stands as `_x005F_`.
enum EscapedText {
    static func append(_ piece: [UInt8], to text: inout [UInt8]) {
        let underscore = UInt8(ascii: "_")
        guard piece.contains(underscore) else {
            text += piece
            return
        }
        var units: [UInt16] = []
        var index = 0
        while index < piece.count {
            if piece[index] == underscore, let unit = unit(piece[index...].prefix(7)) {
                units.append(unit)
                index += 7
                continue
            }
            if !units.isEmpty { flush(&units, &text) }
            text.append(piece[index])
            index += 1
        }
        if !units.isEmpty { flush(&units, &text) }
    }

    /// Two escapes beside each other may be the halves of one character.
    private static func flush(_ units: inout [UInt16], _ text: inout [UInt8]) {
        text += String(decoding: units, as: UTF16.self).utf8
        units.removeAll()
    }

    private static func unit(_ bytes: ArraySlice<UInt8>) -> UInt16? {
        let bytes = Array(bytes)
        guard bytes.count == 7, bytes[1] == UInt8(ascii: "x"), bytes[6] == UInt8(ascii: "_")
        else { return nil }
        return bytes[2..<6].reduce(UInt16?(0)) { value, byte in
            guard let value, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                return nil
            }
            return value << 4 | UInt16(digit)
        }
    }
}
