/// The records of an archive, by their places (PKWARE's APPNOTE 6.3, 4.3 and 4.5.3).
struct ZIPFields {
    let bytes: [UInt8]

    /// How many entries there are, and where their lines begin.
    func contents() throws(ZIPFault) -> (count: Int, start: Int) {
        let end = try endRecord()
        let count = try number(end + 10, 2)
        let start = try number(end + 16, 4)
        guard count == 0xFFFF || start == 0xFFFF_FFFF else { return (Int(count), Int(start)) }
        // The large record: a locator of 20 bytes before the end says where it lies.
        guard end >= 20, try number(end - 20, 4) == 0x0706_4B50 else {
            guard start != 0xFFFF_FFFF else { throw .damaged }
            return (Int(count), Int(start))
        }
        let large = try place(try number(end - 12, 8))
        guard try number(large, 4) == 0x0606_4B50 else { throw .damaged }
        return (try place(try number(large + 32, 8)), try place(try number(large + 48, 8)))
    }

    /// The end record stands last, before a comment of at most 65,535 bytes.
    private func endRecord() throws(ZIPFault) -> Int {
        var place = bytes.count - 22
        let first = max(0, place - 0xFFFF)
        while place >= first {
            if bytes[place] == 0x50, try number(place, 4) == 0x0605_4B50 { return place }
            place -= 1
        }
        throw .damaged
    }

    /// A line of the table of contents, and where the next one begins.
    func entry(at place: Int) throws(ZIPFault) -> (ZIPEntry, next: Int) {
        guard try number(place, 4) == 0x0201_4B50 else { throw .damaged }
        let nameLength = Int(try number(place + 28, 2))
        let extraLength = Int(try number(place + 30, 2))
        let commentLength = Int(try number(place + 32, 2))
        let nameStart = place + 46
        let extraStart = nameStart + nameLength
        let next = extraStart + extraLength + commentLength
        guard next <= bytes.count else { throw .damaged }
        var sizes = [
            try number(place + 24, 4), try number(place + 20, 4), try number(place + 42, 4),
        ]
        try enlarge(&sizes, from: extraStart..<(extraStart + extraLength))
        let entry = ZIPEntry(
            name: String(decoding: bytes[nameStart..<extraStart], as: UTF8.self)
                .split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "/"),
            method: UInt16(try number(place + 10, 2)),
            isEncrypted: try number(place + 8, 2) & 1 == 1,
            crc: UInt32(try number(place + 16, 4)), packedSize: sizes[1], size: sizes[0],
            offset: sizes[2])
        return (entry, next)
    }

    /// Takes from the extra field of ZIP64 those of size, packed size and offset that stand as −1.
    private func enlarge(_ sizes: inout [UInt64], from range: Range<Int>) throws(ZIPFault) {
        guard sizes.contains(0xFFFF_FFFF) else { return }
        var place = range.lowerBound
        while place + 4 <= range.upperBound {
            let length = Int(try number(place + 2, 2))
            guard try number(place, 2) == 1 else {
                place += 4 + length
                continue
            }
            var field = place + 4
            let end = min(field + length, range.upperBound)
            for index in sizes.indices where sizes[index] == 0xFFFF_FFFF && field + 8 <= end {
                sizes[index] = try number(field, 8)
                field += 8
            }
            return
        }
    }

    /// Where the packed bytes lie: behind the entry's own head, whose name and extra field may be
    /// longer than those in the table of contents.
    func range(of entry: ZIPEntry) throws(ZIPFault) -> Range<Int> {
        let head = try place(entry.offset)
        guard try number(head, 4) == 0x0403_4B50 else { throw .damaged }
        let start = head + 30 + Int(try number(head + 26, 2)) + Int(try number(head + 28, 2))
        guard start <= bytes.count, entry.packedSize <= UInt64(bytes.count - start) else {
            throw .damaged
        }
        return start..<(start + Int(entry.packedSize))
    }

    private func place(_ number: UInt64) throws(ZIPFault) -> Int {
        guard number < UInt64(bytes.count) else { throw .damaged }
        return Int(number)
    }

    private func number(_ place: Int, _ width: Int) throws(ZIPFault) -> UInt64 {
        guard place >= 0, place <= bytes.count - width else { throw .damaged }
        var value: UInt64 = 0
        for index in (0..<width).reversed() { value = value << 8 | UInt64(bytes[place + index]) }
        return value
    }
}
