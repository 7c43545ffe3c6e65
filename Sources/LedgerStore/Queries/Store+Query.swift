public import Ledger
import SQLite

/// Which redemptions a list shows.
public struct RedemptionFilter: Sendable {
    public enum Stage: String, CaseIterable, Sendable {
        case held, fulfilled, cancelled, lapsed, returned
    }

    public var employee: EmployeeID?
    public var stage: Stage?
    /// Days of the request, both ends included.
    public var from: Day?
    public var to: Day?

    public init() {}
}

extension StoredState {
    public func redemptions(_ filter: RedemptionFilter, _ page: Page) -> [Redemption] {
        var conditions = Conditions()
        conditions.add("employee =", filter.employee.map { .text($0.text) })
        conditions.add(always: filter.stage.map { "stage = '\($0.rawValue)'" })
        conditions.add("requested_on >=", filter.from.map { .int(Int64($0.number)) })
        conditions.add("requested_on <=", filter.to.map { .int(Int64($0.number)) })
        // Of the open ones there are few, and an index; without this they would be looked for among
        // all that ever were.
        let table =
            filter.stage == .held && filter.employee == nil
            ? "redemption INDEXED BY redemption_held" : "redemption"
        return rows(conditions.select("*", from: table, page), Redemption.init(row:))
            .compactMap { $0 }
    }

    /// The changes of price that are to be seen with a redemption, the oldest first (R-RED-7).
    public func priceChanges(bearingOn redemption: Redemption) -> [PriceChange] {
        guard let times = redemption.priceMatters else { return [] }
        return storedRows(
            """
            SELECT product, seq, at, by, from_points, to_points FROM price_change
            WHERE product = ?1 AND at >= ?2 AND at <= ?3 ORDER BY seq
            """,
            {
                $0.bind(1, redemption.product.text).bind(2, times.lowerBound.milliseconds)
                    .bind(3, times.upperBound.milliseconds)
            }, PriceChange.init(row:)
        ).compactMap { $0 }.filter { $0.bears(on: redemption) }
    }

    /// In the order of their codes.
    /// - Parameter below: only those of which fewer units can be promised.
    public func products(
        after: ProductCode?, limit: Int, retired: Bool?, below: Int64? = nil
    ) -> [Product] {
        var conditions = Conditions()
        conditions.add("code >", after.map { .text($0.text) })
        conditions.add("retired =", retired.map { .int($0 ? 1 : 0) })
        conditions.add("on_hand - held <", below.map { .int($0) })
        let all =
            conditions.sql.isEmpty ? "" : " WHERE " + conditions.sql.joined(separator: " AND ")
        return rows(
            ("SELECT * FROM product\(all) ORDER BY code LIMIT \(limit)", conditions.values),
            Product.init(row:)
        ).compactMap { $0 }
    }

    /// Cost of what open redemptions hold.
    public func heldCost() -> Fen {
        row("SELECT coalesce(sum(cost), 0) FROM redemption WHERE stage = 'held'") {
            Fen($0.int(0))
        } ?? .zero
    }

    /// Points that employees could still redeem: balances above zero, and what is held.
    public func outstandingPoints() -> Points {
        row("SELECT coalesce(sum(max(available, 0) + held), 0) FROM account") {
            Points($0.int(0))
        } ?? 0
    }

    /// Points and cost of redemptions fulfilled in [from, until) and not returned.
    public func fulfilled(
        from: Instant, until: Instant
    ) -> (points: Points, cost: Fen) {
        row(
            """
            SELECT coalesce(sum(points), 0), coalesce(sum(cost), 0) FROM redemption
            WHERE stage = 'fulfilled' AND fulfilled_at >= ?1 AND fulfilled_at < ?2
            """, { $0.bind(1, from.milliseconds).bind(2, until.milliseconds) }
        ) { (Points($0.int(0)), Fen($0.int(1))) } ?? (0, .zero)
    }

    public func deductions(of employee: EmployeeID?, _ page: Page) -> [Deduction] {
        var conditions = Conditions()
        conditions.add("employee =", employee.map { .text($0.text) })
        return rows(conditions.select("*", from: "deduction", page), Deduction.init(row:))
    }

    public func appeals(openOnly: Bool, _ page: Page) -> [Appeal] {
        var conditions = Conditions()
        conditions.add(always: openOnly ? "outcome = 'open'" : nil)
        return rows(conditions.select("*", from: "appeal", page), Appeal.init(row:))
            .compactMap { $0 }
    }
}

extension PriceChange {
    /// product, seq, at, by, from_points, to_points
    init?(row: Statement) {
        guard let by = Actor(row.text(3)) else { return nil }
        self.init(
            seq: row.int(1), product: ProductCode(unchecked: row.text(0)),
            at: Instant(milliseconds: row.int(2)), by: by, from: row.intOrNil(4).map { Points($0) },
            to: Points(row.int(5)))
    }
}
