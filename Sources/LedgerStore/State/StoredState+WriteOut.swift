import Ledger
import SQLite

extension StoredState {
    /// Writes the rows that differ from the disk, each once, whatever happened to it.
    func writeOut() {
        guard memory.isChanged else { return }
        memory.isChanged = false
        memory.claimants.removeAll(keepingCapacity: true)
        memory.redeemers.removeAll(keepingCapacity: true)
        memory.claims.eachChanged { write($1) }
        memory.redemptions.eachChanged { write($1) }
        memory.products.eachChanged { write($1) }
        memory.budgets.eachChanged { write($1) }
        memory.accounts.eachChanged { write($1, of: $0) }
        memory.yearTotals.eachChanged { write($1, $0) }
        for (account, points) in memory.totals { write(points, addedTo: account) }
        for (key, points) in memory.standings { write(points, addedTo: key) }
        memory.totals.removeAll(keepingCapacity: true)
        memory.standings.removeAll(keepingCapacity: true)
    }

    private func write(_ account: EmployeeAccount, of employee: EmployeeID) {
        write(
            """
            INSERT INTO account VALUES(?1, ?2, ?3)
            ON CONFLICT(employee) DO UPDATE SET available = ?2, held = ?3
            """
        ) {
            $0.bind(1, employee.text).bind(2, account.available.value)
                .bind(3, account.held.value)
        }
    }

    private func write(_ totals: YearTotals, _ key: YearKey) {
        write(
            """
            INSERT INTO year_total VALUES(?1, ?2, ?3, ?4)
            ON CONFLICT(employee, year) DO UPDATE SET credited = ?3, redeemed = ?4
            """
        ) {
            $0.bind(1, key.employee.text).bind(2, Int64(key.year))
                .bind(3, totals.credited.value).bind(4, totals.redeemed.value)
        }
    }

    private func write(_ points: Points, addedTo account: Account) {
        write(
            """
            INSERT INTO total VALUES(?1, ?2)
            ON CONFLICT(account) DO UPDATE SET points = points + ?2
            """
        ) { $0.bind(1, account.text).bind(2, points.value) }
    }

    private func write(_ points: Points, addedTo key: StandingKey) {
        write(
            """
            INSERT INTO standing VALUES(?1, ?2, ?3, ?4)
            ON CONFLICT(month, employee, department) DO UPDATE SET points = points + ?4
            """
        ) {
            $0.bind(1, key.month).bind(2, key.employee.text).bind(3, key.department)
                .bind(4, points.value)
        }
    }
}
