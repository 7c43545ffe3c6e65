import ZIP

/// Where a reader gets its bytes from, piece by piece.
protocol ByteSource {
    /// Appends the next piece; false at the end.
    mutating func read(into output: inout [UInt8]) throws(WorkbookFault) -> Bool
}

/// Bytes that are all there already.
struct BytesInMemory: ByteSource {
    private var bytes: [UInt8]?

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func read(into output: inout [UInt8]) -> Bool {
        guard let all = bytes else { return false }
        output += all
        bytes = nil
        return true
    }
}

/// A part of a zipped workbook.
struct ZippedBytes: ByteSource {
    private var reader: ZIPEntryReader

    init(_ reader: ZIPEntryReader) { self.reader = reader }

    mutating func read(into output: inout [UInt8]) throws(WorkbookFault) -> Bool {
        do { return try reader.read(into: &output) } catch { throw WorkbookFault(error) }
    }
}
