import CSystem

/// Text for the log, without a String for every part.
extension [UInt8] {
    mutating func appendText(_ text: String) { append(contentsOf: text.utf8) }

    mutating func appendNumber(_ number: Int64) {
        if number >= 0, number < 10 {
            append(UInt8(ascii: "0") + UInt8(number))
        } else {
            appendText(String(number))
        }
    }

    /// Thousandths with three places: 1234 as `1.234`.
    mutating func appendThousandths(_ number: Int64) {
        let number = Swift.max(0, number)
        appendNumber(number / 1000)
        append(UInt8(ascii: "."))
        for divisor in [100, 10, 1] as [Int64] { appendNumber(number % 1000 / divisor % 10) }
    }

    /// One line, at most 512 bytes: whatever is not a printable character of ASCII is written as
    /// its bytes in hexadecimal, so that nothing a stranger sends can forge a line or move a
    /// terminal's cursor.
    mutating func appendEscaped(_ text: String) {
        for byte in text.utf8.prefix(512) {
            switch byte {
            case UInt8(ascii: "\\"): appendText("\\\\")
            case 0x20...0x7e: append(byte)
            default:
                appendText("\\x")
                for digit in [byte >> 4, byte & 15] {
                    append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
                }
            }
        }
    }

    /// UTC, as in `2026-11-03T01:00:00.000Z`.
    mutating func appendTime(milliseconds: Int64) {
        // Before 1970 too: a host without a clock of its own may begin anywhere.
        let thousandths = (milliseconds % 1000 + 1000) % 1000
        var seconds = time_t((milliseconds - thousandths) / 1000)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        appendNumber(Int64(parts.tm_year) + 1900)
        for (separator, number) in [
            ("-", parts.tm_mon + 1), ("-", parts.tm_mday), ("T", parts.tm_hour),
            (":", parts.tm_min), (":", parts.tm_sec),
        ] {
            appendText(separator)
            appendNumber(Int64(number / 10))
            appendNumber(Int64(number % 10))
        }
        appendText(".")
        for divisor in [100, 10, 1] as [Int64] { appendNumber(thousandths / divisor % 10) }
        appendText("Z")
    }
}
