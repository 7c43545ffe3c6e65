/// Types of events by the bytes of their names, each read once: there are few, and many events.
struct TypesSeen {
    private var known: [(name: [UInt8], type: EventType)] = []

    /// Nil where this program does not know the type.
    mutating func type(_ name: UnsafeRawBufferPointer) -> EventType? {
        for known in known where known.name.count == name.count {
            if known.name.withUnsafeBytes({ $0.order(to: name) }) == 0 { return known.type }
        }
        guard let type = EventType(String(decoding: name, as: UTF8.self)) else { return nil }
        known.append((Array(name), type))
        return type
    }
}
