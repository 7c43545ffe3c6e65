/// The last version of every stream while the books are replayed.
///
/// Nearly all streams are claims and redemptions, whose numbers have no gaps: they need four bytes
/// each. The others are kept by their names.
struct StreamVersions {
    private var claims = Numbered("claim:C")
    private var redemptions = Numbered("redemption:R")
    private var named: [String: Int32] = [:]

    /// Takes note of a version.
    /// - Returns: the one that was expected.
    mutating func take(_ version: Int64, of stream: UnsafeRawBufferPointer) -> Int64 {
        let version = Int32(clamping: version)
        if let last = claims.take(version, of: stream) { return Int64(last) + 1 }
        if let last = redemptions.take(version, of: stream) { return Int64(last) + 1 }
        let last = named.updateValue(version, forKey: String(decoding: stream, as: UTF8.self))
        return Int64(last ?? 0) + 1
    }

    private struct Numbered {
        private let prefix: [UInt8]
        private var versions: [Int32] = []

        init(_ prefix: StaticString) { self.prefix = Array(prefix.description.utf8) }

        /// The last version; nil where the stream is none of these, or not the next of them.
        mutating func take(_ version: Int32, of stream: UnsafeRawBufferPointer) -> Int32? {
            guard let place = place(stream) else { return nil }
            guard place < versions.count else {
                versions.append(version)
                return 0
            }
            defer { versions[place] = version }
            return versions[place]
        }

        private func place(_ stream: UnsafeRawBufferPointer) -> Int? {
            guard stream.count > prefix.count, stream.count < prefix.count + 18,
                stream[prefix.count] != UInt8(ascii: "0"), stream.starts(with: prefix)
            else { return nil }
            var number = 0
            for digit in stream[prefix.count...] {
                guard (0x30...0x39).contains(digit) else { return nil }
                number = number * 10 + Int(digit - 0x30)
            }
            return number <= versions.count + 1 ? number - 1 : nil
        }
    }
}
