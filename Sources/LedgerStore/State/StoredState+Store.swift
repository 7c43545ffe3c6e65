public import Ledger
import SQLite

extension StoredState {
    public func product(_ code: ProductCode) -> Product? {
        memory.products.row(code) {
            stored(
                "SELECT * FROM product WHERE code = ?1", { $0.bind(1, code.text) },
                Product.init(row:)) ?? nil
        }
    }

    /// Stock below zero, or more held than there is, cannot be: the table would refuse it when it
    /// is written, but the event that led to it is known only here.
    public func put(_ product: Product) {
        if product.held < 0 || product.held > product.onHand {
            return fail(.damaged(what: "product", seq: nil))
        }
        memory.products.put(product.code, product)
        memory.isChanged = true
    }

    func write(_ product: Product) {
        write(
            """
            INSERT INTO product VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            ON CONFLICT(code) DO UPDATE SET
                name = ?2, kind = ?3, value = ?4, price = ?5, limit_month = ?6, limit_year = ?7,
                retired = ?8, on_hand = ?9, held = ?10
            """
        ) {
            $0.bind(1, product.code.text).bind(2, product.name).bind(3, product.kind.rawValue)
                .bind(4, product.value.value).bind(5, product.ownPrice?.value)
                .bind(6, product.limit.month).bind(7, product.limit.year)
                .bind(8, product.retired ? 1 : 0).bind(9, product.onHand).bind(10, product.held)
        }
    }

    public func note(_ change: PriceChange) {
        write("INSERT INTO price_change VALUES(?1, ?2, ?3, ?4, ?5, ?6)") {
            $0.bind(1, change.product.text).bind(2, change.seq).bind(3, change.at.milliseconds)
                .bind(4, change.by.text).bind(5, change.from?.value).bind(6, change.to.value)
        }
    }

    public func redemption(_ id: RedemptionID) -> Redemption? {
        let redemption = memory.redemptions.row(id) {
            stored(
                "SELECT * FROM redemption WHERE id = ?1", { $0.bind(1, id.number) },
                Redemption.init(row:)) ?? nil
        }
        noteLook(at: redemption?.employee)
        return redemption
    }

    public func put(_ redemption: Redemption) {
        memory.redemptions.put(redemption.id, redemption)
        memory.redeemers.insert(redemption.employee)
        memory.isChanged = true
        memory.nextDue?.note(.hold(redemption.id), redemption.nextDue)
        note(redemption.id)
    }

    func write(_ redemption: Redemption) {
        let stage = RedemptionColumns(redemption.stage)
        write(
            """
            INSERT INTO redemption VALUES(
                ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,
                ?19)
            ON CONFLICT(id) DO UPDATE SET
                stage = ?11, deadline_at = ?12, deadline_provisional = ?13,
                deadline_from = ?14, deadline_days = ?15, frozen_until = ?16,
                fulfilled_at = ?17, clearing_year = ?18, clearing_points = ?19
            """
        ) {
            $0.bind(1, redemption.id.number).bind(2, redemption.employee.text)
                .bind(3, redemption.product.text).bind(4, redemption.count)
                .bind(5, redemption.points.value).bind(6, redemption.cost.value)
                .bind(7, redemption.requestedAt.milliseconds)
                .bind(8, Int64(redemption.requestedOn.number))
                .bind(9, redemption.requestedBy.text).bind(10, redemption.department)
                .bind(11, stage.name)
            $0.bind(stage.deadline, at: 12)
            $0.bind(16, stage.frozenUntil?.milliseconds)
                .bind(17, stage.fulfilledAt?.milliseconds)
                .bind(18, redemption.clearing.map { Int64($0.year) })
                .bind(19, redemption.clearing?.points.value)
        }
    }

    public func openHolds(after redemption: RedemptionID?, limit: Int) -> [RedemptionID] {
        rows(
            "SELECT id FROM redemption WHERE stage = 'held' AND id > ?1 ORDER BY id LIMIT ?2",
            { $0.bind(1, redemption?.number ?? 0).bind(2, Int64(limit)) }
        ) { RedemptionID(number: $0.int(0)) }
    }

    /// The redemptions on disk are as they should be, as far as this person's go.
    private func writeOut(redemptionsOf employee: EmployeeID) {
        if memory.redeemers.contains(employee) { writeOut() }
    }

    public func openHolds(
        of employee: EmployeeID, after redemption: RedemptionID?, limit: Int
    ) -> [RedemptionID] {
        writeOut(redemptionsOf: employee)
        return storedRows(
            """
            SELECT id FROM redemption WHERE employee = ?1 AND stage = 'held' AND id > ?2
            ORDER BY id LIMIT ?3
            """,
            {
                $0.bind(1, employee.text).bind(2, redemption?.number ?? 0).bind(3, Int64(limit))
            }
        ) { RedemptionID(number: $0.int(0)) }
    }

    public func hasOpenHold(of employee: EmployeeID, on product: ProductCode) -> Bool {
        noteLook(at: employee)
        writeOut(redemptionsOf: employee)
        return stored(
            """
            SELECT 1 FROM redemption WHERE employee = ?1 AND product = ?2 AND stage = 'held'
            LIMIT 1
            """, { $0.bind(1, employee.text).bind(2, product.text) }
        ) { _ in true } ?? false
    }

    public func redeemedCount(
        of product: ProductCode, by employee: EmployeeID, days: Range<Day>
    ) -> Int64 {
        writeOut(redemptionsOf: employee)
        return stored(
            """
            SELECT coalesce(sum(count), 0) FROM redemption
            WHERE employee = ?1 AND product = ?2 AND requested_on >= ?3 AND requested_on < ?4
                AND stage IN ('held', 'fulfilled')
            """,
            {
                $0.bind(1, employee.text).bind(2, product.text)
                    .bind(3, Int64(days.lowerBound.number))
                    .bind(4, Int64(days.upperBound.number))
            }
        ) { $0.int(0) } ?? 0
    }

    public func budget(year: Int) -> Budget {
        memory.budgets.row(year) {
            stored(
                "SELECT amount, spent FROM budget WHERE year = ?1", { $0.bind(1, Int64(year)) }
            ) {
                Budget(
                    year: year, amount: $0.intOrNil(0).map { Fen($0) }, spent: Fen($0.int(1)))
            }
        } ?? Budget(year: year)
    }

    public func put(_ budget: Budget) {
        memory.budgets.put(budget.year, budget)
        memory.isChanged = true
    }

    func write(_ budget: Budget) {
        write(
            """
            INSERT INTO budget VALUES(?1, ?2, ?3)
            ON CONFLICT(year) DO UPDATE SET amount = ?2, spent = ?3
            """
        ) {
            $0.bind(1, Int64(budget.year)).bind(2, budget.amount?.value)
                .bind(3, budget.spent.value)
        }
    }
}
