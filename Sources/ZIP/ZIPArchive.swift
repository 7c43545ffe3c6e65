/// An archive that somebody else wrote, read from its table of contents.
///
/// Only what spreadsheets need: stored and deflated entries in one volume, with the records for
/// large archives (ZIP64). The table of contents alone says where an entry lies and how long it is.
public struct ZIPArchive: Sendable {
    public let entries: [ZIPEntry]
    private let bytes: [UInt8]

    /// Whether the bytes begin as an archive does.
    public static func isArchive(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
    }

    /// - Throws: ``ZIPFault``.
    public init(_ bytes: [UInt8]) throws(ZIPFault) {
        self.bytes = bytes
        let fields = ZIPFields(bytes: bytes)
        let (count, start) = try fields.contents()
        guard count <= ZIPLimits.entries else { throw .tooManyEntries(count) }
        var entries: [ZIPEntry] = []
        var place = start
        for _ in 0..<count {
            let (entry, next) = try fields.entry(at: place)
            entries.append(entry)
            place = next
        }
        self.entries = entries
    }

    /// The entry of that name; letter case does not count, as in Excel's own reader.
    public func entry(_ name: String) -> ZIPEntry? {
        let wanted = name.lowercased()
        return entries.first { $0.name == name } ?? entries.first { $0.name.lowercased() == wanted }
    }

    /// Reads an entry piece by piece.
    public func reader(of entry: ZIPEntry) throws(ZIPFault) -> ZIPEntryReader {
        if entry.isEncrypted { throw .encrypted(entry.name) }
        guard entry.size <= ZIPLimits.entrySize else { throw .tooLarge(entry.name, entry.size) }
        let range = try ZIPFields(bytes: bytes).range(of: entry)
        return try ZIPEntryReader(bytes, range, entry)
    }
}

/// What an archive may cost whoever reads it.
public enum ZIPLimits {
    public static let entries = 10_000
    /// Bytes of one entry when unpacked.
    public static let entrySize: UInt64 = 512 << 20
}

/// One line of an archive's table of contents.
public struct ZIPEntry: Sendable, Hashable {
    public let name: String
    /// 0 stored, 8 deflated.
    public let method: UInt16
    public let isEncrypted: Bool
    public let crc: UInt32
    public let packedSize: UInt64
    /// Bytes when unpacked.
    public let size: UInt64
    let offset: UInt64
}

/// Why an archive, or an entry of it, cannot be read.
public enum ZIPFault: Error, Hashable, Sendable {
    /// No table of contents, or one that points outside of the file.
    case damaged
    case tooManyEntries(Int)
    case encrypted(String)
    case tooLarge(String, UInt64)
    /// A way of packing other than stored and deflated.
    case unknownMethod(String, UInt16)
    /// The packed bytes are no DEFLATE.
    case packing(String, InflateFault)
    /// The unpacked bytes have another length or check sum than the table of contents says.
    case contradicts(String)
}
