/// Rows of one table in memory, by their keys: as they are on disk, or as they are to be.
///
/// Valid because one connection alone writes the books. A row that differs from the disk is kept
/// until it is written; of the others about the last `capacity` that were looked at are kept, in
/// two generations: what the younger one has not seen when it is full goes with the older one.
struct RowCache<Key: Hashable, Row> {
    private struct Entry {
        /// Nil: there is no such row.
        var row: Row?
        var isChanged = false
    }

    private var young: [Key: Entry] = [:]
    private var old: [Key: Entry] = [:]
    /// Keys of rows that differ from the disk, in the order in which they first did.
    private var changed: [Key] = []
    private let capacity: Int

    init(capacity: Int) { self.capacity = capacity }

    /// The row, looked up on disk where it is not here. `load` must not come back to this cache.
    mutating func row(_ key: Key, _ load: () -> Row?) -> Row? {
        if let kept = young[key] { return kept.row }
        if let kept = old[key] {
            young[key] = kept
            return kept.row
        }
        let row = load()
        makeRoom()
        young[key] = Entry(row: row)
        return row
    }

    /// A row as it is to be: `eachChanged` gives it.
    mutating func put(_ key: Key, _ row: Row) {
        let isKnown = young[key]?.isChanged ?? false
        young[key] = Entry(row: row, isChanged: true)
        if !isKnown { changed.append(key) }
    }

    /// A row as it is on disk now.
    mutating func keep(_ key: Key, _ row: Row) { young[key] = Entry(row: row) }

    /// Every row that is to be written, which then counts as written.
    mutating func eachChanged(_ write: (Key, Row) -> Void) {
        for key in changed {
            guard let row = young[key]?.row else { continue }
            young[key]?.isChanged = false
            write(key, row)
        }
        changed.removeAll(keepingCapacity: true)
        makeRoom()
    }

    /// Forgets everything, what was to be written too.
    mutating func removeAll() {
        young = [:]
        old = [:]
        changed = []
    }

    /// Not while rows wait to be written: they are all in the younger generation.
    private mutating func makeRoom() {
        guard young.count >= capacity, changed.isEmpty else { return }
        old = young
        young = [:]
    }
}
