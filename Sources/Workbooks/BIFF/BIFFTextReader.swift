/// Reads texts that may run over into CONTINUE records, where each begins anew with the width of its
/// characters (MS-XLS 2.5.293, 2.4.265).
struct BIFFTextReader {
    private let pieces: [LittleEndian]
    private var piece = 0
    private var place: Int

    init(_ record: BIFFRecords.Record, at place: Int) {
        pieces = [record.body] + record.continued
        self.place = place
    }

    /// The next text, with runs of fonts and phonetic data passed over.
    /// - Parameter hasShortCount: a count of one byte, as names of sheets have.
    mutating func next(hasShortCount: Bool = false) throws(WorkbookFault) -> String {
        let count = hasShortCount ? Int(try byte()) : Int(try short())
        let flags = try byte()
        let runs = flags & 0x08 != 0 ? Int(try short()) : 0
        let phonetic = flags & 0x04 != 0 ? Int(try short()) | Int(try short()) << 16 : 0
        var units: [UInt16] = []
        units.reserveCapacity(min(count, 32_767))
        var isWide = flags & 1 != 0
        while units.count < count {
            if place >= pieces[piece].bytes.count {
                try nextPiece()
                isWide = try byte() & 1 != 0
                continue
            }
            units.append(isWide ? try short() : UInt16(try byte()))
        }
        try skip(runs * 4 + phonetic)
        return String(decoding: units, as: UTF16.self)
    }

    private mutating func nextPiece() throws(WorkbookFault) {
        guard piece + 1 < pieces.count else { throw BIFFWorkbook.fault }
        piece += 1
        place = 0
    }

    private mutating func byte() throws(WorkbookFault) -> UInt8 {
        if place >= pieces[piece].bytes.count { try nextPiece() }
        guard place < pieces[piece].bytes.count else { throw BIFFWorkbook.fault }
        defer { place += 1 }
        return pieces[piece].bytes[place]
    }

    private mutating func short() throws(WorkbookFault) -> UInt16 {
        let low = try byte()
        return UInt16(low) | UInt16(try byte()) << 8
    }

    private mutating func skip(_ count: Int) throws(WorkbookFault) {
        var left = count
        while left > 0 {
            let here = min(left, pieces[piece].bytes.count - place)
            place += here
            left -= here
            if left > 0 { try nextPiece() }
        }
    }
}
