public import Ledger
public import SHA2
import SQLite

/// The reply that a request got: a repeat gets it again, refusals included.
public struct RememberedRequest: Sendable {
    /// Of what was asked.
    public let digest: Digest
    public let reply: [UInt8]
}

extension BookStore {
    public func remembered(
        _ id: String, by actor: Actor
    ) throws(StoreError) -> RememberedRequest? {
        if requests.isNew(id) { return nil }
        if let waiting = requests.waiting[RecentRequests.Key(id: id, actor: actor)] {
            return waiting.remembered
        }
        return try store { () throws(SQLiteError) in
            let row = try connection.cached(
                "SELECT digest, reply FROM request WHERE id = ?1 AND actor = ?2"
                    as StaticString)
            row.bind(1, id).bind(2, actor.text)
            defer { row.reset() }
            guard try row.step(), let digest = Digest(bytes: row.blob(0)) else { return nil }
            return RememberedRequest(digest: digest, reply: row.blob(1))
        }
    }

    /// Written when the batch commits.
    public func remember(
        _ id: String, by actor: Actor, digest: Digest, reply: [UInt8], at: Instant
    ) {
        requests.add(
            RecentRequests.Key(id: id, actor: actor),
            RecentRequests.Waiting(
                remembered: RememberedRequest(digest: digest, reply: reply), at: at))
    }

    func writeRequests() throws(StoreError) {
        let waiting = requests.takeWaiting()
        if waiting.isEmpty { return }
        try store { () throws(SQLiteError) in
            let insert = try connection.cached(
                "INSERT INTO request VALUES(?1, ?2, ?3, ?4, ?5)" as StaticString)
            for (key, request) in waiting {
                try insert.bind(1, key.id).bind(2, key.actor.text)
                    .bind(3, request.remembered.digest.bytes).bind(4, request.remembered.reply)
                    .bind(5, request.at.milliseconds).run()
            }
        }
    }

    /// The greatest id on disk; empty where there is none.
    static func lastRequest(_ connection: Connection) throws(StoreError) -> String {
        try store { () throws(SQLiteError) in
            let last = try connection.prepare("SELECT coalesce(max(id), '') FROM request")
            defer { last.reset() }
            return try last.step() ? last.text(0) : ""
        }
    }

    /// Sets the name beside the chain, or takes it away (R-ORG-6).
    public func name(_ employee: EmployeeID, _ name: String?) throws(StoreError) {
        try store { () throws(SQLiteError) in
            if let name {
                let upsert = try connection.cached(
                    """
                    INSERT INTO person VALUES(?1, ?2)
                    ON CONFLICT(employee) DO UPDATE SET name = ?2
                    """ as StaticString)
                try upsert.bind(1, employee.text).bind(2, name).run()
            } else {
                let delete = try connection.cached(
                    "DELETE FROM person WHERE employee = ?1" as StaticString)
                try delete.bind(1, employee.text).run()
            }
        }
    }
}
