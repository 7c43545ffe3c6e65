public import Ledger
import SQLite

extension StoredState {
    public func account(of employee: EmployeeID) -> EmployeeAccount {
        noteLook(at: employee)
        return memory.accounts.row(employee) {
            stored(
                "SELECT available, held FROM account WHERE employee = ?1",
                { $0.bind(1, employee.text) }
            ) { EmployeeAccount(available: Points($0.int(0)), held: Points($0.int(1))) }
        } ?? EmployeeAccount()
    }

    public func yearTotals(of employee: EmployeeID, year: Int) -> YearTotals {
        memory.yearTotals.row(YearKey(employee: employee, year: year)) {
            stored(
                "SELECT credited, redeemed FROM year_total WHERE employee = ?1 AND year = ?2",
                { $0.bind(1, employee.text).bind(2, Int64(year)) }
            ) { YearTotals(credited: Points($0.int(0)), redeemed: Points($0.int(1))) }
        } ?? YearTotals()
    }

    public func put(_ totals: YearTotals, of employee: EmployeeID, year: Int) {
        memory.yearTotals.put(YearKey(employee: employee, year: year), totals)
        memory.isChanged = true
    }

    public func brought(by employee: EmployeeID) -> Points {
        stored(
            """
            SELECT coalesce(sum(CASE source WHEN 'brought' THEN points ELSE -points END), 0)
            FROM posting WHERE employee = ?1 AND (source = 'brought' OR target = 'brought')
            """, { $0.bind(1, employee.text) }
        ) { Points($0.int(0)) } ?? 0
    }

    public func book(_ entry: Entry, seq: Int64, on day: Day) {
        for (line, posting) in entry.postings.enumerated() {
            let row = PostingRow(
                employee: entry.employee.text, seq: seq, line: Int64(line),
                day: Int64(day.number), source: posting.from.text, target: posting.to.text,
                points: posting.points.value)
            if postingSum != nil { postingSum?.add(row) } else { write(row) }
            move(-posting.points, posting.from, of: entry.employee)
            move(posting.points, posting.to, of: entry.employee)
        }
    }

    private func write(_ row: PostingRow) {
        write("INSERT INTO posting VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)") {
            $0.bind(1, row.employee).bind(2, row.seq).bind(3, row.line).bind(4, row.day)
                .bind(5, row.source).bind(6, row.target).bind(7, row.points)
        }
    }

    private func move(_ points: Points, _ account: Account, of employee: EmployeeID) {
        memory.isChanged = true
        switch account {
        case .available:
            var own = self.account(of: employee)
            own.available += points
            memory.accounts.put(employee, own)
        case .held:
            var own = self.account(of: employee)
            own.held += points
            memory.accounts.put(employee, own)
        case .issued, .brought, .redeemed, .forgone, .deducted, .revoked, .cleared:
            memory.totals[account, default: 0] += points
        }
    }

    public func rank(
        _ points: Points, of employee: EmployeeID, department: String, on day: Day
    ) {
        if points == 0 { return }
        let key = StandingKey(
            month: day.monthNumber, employee: employee, department: department)
        memory.standings[key, default: 0] += points
        memory.isChanged = true
    }

    public func deduction(_ id: DeductionID) -> Deduction? {
        stored(
            "SELECT * FROM deduction WHERE id = ?1", { $0.bind(1, id.number) },
            Deduction.init(row:))
    }

    public func standingDeductions(
        from employee: EmployeeID, for item: ItemCode, on day: Day
    ) -> [DeductionID] {
        storedRows(
            """
            SELECT id FROM deduction
            WHERE employee = ?1 AND item = ?2 AND occurred = ?3 AND reversed = 0 ORDER BY id
            """,
            {
                $0.bind(1, employee.text).bind(2, item.text).bind(3, Int64(day.number))
            }
        ) { DeductionID(number: $0.int(0)) }
    }

    public func put(_ deduction: Deduction) {
        note(deduction.id)
        write(
            """
            INSERT INTO deduction VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            ON CONFLICT(id) DO UPDATE SET reversed = ?8
            """
        ) {
            $0.bind(1, deduction.id.number).bind(2, deduction.employee.text)
                .bind(3, deduction.item.text).bind(4, deduction.points.value)
                .bind(5, deduction.taken.value).bind(6, Int64(deduction.occurred.number))
                .bind(7, deduction.department).bind(8, deduction.reversed ? 1 : 0)
        }
    }

    public func appeal(_ id: AppealID) -> Appeal? {
        stored(
            "SELECT * FROM appeal WHERE id = ?1", { $0.bind(1, id.number) }, Appeal.init(row:))
            ?? nil
    }

    public func openAppeal(against deduction: DeductionID) -> AppealID? {
        stored(
            "SELECT id FROM appeal WHERE deduction = ?1 AND outcome = 'open'",
            { $0.bind(1, deduction.number) }
        ) { AppealID(number: $0.int(0)) }
    }

    public func put(_ appeal: Appeal) {
        note(appeal.id)
        write(
            """
            INSERT INTO appeal VALUES(?1, ?2, ?3, ?4, ?5)
            ON CONFLICT(id) DO UPDATE SET outcome = ?5
            """
        ) {
            $0.bind(1, appeal.id.number).bind(2, appeal.deduction.number)
                .bind(3, appeal.registeredBy?.text).bind(4, appeal.raisedAt.milliseconds)
                .bind(5, appeal.outcome.rawValue)
        }
    }
}

extension Day {
    /// Months since year 0: what standings are kept by.
    var monthNumber: Int64 { Int64(year * 12 + month - 1) }
}

extension Deduction {
    init(row: Statement) {
        self.init(
            id: DeductionID(number: row.int(0)), employee: EmployeeID(unchecked: row.text(1)),
            item: ItemCode(unchecked: row.text(2)), points: Points(row.int(3)),
            taken: Points(row.int(4)), occurred: Day(number: Int32(row.int(5))),
            department: row.text(6), reversed: row.int(7) != 0)
    }
}

extension Appeal {
    init?(row: Statement) {
        guard let outcome = Outcome(rawValue: row.text(4)) else { return nil }
        self.init(
            id: AppealID(number: row.int(0)), deduction: DeductionID(number: row.int(1)),
            registeredBy: row.textOrNil(2).flatMap { Actor($0) },
            raisedAt: Instant(milliseconds: row.int(3)), outcome: outcome)
    }
}
