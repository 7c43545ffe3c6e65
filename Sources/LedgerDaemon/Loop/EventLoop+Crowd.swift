import JSON
import LedgerAPI

/// Places among the connections: some are kept for the operator, and of the others nobody holds
/// more than they use while somebody else finds none (R-ORG-12).
extension EventLoop {
    /// Nil: there is a place for one more of this user's; otherwise what is in the way.
    func crowd(for uid: UInt32) -> JSONObject? {
        if table.count(of: uid) >= limits.connectionsPerUser {
            return ["reason": "yours", "limit": .int(Int64(limits.connectionsPerUser))]
        }
        if hasPlace(for: uid) {
            crowdedSince = nil
            return nil
        }
        if let idle = table.longestIdle(
            beside: uid, holdingMoreThan: table.count(of: uid) + 1, limits.operators)
        {
            makeRoom(idle)
            if hasPlace(for: uid) { return nil }
        }
        let since = crowdedSince ?? now
        crowdedSince = since
        var facts: JSONObject = [
            "reason": "all", "limit": .int(Int64(places(for: uid))),
            "seconds": .int(now.since(since) / 1_000_000_000),
        ]
        if let most = table.greatest(limits.operators) {
            facts["uid"] = .int(Int64(most.uid))
            facts["connections"] = .int(Int64(most.count))
        }
        return facts
    }

    private func hasPlace(for uid: UInt32) -> Bool {
        if table.count >= limits.connections { return false }
        if limits.operators.contains(uid) { return true }
        return table.count - table.count(of: limits.operators) < places(for: uid)
    }

    /// One at least for those who are no operators.
    private func places(for uid: UInt32) -> Int {
        limits.operators.contains(uid)
            ? limits.connections : max(1, limits.connections - limits.connectionsKept)
    }

    /// Takes a place from somebody who does nothing with it, and says so: their next request goes
    /// over a new connection.
    private func makeRoom(_ connection: Connection) {
        let line = Reply.failure(nil, WireError(.tooManyConnections, facts: ["reason": "idle"]))
            .line()
        connection.output.append(line)
        _ = connection.output.flush(to: connection.descriptor)
        measures.turnedAway("idle")
        log.noteSeldom(
            .notice, "an idle connection of user \(connection.peer.uid) made room for another")
        remove(connection)
    }
}
