public import Ledger
import SQLite

/// A place in the table of remembered requests: all before it were looked at.
public struct RequestPlace: Sendable, Hashable {
    let id: String
    let actor: String

    public static let start = RequestPlace(id: "", actor: "")
}

extension BookStore {
    /// Forgets those of the next requests that were recorded before a moment. Between batches; it
    /// looks at `count` requests at most, and commits only where there is something to forget.
    /// - Returns: how many were forgotten, and where to go on; nil: all were looked at.
    public func forgetRequests(
        before moment: Instant, from place: RequestPlace, looking count: Int
    ) throws(StoreError) -> (forgotten: Int, next: RequestPlace?) {
        var seen = 0
        var last = place
        let old = try store { () throws(SQLiteError) in
            let row = try connection.cached(
                """
                SELECT id, actor, at FROM request WHERE (id, actor) > (?1, ?2)
                ORDER BY id, actor LIMIT ?3
                """ as StaticString)
            row.bind(1, place.id).bind(2, place.actor).bind(3, Int64(count))
            defer { row.reset() }
            var old: [RequestPlace] = []
            while try row.step() {
                last = RequestPlace(id: row.text(0), actor: row.text(1))
                seen += 1
                if row.int(2) < moment.milliseconds { old.append(last) }
            }
            return old
        }
        if !old.isEmpty { try forget(old) }
        return (old.count, seen < count ? nil : last)
    }

    private func forget(_ requests: [RequestPlace]) throws(StoreError) {
        try begin()
        do {
            for request in requests {
                try store { () throws(SQLiteError) in
                    let delete = try connection.cached(
                        "DELETE FROM request WHERE id = ?1 AND actor = ?2" as StaticString)
                    try delete.bind(1, request.id).bind(2, request.actor).run()
                }
            }
            try commit()
        } catch {
            if case .unknownOutcome = error { throw error }
            try rollback()
            throw error
        }
    }
}
