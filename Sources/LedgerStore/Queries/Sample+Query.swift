public import Ledger
import SQLite

extension StoredState {
    /// Ids of what began with an event of this type in [from, until), that event being entry
    /// `upTo` or an earlier one; in the order of the books. `body` says whether to go on.
    public func eachBegun(
        with type: EventType, upTo: Int64, from: Instant, until: Instant,
        _ body: (_ id: Substring) -> Bool
    ) {
        writeOut()
        do throws(SQLiteError) {
            let statement = try connection.cached(
                """
                SELECT stream FROM event WHERE seq BETWEEN ?1 AND ?2 AND type = ?3
                    AND effective_at >= ?4 AND effective_at < ?5 ORDER BY seq
                """ as StaticString)
            statement.bind(1, firstSeq(recordedFrom: from)).bind(2, upTo).bind(3, type.name)
                .bind(4, from.milliseconds).bind(5, until.milliseconds)
            defer { statement.reset() }
            while try statement.step() {
                let stream = statement.text(0)
                let colon = stream.firstIndex(of: ":") ?? stream.startIndex
                if !body(stream[colon...].dropFirst()) { return }
            }
        } catch {
            fail(error)
        }
    }
}
