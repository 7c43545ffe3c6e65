import JSON
import Ledger
import LedgerAPI
import LedgerStore

extension Method {
    static let exportBudget = export(
        "What the store cost in each month of a period, and what that left of the year's budget "
            + "(R-FUND-1)",
        exportPeriod,
        result: """
            {rows: [{month, to, fulfilledFen, returnedFen, returnedEarlierFen, costFen, spentFen, \
            budgetFen?, remainingFen?}], sums, from, to, …}
            """
    ) { export in
        let budget = BudgetMonths(export.state, export.time, from: export.from, to: export.to)
        for row in budget.rows { guard export.row(row) else { break } }
        return budget.sums
    }
}
