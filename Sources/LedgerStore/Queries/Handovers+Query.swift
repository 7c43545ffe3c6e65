public import Ledger
import SQLite

/// Goods that were handed over or came back, with what was asked for then.
public struct Handover: Sendable {
    public let seq: Int64
    public let cameBack: Bool
    public let at: Instant
    public let by: String
    public let redemption: RedemptionID
    public let employee: EmployeeID
    public let product: ProductCode
    public let count: Int64
    public let points: Points
    public let cost: Fen
    public let requestedAt: Instant
    /// That of the request.
    public let department: String
}

extension StoredState {
    /// What took effect in [from, until), in the order of the books.
    ///
    /// One query for the events and the redemptions that they are about: the bodies of the events
    /// say nothing more, and are not read.
    public func eachHandover(
        from: Instant, until: Instant, _ body: (Handover) -> Bool
    ) {
        let first = firstSeq(recordedFrom: from)
        do throws(SQLiteError) {
            let row = try connection.cached(
                """
                SELECT event.seq, event.type = ?5, event.effective_at,
                    event.actor, redemption.id, redemption.employee, redemption.product,
                    redemption.count, redemption.points, redemption.cost,
                    redemption.requested_at, redemption.department
                FROM event CROSS JOIN redemption
                    ON redemption.id = CAST(substr(event.stream, 13) AS INTEGER)
                WHERE event.seq >= ?1 AND event.type IN (?4, ?5)
                    AND event.effective_at >= ?2 AND event.effective_at < ?3
                ORDER BY event.seq
                """ as StaticString)
            row.bind(1, first).bind(2, from.milliseconds).bind(3, until.milliseconds)
                .bind(4, EventType.Redemption.fulfilled.rawValue)
                .bind(5, EventType.Redemption.returned.rawValue)
            defer { row.reset() }
            while try row.step() {
                if !body(Handover(row)) { return }
            }
        } catch {
            fail(error)
        }
    }
}

extension Handover {
    fileprivate init(_ row: Statement) {
        self.init(
            seq: row.int(0), cameBack: row.int(1) != 0, at: Instant(milliseconds: row.int(2)),
            by: row.text(3), redemption: RedemptionID(number: row.int(4)),
            employee: EmployeeID(unchecked: row.text(5)),
            product: ProductCode(unchecked: row.text(6)), count: row.int(7),
            points: Points(row.int(8)), cost: Fen(row.int(9)),
            requestedAt: Instant(milliseconds: row.int(10)), department: row.text(11))
    }
}
