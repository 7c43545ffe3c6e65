public import Ledger
import SQLite

/// Points that went one way on one day.
public struct DailyMovement: Sendable {
    /// Kinds of account: `issued`, `available`, `held`, `redeemed`, `cleared` …
    public let from: String
    public let to: String
    public let day: Day
    public let points: Points
}

/// Claims for one item at one stage.
public struct ClaimCount: Sendable {
    public let item: ItemCode
    public let stage: ClaimFilter.Stage
    public let claims: Int64
    public let credited: Points
    /// The earliest of them.
    public let first: ClaimID
}

/// What happened to goods: handed over, or come back.
public struct GoodsTotal: Sendable {
    public let redemptions: Int64
    public let units: Int64
    public let points: Points
    public let cost: Fen
}

extension StoredState {
    /// Postings of the days [from, until), added up by day and way. What the end of a year
    /// clears belongs to its 31 December (R-CLR-1), hence one day more to look at.
    public func movements(from: Day, until: Day) -> [DailyMovement] {
        rows(
            """
            SELECT giver, taker, effect, sum(points) FROM (
                SELECT CASE instr(source, ':') WHEN 0 THEN source
                        ELSE substr(source, 1, instr(source, ':') - 1) END AS giver,
                    CASE instr(target, ':') WHEN 0 THEN target
                        ELSE substr(target, 1, instr(target, ':') - 1) END AS taker,
                    day - (source LIKE 'available:%' AND target LIKE 'cleared:%'
                        AND target < 'cleared:' || strftime('%Y', day * 86400, 'unixepoch'))
                        AS effect, points
                FROM posting WHERE day >= ?1 AND day <= ?2)
            WHERE effect >= ?1 AND effect < ?2
            GROUP BY giver, taker, effect ORDER BY effect, giver, taker
            """, { $0.bind(1, Int64(from.number)).bind(2, Int64(until.number)) }
        ) {
            DailyMovement(
                from: $0.text(0), to: $0.text(1), day: Day(number: Int32($0.int(2))),
                points: Points($0.int(3)))
        }
    }

    /// Claims submitted in [from, until), as they stand.
    public func claimCounts(from: Instant, until: Instant) -> [ClaimCount] {
        rows(
            """
            SELECT item, CASE stage WHEN 'overdue' THEN 'underReview'
                    WHEN 'contested' THEN 'onNotice' ELSE stage END AS known,
                count(*), coalesce(sum(credited), 0), min(id)
            FROM claim WHERE submitted_at >= ?1 AND submitted_at < ?2
            GROUP BY item, known ORDER BY item, known
            """, { $0.bind(1, from.milliseconds).bind(2, until.milliseconds) }
        ) { row in
            ClaimFilter.Stage(rawValue: row.text(1)).map { stage in
                ClaimCount(
                    item: ItemCode(unchecked: row.text(0)), stage: stage, claims: row.int(2),
                    credited: Points(row.int(3)),
                    first: ClaimID(number: row.int(4)))
            }
        }.compactMap { $0 }
    }

    /// Redemptions to which this happened in [from, until).
    public func goods(_ type: EventType.Redemption, from: Instant, until: Instant) -> GoodsTotal {
        row(
            """
            SELECT count(*), coalesce(sum(redemption.count), 0),
                coalesce(sum(redemption.points), 0), coalesce(sum(redemption.cost), 0)
            FROM event JOIN redemption
                ON redemption.id = CAST(substr(event.stream, length('redemption:R') + 1) AS INTEGER)
            WHERE event.seq >= ?1 AND event.type = ?2 AND effective_at >= ?3 AND effective_at < ?4
            """,
            {
                $0.bind(1, firstSeq(recordedFrom: from)).bind(2, type.rawValue).bind(
                    3, from.milliseconds
                )
                .bind(4, until.milliseconds)
            }
        ) {
            GoodsTotal(
                redemptions: $0.int(0), units: $0.int(1), points: Points($0.int(2)),
                cost: Fen($0.int(3)))
        } ?? GoodsTotal(redemptions: 0, units: 0, points: 0, cost: .zero)
    }

    /// The cost of the same, by the month in which it happened, in a ledger's time.
    public func goodsCost(
        _ type: EventType.Redemption, from: Instant, until: Instant, _ time: LedgerTime
    ) -> [(first: Day, cost: Fen)] {
        let days = rows(
            """
            SELECT (effective_at + ?5) / 86400000 AS day, coalesce(sum(redemption.cost), 0)
            FROM event JOIN redemption
                ON redemption.id = CAST(substr(event.stream, length('redemption:R') + 1) AS INTEGER)
            WHERE event.seq >= ?1 AND event.type = ?2 AND effective_at >= ?3 AND effective_at < ?4
            GROUP BY day ORDER BY day
            """,
            {
                $0.bind(1, firstSeq(recordedFrom: from)).bind(2, type.rawValue).bind(
                    3, from.milliseconds
                )
                .bind(4, until.milliseconds).bind(5, Int64(time.offsetMinutes) * 60_000)
            }
        ) { (Day(number: Int32($0.int(0))), Fen($0.int(1))) }
        return days.reduce(into: []) { months, day in
            let first = day.0.firstOfMonth
            if months.last?.first == first {
                months[months.count - 1].cost = months[months.count - 1].cost + day.1
            } else {
                months.append((first, day.1))
            }
        }
    }

    /// People who claimed, or redeemed, in [from, until).
    public func claimants(from: Instant, until: Instant) -> [EmployeeID] {
        rows(
            "SELECT DISTINCT employee FROM claim WHERE submitted_at >= ?1 AND submitted_at < ?2",
            { $0.bind(1, from.milliseconds).bind(2, until.milliseconds) }
        ) { EmployeeID(unchecked: $0.text(0)) }
    }

    public func redeemers(from: Instant, until: Instant) -> [EmployeeID] {
        rows(
            """
            SELECT DISTINCT employee FROM redemption WHERE requested_at >= ?1 AND requested_at < ?2
            """, { $0.bind(1, from.milliseconds).bind(2, until.milliseconds) }
        ) { EmployeeID(unchecked: $0.text(0)) }
    }

    /// What is on the shelves, at the products' unit values.
    public func stockOnHand() -> (products: Int64, units: Int64, value: Fen) {
        row(
            """
            SELECT count(*), coalesce(sum(on_hand), 0), coalesce(sum(on_hand * value), 0)
            FROM product WHERE on_hand > 0
            """
        ) { ($0.int(0), $0.int(1), Fen($0.int(2))) } ?? (0, 0, .zero)
    }

    /// Objections raised in [from, until), counted by outcome.
    public func objectionOutcomes(from: Instant, until: Instant) -> [String: Int64] {
        outcomes(
            """
            SELECT outcome, count(*) FROM objection WHERE raised_at >= ?1 AND raised_at < ?2
            GROUP BY outcome
            """, from, until)
    }

    /// Appeals raised in [from, until), counted by outcome.
    public func appealOutcomes(from: Instant, until: Instant) -> [String: Int64] {
        outcomes(
            """
            SELECT outcome, count(*) FROM appeal WHERE raised_at >= ?1 AND raised_at < ?2
            GROUP BY outcome
            """, from, until)
    }

    private func outcomes(
        _ sql: StaticString, _ from: Instant, _ until: Instant
    ) -> [String: Int64] {
        let counts = rows(
            sql, { $0.bind(1, from.milliseconds).bind(2, until.milliseconds) }
        ) { ($0.text(0), $0.int(1)) }
        return Dictionary(uniqueKeysWithValues: counts)
    }
}
