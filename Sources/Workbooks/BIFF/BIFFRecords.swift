/// Reads a stream of records: a type, a length, so many bytes (MS-XLS 2.1.4).
struct BIFFRecords {
    private let stream: LittleEndian
    private var place: Int

    struct Record {
        let type: UInt16
        let body: LittleEndian
        /// Bodies of the CONTINUE records behind it, each by itself: a text may change its width at
        /// the border.
        var continued: [LittleEndian] = []
    }

    enum RecordType {
        static let formula: UInt16 = 0x0006
        static let end: UInt16 = 0x000A
        static let dateMode: UInt16 = 0x0022
        static let filePass: UInt16 = 0x002F
        static let continues: UInt16 = 0x003C
        static let sheet: UInt16 = 0x0085
        static let multipleNumbers: UInt16 = 0x00BD
        static let richText: UInt16 = 0x00D6
        static let style: UInt16 = 0x00E0
        static let merged: UInt16 = 0x00E5
        static let sharedTexts: UInt16 = 0x00FC
        static let sharedText: UInt16 = 0x00FD
        static let number: UInt16 = 0x0203
        static let label: UInt16 = 0x0204
        static let booleanOrError: UInt16 = 0x0205
        static let formulaText: UInt16 = 0x0207
        static let packedNumber: UInt16 = 0x027E
        static let format: UInt16 = 0x041E
        static let beginning: UInt16 = 0x0809
    }

    init(_ bytes: LittleEndian, at place: Int = 0) {
        stream = bytes
        self.place = place
    }

    mutating func next() throws(WorkbookFault) -> Record? {
        guard var record = try one() else { return nil }
        while stream.short(at: place) == RecordType.continues, let more = try one() {
            record.continued.append(more.body)
        }
        return record
    }

    private mutating func one() throws(WorkbookFault) -> Record? {
        guard let type = stream.short(at: place), let length = stream.short(at: place + 2) else {
            return nil
        }
        let start = place + 4
        let end = start + Int(length)
        guard end <= stream.bytes.count else { throw BIFFWorkbook.fault }
        place = end
        return Record(type: type, body: LittleEndian(Array(stream.bytes[start..<end])))
    }
}
