/// Reads one entry of an archive piece by piece, and holds it to its length and check sum.
public struct ZIPEntryReader {
    private let entry: ZIPEntry
    private var packing: Packing
    private var crc = CRC32()
    private var count: UInt64 = 0

    private enum Packing {
        case stored([UInt8], Range<Int>)
        case deflated(Inflater)
        case read
    }

    private static let piece = 32_768

    init(_ bytes: [UInt8], _ range: Range<Int>, _ entry: ZIPEntry) throws(ZIPFault) {
        self.entry = entry
        switch entry.method {
        case 0: packing = .stored(bytes, range)
        case 8: packing = .deflated(Inflater(bytes, in: range))
        default: throw .unknownMethod(entry.name, entry.method)
        }
    }

    /// Appends the next piece; false when all of the entry was read and is what the table of
    /// contents says.
    public mutating func read(into output: inout [UInt8]) throws(ZIPFault) -> Bool {
        let start = output.count
        guard try more(&output) else {
            guard count == entry.size, crc.value == entry.crc else {
                throw .contradicts(entry.name)
            }
            packing = .read
            return false
        }
        count += UInt64(output.count - start)
        guard count <= entry.size else { throw .contradicts(entry.name) }
        crc.update(output[start...])
        return true
    }

    private mutating func more(_ output: inout [UInt8]) throws(ZIPFault) -> Bool {
        switch packing {
        case .read: return false
        case .stored(let bytes, let range):
            guard !range.isEmpty else { return false }
            let middle = min(range.lowerBound + Self.piece, range.upperBound)
            output += bytes[range.lowerBound..<middle]
            packing = .stored(bytes, middle..<range.upperBound)
            return true
        case .deflated(var inflater):
            packing = .read
            do {
                let isMore = try inflater.read(into: &output)
                packing = .deflated(inflater)
                return isMore
            } catch {
                throw .packing(entry.name, error)
            }
        }
    }

    /// All that is left of the entry.
    public mutating func readAll() throws(ZIPFault) -> [UInt8] {
        var output: [UInt8] = []
        while try read(into: &output) {}
        return output
    }
}
