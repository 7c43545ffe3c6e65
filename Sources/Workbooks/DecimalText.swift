/// Numbers as a spreadsheet shows them: at most 15 significant digits.
enum DecimalText {
    /// Without exponent, trailing zeros or a point that nothing follows; padded with zeros to so many
    /// digits before the point. `0.1 + 0.2` is 0.3, as on the screen.
    static func of(_ number: Double, digits: Int) -> String {
        guard number.isFinite else { return "#NUM!" }
        if number == number.rounded(), abs(number) < 1e15 {
            return padded(String(Int64(number).magnitude), digits, isNegative: number < 0)
        }
        let (significant, exponent) = fifteenDigits(abs(number))
        var whole = significant.prefix(max(0, exponent))
        if exponent > significant.count {
            whole += String(repeating: "0", count: exponent - significant.count)
        }
        var fraction = String(repeating: "0", count: max(0, -exponent))
        fraction += significant.dropFirst(max(0, exponent))
        while fraction.last == "0" { fraction.removeLast() }
        let text = padded(whole.isEmpty ? "0" : String(whole), digits, isNegative: number < 0)
        return fraction.isEmpty ? text : "\(text).\(fraction)"
    }

    private static func padded(_ text: String, _ digits: Int, isNegative: Bool) -> String {
        let zeros = String(repeating: "0", count: max(0, digits - text.count))
        return (isNegative ? "-" : "") + zeros + text
    }

    /// Fifteen digits and where the point stands among them: the value is 0.ddd × 10^exponent.
    private static func fifteenDigits(_ number: Double) -> (digits: String, exponent: Int) {
        // The shortest text that reads back as the number, cut to 15 digits.
        let text = "\(number)"
        let parts = text.split(separator: "e")
        let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        var exponent = (parts.count > 1 ? Int(parts[1]) ?? 0 : 0) + mantissa[0].count
        var digits = (String(mantissa[0]) + (mantissa.count > 1 ? mantissa[1] : "")).utf8.map {
            Int($0) - 0x30
        }
        while digits.first == 0, digits.count > 1 {
            digits.removeFirst()
            exponent -= 1
        }
        if digits.count > 15 {
            let roundsUp = digits[15] >= 5
            digits.removeSubrange(15...)
            var place = 14
            if roundsUp {
                while place >= 0, digits[place] == 9 {
                    digits[place] = 0
                    place -= 1
                }
                if place >= 0 {
                    digits[place] += 1
                } else {
                    digits.insert(1, at: 0)
                    exponent += 1
                }
            }
        }
        return (digits.map(String.init).joined(), exponent)
    }
}
