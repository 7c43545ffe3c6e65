/// All connections, found by their id, counted by user.
struct ConnectionTable {
    private var places: [Connection?] = []
    private var generations: [UInt32] = []
    private var free: [Int] = []
    private var users: [UInt32: Int] = [:]

    var count: Int { places.count - free.count }
    var isEmpty: Bool { count == 0 }

    func count(of uid: UInt32) -> Int { users[uid] ?? 0 }

    func count(of several: Set<UInt32>) -> Int {
        several.reduce(0) { $0 + count(of: $1) }
    }

    /// Who has most connections, of those who are not left out.
    func greatest(_ leftOut: Set<UInt32>) -> (uid: UInt32, count: Int)? {
        users.filter { !leftOut.contains($0.key) }
            .max { ($0.value, $1.key) < ($1.value, $0.key) }
            .map { (uid: $0.key, count: $0.value) }
    }

    /// Of whoever has most connections, and more than that many, the one that has been idle longest.
    func longestIdle(
        beside uid: UInt32, holdingMoreThan count: Int, _ leftOut: Set<UInt32>
    ) -> Connection? {
        let idle = places.compactMap(\.self).filter {
            $0.peer.uid != uid && !leftOut.contains($0.peer.uid) && $0.hasNothingToDo
                && self.count(of: $0.peer.uid) > count
        }
        return idle.min {
            (-self.count(of: $0.peer.uid), $0.lastActivity)
                < (-self.count(of: $1.peer.uid), $1.lastActivity)
        }
    }

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
