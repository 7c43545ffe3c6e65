/// Text inside XML, as Office reads it.
enum XMLText {
    static func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        append(text, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    static func append(_ text: String, to bytes: inout [UInt8]) {
        let plain = text.utf8.allSatisfy {
            $0 >= 0x20 && $0 != 0x26 && $0 != 0x3C && $0 != 0x3E && $0 != 0x22 && $0 != 0x5F
                && $0 != 0xEF
        }
        if plain {
            bytes += text.utf8
            return
        }
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "&": bytes += "&amp;".utf8
            case "<": bytes += "&lt;".utf8
            case ">": bytes += "&gt;".utf8
            case "\"": bytes += "&quot;".utf8
            case "\n", "\t": bytes += String(scalar).utf8
            case "_" where looksEscaped(rest): bytes += "_x005F_".utf8
            case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}":
                // XML has no way to write these; Office has one of its own.
                let code = String(scalar.value, radix: 16, uppercase: true)
                bytes += "_x\(String(repeating: "0", count: 4 - code.count))\(code)_".utf8
            default: bytes += String(scalar).utf8
            }
        }
    }

    /// Does what follows a `_` make it one of Office's escapes, such as `_x000D_`?
    private static func looksEscaped(_ rest: String.UnicodeScalarView.SubSequence) -> Bool {
        let next = Array(rest.prefix(6))
        return next.count == 6 && next[0] == "x" && next[5] == "_"
            && next[1...4].allSatisfy(\.properties.isASCIIHexDigit)
    }
}
