extension CSVWriter {
    /// What holds a sign of the form, and what might pass for a number or a day.
    func mustBeQuoted(_ text: UnsafeRawBufferPointer) -> Bool {
        for byte in text {
            if byte == delimiter || byte == Self.quote || byte == UInt8(ascii: "\n")
                || byte == UInt8(ascii: "\r")
            {
                return true
            }
        }
        guard let first = text.first else { return false }
        return first &- UInt8(ascii: "0") <= 9 || first == UInt8(ascii: ".")
    }

    /// Whether a day or a moment has nothing else in it.
    func isBare(_ text: UnsafeRawBufferPointer) -> Bool {
        text.allSatisfy { byte in
            byte &- UInt8(ascii: "0") <= 9 || byte == UInt8(ascii: "-")
                || byte == UInt8(ascii: ":") || byte == UInt8(ascii: " ")
        } && !Self.couldBeFormula(text)
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
