import SHA2

/// A draw that anybody can repeat (R-BOOK-4): everything of the period has a key, and those with
/// the smallest keys are drawn.
///
/// The key is the SHA-256 of the seed, a newline, the head of the books in hexadecimal digits, a
/// newline, and the id, such as `C12`. Who names the seed cannot know the head of books that are
/// still written, and who writes the books cannot know the seed.
struct SpotCheck {
    struct Drawn {
        let id: String
        let key: [UInt8]
    }

    private let opening: [UInt8]
    private let size: Int
    /// Smallest keys first.
    private(set) var drawn: [Drawn] = []
    private(set) var population: Int64 = 0

    init(seed: String, head: Digest, size: Int) {
        opening = Array("\(seed)\n\(head.hex)\n".utf8)
        self.size = size
    }

    mutating func add(_ id: Substring) {
        population += 1
        let key = SHA256.hash(opening + id.utf8).bytes
        if drawn.count == size, let last = drawn.last, !key.lexicographicallyPrecedes(last.key) {
            return
        }
        let place =
            drawn.firstIndex { key.lexicographicallyPrecedes($0.key) } ?? drawn.endIndex
        drawn.insert(Drawn(id: String(id), key: key), at: place)
        if drawn.count > size { drawn.removeLast() }
    }
}
