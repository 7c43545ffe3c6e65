/// A container of streams (MS-CFB), as Excel 97–2003 keeps a workbook in and newer ones an encrypted
/// one. Chains are followed at most once through each sector, so none can be endless.
struct CompoundFile {
    private let bytes: [UInt8]
    private let sectorSize: Int
    private var sectors: [UInt32] = []
    private var smallSectors: [UInt32] = []
    private var smallStream: [UInt8] = []
    private let smallLimit: Int
    private(set) var streams: [Stream] = []

    struct Stream {
        let name: String
        fileprivate let start: UInt32
        fileprivate let size: Int
    }

    private static let smallSectorSize = 64
    private static let lastSector: UInt32 = 0xFFFF_FFFA

    static func isCompoundFile(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
    }

    static let fault = WorkbookFault.damaged(part: "OLE")

    init(_ bytes: [UInt8]) throws(WorkbookFault) {
        self.bytes = bytes
        let head = LittleEndian(bytes)
        guard let shift = head.short(at: 30), shift == 9 || shift == 12,
            let directory = head.long(at: 48), let smallLimit = head.long(at: 56),
            let smallTable = head.long(at: 60)
        else { throw Self.fault }
        sectorSize = 1 << Int(shift)
        self.smallLimit = Int(smallLimit)
        sectors = try table(head)
        try readDirectory(try chain(directory, sectors))
        let small = LittleEndian(try chain(smallTable, sectors))
        smallSectors = (0..<small.bytes.count / 4).compactMap { small.long(at: $0 * 4) }
    }

    /// The stream of that name, letter case aside.
    func stream(_ name: String) throws(WorkbookFault) -> [UInt8]? {
        guard let stream = streams.first(where: { $0.name.lowercased() == name.lowercased() })
        else { return nil }
        var content: [UInt8]
        if stream.size < smallLimit {
            content = try smallChain(stream.start, upTo: stream.size)
        } else {
            content = try chain(stream.start, sectors)
        }
        guard content.count >= stream.size else { throw Self.fault }
        content.removeSubrange(stream.size...)
        return content
    }

    /// Which sector follows which: listed in the head and, beyond 109 lists, in a chain of its own.
    private func table(_ head: LittleEndian) throws(WorkbookFault) -> [UInt32] {
        let most = bytes.count / sectorSize + 1
        var lists: [UInt32] = []
        for index in 0..<109 {
            guard let sector = head.long(at: 76 + index * 4) else { throw Self.fault }
            if sector < Self.lastSector { lists.append(sector) }
        }
        var next = head.long(at: 68) ?? Self.lastSector
        var count = 0
        while next < Self.lastSector {
            count += 1
            guard count <= most else { throw Self.fault }
            let more = LittleEndian(try sector(next))
            for index in 0..<(sectorSize / 4 - 1) {
                if let sector = more.long(at: index * 4), sector < Self.lastSector {
                    lists.append(sector)
                }
            }
            next = more.long(at: sectorSize - 4) ?? Self.lastSector
        }
        guard lists.count <= most else { throw Self.fault }
        var table: [UInt32] = []
        for list in lists {
            let entries = LittleEndian(try sector(list))
            table += (0..<sectorSize / 4).compactMap { entries.long(at: $0 * 4) }
        }
        return table
    }

    private func sector(_ number: UInt32) throws(WorkbookFault) -> [UInt8] {
        let start = (Int(number) + 1) * sectorSize
        guard start < bytes.count else { throw Self.fault }
        // The last sector of a file is sometimes cut short by its writer.
        let end = min(start + sectorSize, bytes.count)
        return bytes[start..<end] + [UInt8](repeating: 0, count: sectorSize - (end - start))
    }

    private func chain(
        _ first: UInt32, _ table: [UInt32]
    ) throws(WorkbookFault) -> [UInt8] {
        var content: [UInt8] = []
        var next = first
        var seen = 0
        while next < Self.lastSector {
            seen += 1
            guard seen <= table.count, Int(next) < table.count else { throw Self.fault }
            content += try sector(next)
            next = table[Int(next)]
        }
        return content
    }

    private func smallChain(
        _ first: UInt32, upTo size: Int
    ) throws(WorkbookFault) -> [UInt8] {
        var content: [UInt8] = []
        var next = first
        while next < Self.lastSector, content.count < size {
            let start = Int(next) * Self.smallSectorSize
            guard Int(next) < smallSectors.count, start + Self.smallSectorSize <= smallStream.count
            else { throw Self.fault }
            content += smallStream[start..<(start + Self.smallSectorSize)]
            next = smallSectors[Int(next)]
        }
        return content
    }

    private mutating func readDirectory(_ directory: [UInt8]) throws(WorkbookFault) {
        let fields = LittleEndian(directory)
        for place in stride(from: 0, to: directory.count - 127, by: 128) {
            guard let nameBytes = fields.short(at: place + 64),
                let start = fields.long(at: place + 116),
                let size = fields.long(at: place + 120)
            else { throw Self.fault }
            switch directory[place + 66] {
            case 5: smallStream = try chain(start, sectors)
            case 2:
                let units = stride(from: 0, to: max(0, min(Int(nameBytes), 64) - 2), by: 2)
                    .compactMap { fields.short(at: place + $0) }
                guard size <= bytes.count else { throw Self.fault }
                streams.append(
                    Stream(
                        name: String(decoding: units, as: UTF16.self), start: start,
                        size: Int(size)))
            default: continue
            }
        }
    }
}

/// Numbers in bytes, the lowest byte first; nil beyond the end.
struct LittleEndian {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func short(at place: Int) -> UInt16? {
        guard place >= 0, place + 2 <= bytes.count else { return nil }
        return UInt16(bytes[place]) | UInt16(bytes[place + 1]) << 8
    }

    func long(at place: Int) -> UInt32? {
        guard let low = short(at: place), let high = short(at: place + 2) else { return nil }
        return UInt32(low) | UInt32(high) << 16
    }

    func double(at place: Int) -> Double? {
        guard let low = long(at: place), let high = long(at: place + 4) else { return nil }
        return Double(bitPattern: UInt64(low) | UInt64(high) << 32)
    }
}
