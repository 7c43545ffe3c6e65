import JSON
import Ledger
import LedgerAPI
import LedgerStore

/// What the store cost, month by month, and what that left of each year's budget (R-FUND-1).
///
/// Goods that come back give their cost back to the year in which it was booked, which may be one
/// before the month in which they come.
struct BudgetMonths {
    private(set) var rows: [JSONObject] = []
    private(set) var sums: JSONObject = [:]

    /// - Parameters:
    ///   - from: a cut first month counts from there, what a year had spent before it included.
    init(_ state: StoredState, _ time: LedgerTime, from: Day, to: Day) {
        let start = Day.firstOf(year: from.year)
        let months = Months(from: start, to: to)
        let wanted = Months(from: from, to: to)
        var moved = [CostOfMonth](repeating: CostOfMonth(), count: months.starts.count)
        var before = [CostOfMonth](repeating: CostOfMonth(), count: months.starts.count)
        state.eachEvent(
            of: [.redemption(.fulfilled), .redemption(.returned)],
            from: time.start(of: start), until: time.end(of: to)
        ) { stored in
            let day = time.day(of: stored.effectiveAt)
            if let event = stored.event, let month = months.index(of: day) {
                if day < from {
                    before[month].add(event, in: day.year)
                } else {
                    moved[month].add(event, in: day.year)
                }
            }
            return true
        }
        var spent: Int64 = 0
        var total = CostOfMonth()
        for (index, first) in months.starts.enumerated() {
            if first.month == 1 { spent = 0 }
            spent += before[index].cost + moved[index].cost
            guard first.firstOfNextMonth > from else { continue }
            total.add(moved[index])
            let end = wanted.end(of: first)
            var row = moved[index].json
            row["month"] = .string(first.monthText)
            row["to"] = .string(end.text)
            row["spentFen"] = .int(spent)
            if let amount = Self.amount(of: first.year, at: time.end(of: end), state) {
                row["budgetFen"] = .int(amount.value)
                row["remainingFen"] = .int(amount.value - spent)
            }
            rows.append(row)
        }
        sums = total.json
    }

    /// A year's budget as it stood at a moment.
    private static func amount(of year: Int, at moment: Instant, _ state: StoredState) -> Fen? {
        let set = state.life(of: .budget(year: year)).last { $0.effectiveAt < moment }
        guard case .budget(_, .set(let amount))? = set?.event else { return nil }
        return amount
    }
}

/// What moved in one month, in fen.
private struct CostOfMonth {
    private var fulfilled: Int64 = 0
    private var returned: Int64 = 0
    /// Of what came back, what was booked in an earlier year.
    private var returnedEarlier: Int64 = 0

    /// What the month took from its own year's budget.
    var cost: Int64 { fulfilled - (returned - returnedEarlier) }

    mutating func add(_ event: Event, in year: Int) {
        switch event {
        case .redemption(_, .fulfilled(let goods)): fulfilled += goods.cost.value
        case .redemption(_, .returned(let goods, _)):
            returned += goods.cost.value
            if goods.budgetYear != year { returnedEarlier += goods.cost.value }
        default: break
        }
    }

    mutating func add(_ other: CostOfMonth) {
        fulfilled += other.fulfilled
        returned += other.returned
        returnedEarlier += other.returnedEarlier
    }

    var json: JSONObject {
        [
            "fulfilledFen": .int(fulfilled), "returnedFen": .int(returned),
            "returnedEarlierFen": .int(returnedEarlier), "costFen": .int(cost),
        ]
    }
}
