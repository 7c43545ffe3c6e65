extension CSVWriter {
    /// What holds a sign of the form, and what would pass for a number.
    func mustBeQuoted(_ text: UnsafeRawBufferPointer) -> Bool {
        var isNumber = !text.isEmpty
        for byte in text {
            if byte == delimiter || byte == Self.quote || byte == UInt8(ascii: "\n")
                || byte == UInt8(ascii: "\r")
            {
                return true
            }
            if byte &- UInt8(ascii: "0") > 9 { isNumber = false }
        }
        return isNumber
    }

    /// Whether a spreadsheet might evaluate a cell that holds this text.
    static func couldBeFormula(_ text: UnsafeRawBufferPointer) -> Bool {
        switch text.first {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"),
            UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"):
            true
        case 0xEF: fullWidth.contains { text.starts(with: $0) }
        default: false
        }
    }

    private static let fullWidth = ["＝", "＋", "－", "＠"].map { Array($0.utf8) }
}
