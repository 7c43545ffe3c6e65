/// Writes a ZIP archive from its first byte to its last, never going back: what an entry measures
/// follows its bytes. For archives of less than 4 GiB.
public struct ZIPWriter {
    /// What was written and not yet taken.
    public private(set) var bytes: [UInt8] = []
    private var entries: [Entry] = []
    private var open: OpenEntry?
    /// Bytes so far. Whoever writes stops long before 4 GiB.
    public private(set) var offset: UInt32 = 0

    private struct Entry {
        let name: [UInt8]
        let offset: UInt32
        let crc: UInt32
        let compressed: UInt32
        let size: UInt32
    }

    private struct OpenEntry {
        let name: [UInt8]
        let offset: UInt32
        var deflater = Deflater()
        var crc = CRC32()
        var compressed: UInt32 = 0
        var size: UInt32 = 0
    }

    /// Names in UTF-8, sizes after the bytes, deflated, as of 1 January 1980: the same rows give
    /// the same archive.
    private static let common: [UInt8] = [20, 0, 0x08, 0x08, 8, 0, 0, 0, 0x21, 0]

    /// Bytes of the open entry, before they are deflated.
    public var openSize: UInt32 { open?.size ?? 0 }

    public init() {}

    public mutating func begin(_ name: String) {
        end()
        let start = bytes.count
        let entry = OpenEntry(name: Array(name.utf8), offset: offset)
        append(0x0403_4B50)
        bytes += Self.common
        for _ in 0..<3 { append(0) }
        append(short: entry.name.count)
        append(short: 0)
        bytes += entry.name
        offset += UInt32(truncatingIfNeeded: bytes.count - start)
        open = entry
    }

    /// Appends a piece of the entry that was begun.
    public mutating func write(_ piece: [UInt8]) {
        guard !piece.isEmpty else { return }
        let start = bytes.count
        open?.crc.update(piece)
        open?.deflater.compress(piece, into: &bytes)
        open?.size += UInt32(truncatingIfNeeded: piece.count)
        let written = UInt32(truncatingIfNeeded: bytes.count - start)
        open?.compressed += written
        offset += written
    }

    private mutating func end() {
        guard var entry = open else { return }
        open = nil
        let start = bytes.count
        entry.deflater.finish(into: &bytes)
        entry.compressed += UInt32(truncatingIfNeeded: bytes.count - start)
        append(0x0807_4B50)
        append(entry.crc.value)
        append(entry.compressed)
        append(entry.size)
        offset += UInt32(truncatingIfNeeded: bytes.count - start)
        entries.append(
            Entry(
                name: entry.name, offset: entry.offset, crc: entry.crc.value,
                compressed: entry.compressed, size: entry.size))
    }

    /// Ends the archive with its table of contents.
    public mutating func finish() {
        end()
        let start = bytes.count
        for entry in entries {
            append(0x0201_4B50)
            append(short: 20)
            bytes += Self.common
            append(entry.crc)
            append(entry.compressed)
            append(entry.size)
            append(short: entry.name.count)
            for _ in 0..<4 { append(short: 0) }
            append(0)
            append(entry.offset)
            bytes += entry.name
        }
        let size = UInt32(truncatingIfNeeded: bytes.count - start)
        append(0x0605_4B50)
        append(0)
        append(short: entries.count)
        append(short: entries.count)
        append(size)
        append(offset)
        append(short: 0)
    }

    public mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    private mutating func append(_ value: UInt32) {
        withUnsafeBytes(of: value.littleEndian) { bytes += $0 }
    }

    private mutating func append(short value: Int) {
        withUnsafeBytes(of: UInt16(truncatingIfNeeded: value).littleEndian) { bytes += $0 }
    }
}
