import CSystem

/// A file that is neither UTF-8 nor GB18030 (nor UTF-16 with its mark).
public struct UnknownEncoding: Error, Hashable {
    /// Where the first byte stands that none of them reads, from 1.
    public let line: Int

    public init(line: Int) {
        self.line = line
    }
}

/// Text as it lies in files people save: its encoding is found out, never asked.
public enum TextFile {
    /// The byte order mark, in UTF-8.
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// UTF-8 without a byte order mark, made from UTF-8, GB18030 (Excel and WPS in China) or
    /// UTF-16 with a mark (Excel's "Unicode text").
    ///
    /// Valid UTF-8 is taken as UTF-8; all else is tried as GB18030, whose decoder refuses what it
    /// cannot read. What it lacks (``GB18030Gaps``) is read beside it. Chinese text in GB18030 is practically never valid UTF-8 by chance.
    /// - Throws: ``UnknownEncoding``.
    public static func decoded(_ bytes: [UInt8]) throws(UnknownEncoding) -> [UInt8] {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            return bytes.count == 2 ? [] : try converted(bytes, from: "UTF-16")
        }
        if bytes.starts(with: mark) {
            let rest = Array(bytes.dropFirst(mark.count))
            guard isUTF8(rest) else { throw UnknownEncoding(line: lineOfFault(rest)) }
            return rest
        }
        return isUTF8(bytes) ? bytes : try converted(bytes, from: "GB18030")
    }

    private static func isUTF8(_ bytes: [UInt8]) -> Bool {
        String(validating: bytes, as: UTF8.self) != nil
    }

    /// The line of the first byte that is no UTF-8.
    private static func lineOfFault(_ bytes: [UInt8]) -> Int {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return (lines.firstIndex { !isUTF8(Array($0)) } ?? 0) + 1
    }

    private static func converted(
        _ bytes: [UInt8], from encoding: String
    ) throws(UnknownEncoding) -> [UInt8] {
        guard let converter = cs_iconv_open("UTF-8", encoding) else {
            throw UnknownEncoding(line: 1)
        }
        defer { iconv_close(converter) }
        let hasGaps = encoding == "GB18030"
        // At most three bytes of UTF-8 come from two of GB18030 or UTF-16, and from the one of a euro.
        let euros = hasGaps ? bytes.count { $0 == GB18030Gaps.euro } : 0
        let capacity = bytes.count * 3 / 2 + 4 + euros * 2
        var isWhole = false
        let target = [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
            bytes.withUnsafeBytes { input in
                var from = input.assumingMemoryBound(to: CChar.self).baseAddress
                var fromLeft = input.count
                var to = UnsafeMutableRawBufferPointer(output)
                    .assumingMemoryBound(to: CChar.self).baseAddress
                var toLeft = output.count
                while true {
                    isWhole = cs_iconv(converter, &from, &fromLeft, &to, &toLeft) == 0
                    guard !isWhole, hasGaps,
                        let gap = GB18030Gaps.character(in: bytes[(bytes.count - fromLeft)...]),
                        gap.text.count <= toLeft
                    else { break }
                    for byte in gap.text {
                        to?.pointee = CChar(bitPattern: byte)
                        to = to.map { $0 + 1 }
                    }
                    toLeft -= gap.text.count
                    from = from.map { $0 + gap.length }
                    fromLeft -= gap.length
                }
                count = output.count - toLeft
            }
        }
        guard isWhole else {
            throw UnknownEncoding(line: target.count { $0 == UInt8(ascii: "\n") } + 1)
        }
        return target
    }
}
