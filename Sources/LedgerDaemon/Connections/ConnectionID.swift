/// A connection, told apart from all that had its place in the table before it. It is also what
/// the poll gives back with an event.
struct ConnectionID: Sendable, Hashable {
    let token: UInt64

    init(place: Int, generation: UInt32) {
        token = UInt64(generation) << 32 | UInt64(UInt32(truncatingIfNeeded: place))
    }

    init(token: UInt64) { self.token = token }

    var place: Int { Int(UInt32(truncatingIfNeeded: token)) }
}
