/// All connections, found by their id, counted by user.
struct ConnectionTable {
    private var places: [Connection?] = []
    private var generations: [UInt32] = []
    private var free: [Int] = []
    private var users: [UInt32: Int] = [:]

    var count: Int { places.count - free.count }
    var isEmpty: Bool { count == 0 }

    func count(of uid: UInt32) -> Int { users[uid] ?? 0 }

    /// Nil when the connection that had this id is gone.
    subscript(id: ConnectionID) -> Connection? {
        guard places.indices.contains(id.place), let connection = places[id.place],
            connection.id == id
        else { return nil }
        return connection
    }

    /// An id for a connection that is about to be added.
    mutating func reserve() -> ConnectionID {
        let place = free.popLast() ?? places.count
        if place == places.count {
            places.append(nil)
            generations.append(0)
        }
        generations[place] &+= 1
        return ConnectionID(place: place, generation: generations[place])
    }

    mutating func add(_ connection: Connection) {
        places[connection.id.place] = connection
        users[connection.peer.uid, default: 0] += 1
    }

    mutating func remove(_ connection: Connection) {
        guard self[connection.id] === connection else { return }
        places[connection.id.place] = nil
        free.append(connection.id.place)
        let left = (users[connection.peer.uid] ?? 1) - 1
        users[connection.peer.uid] = left > 0 ? left : nil
    }

    var all: [Connection] { places.compactMap(\.self) }
}
