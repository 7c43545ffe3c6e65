/// Text that came from the system as bytes: words of a command line, variables, file names.
///
/// Linux asks of them only that they hold no NUL; in a terminal set to GBK they are no UTF-8.
/// Each byte that is part of no UTF-8 is carried by a private scalar of its own, U+10FE00 plus the
/// byte, and so is each byte of such a scalar that really came. Nothing is lost or confused:
/// ``bytes(of:)`` gives back what came. To people such a byte is shown as `\xD5`.
public enum SystemText {
    private static let first: UInt32 = 0x10FE00
    private static let carriers: ClosedRange<UInt32> = first + 0x80...first + 0xFF

    /// The text, with carriers where it is no UTF-8: for all of a part between slashes, because half
    /// of it would be read as letters that nobody typed.
    public static func carrying(_ bytes: [UInt8]) -> String {
        if let text = String(validating: bytes, as: UTF8.self), isUTF8(text) { return text }
        return bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            .map { part in
                let text = String(validating: part, as: UTF8.self)
                return text.flatMap { isUTF8($0) ? $0 : nil } ?? carried(part)
            }.joined(separator: "/")
    }

    /// Every byte beyond ASCII by its carrier.
    public static func carried(_ bytes: some Sequence<UInt8>) -> String {
        var text = String.UnicodeScalarView()
        for byte in bytes {
            let scalar = byte < 0x80 ? Unicode.Scalar(byte) : Unicode.Scalar(first + UInt32(byte))
            if let scalar { text.append(scalar) }
        }
        return String(text)
    }

    /// As `carrying(_:)`, of a C string.
    public static func carrying(_ pointer: UnsafePointer<CChar>) -> String {
        var bytes: [UInt8] = []
        var next = pointer
        while next.pointee != 0 {
            bytes.append(UInt8(bitPattern: next.pointee))
            next += 1
        }
        return carrying(bytes)
    }

    /// The words of this process's command line, without the program's name.
    public static var arguments: [String] {
        (0..<Int(CommandLine.argc)).dropFirst().compactMap { index in
            CommandLine.unsafeArgv[index].map { carrying($0) }
        }
    }

    /// Whether nothing in it is carried.
    public static func isUTF8(_ text: String) -> Bool {
        !text.unicodeScalars.contains { carriers.contains($0.value) }
    }

    /// The byte that a scalar carries; nil for all others.
    public static func byte(of scalar: Unicode.Scalar) -> UInt8? {
        carriers.contains(scalar.value) ? UInt8(scalar.value - first) : nil
    }

    /// The same in printable ASCII, all other bytes as `\xD5`.
    public static func escaped(_ text: String) -> String {
        bytes(of: text).map { byte in
            (0x20...0x7E).contains(byte)
                ? String(Unicode.Scalar(byte)) : "\\x" + String(byte, radix: 16, uppercase: true)
        }.joined()
    }

    /// The bytes that came.
    public static func bytes(of text: String) -> [UInt8] {
        if isUTF8(text) { return Array(text.utf8) }
        return text.unicodeScalars.flatMap { scalar in
            byte(of: scalar).map { [$0] } ?? Array(String(scalar).utf8)
        }
    }
}

extension String {
    /// A file's name as the system wants it: the bytes that came, and a NUL.
    public var systemPath: [CChar] {
        SystemText.bytes(of: self).map { CChar(bitPattern: $0) } + [0]
    }
}
