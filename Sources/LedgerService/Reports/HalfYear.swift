import JSON
import Ledger
import LedgerStore

/// The figures of half a year. What happened is counted by its day of effect; what became of the
/// claims that were submitted then, and what is in stock, is as it stands now.
struct HalfYear {
    private let scope: ReadScope
    private let period: Period
    private let from: Instant
    private let until: Instant
    private var state: StoredState { scope.state }

    init(_ scope: ReadScope, _ period: Period) {
        self.scope = scope
        self.period = period
        from = scope.time.start(of: period.from)
        until = scope.time.start(of: period.until)
    }

    var json: JSONObject {
        var result: JSONObject = [
            "period": .string(period.text), "from": .string(period.from.text),
            "to": .string(period.until.adding(-1).text), "isOver": .bool(scope.now >= until),
            "people": .array(people), "claims": .array(claims),
            "review": .object(state.serviceFigures(from: from, until: until).json),
        ]
        let movements = state.movements(from: period.from, until: period.until)
        var points = PointFigures(movements).json
        points["outstanding"] = .int(state.outstandingPoints().value)
        result["points"] = .object(points)
        result["months"] = .array(months(movements))
        result["yuan"] = .object(yuan)
        let stock = state.stockOnHand()
        result["stock"] = [
            "products": .int(stock.products), "units": .int(stock.units),
            "fen": .int(stock.value.value),
        ]
        result["objections"] = complaints(state.objectionOutcomes(from: from, until: until))
        result["appeals"] = complaints(state.appealOutcomes(from: from, until: until))
        result["criticism"] = .int(
            Int64(state.criticism(from: period.from, until: period.until).count))
        if let books = state.books {
            result["enterprise"] = .string(books.enterprise)
            result["kind"] = .string(books.kind.rawValue)
        }
        return result
    }

    /// By type: enrolled at the end of the period, and what happened in it.
    private var people: [JSON] {
        var counts = People()
        state.eachEvent(
            of: [
                .employee(.enrolled), .employee(.left), .employee(.returned),
                .employee(.unenrolled), .employee(.retyped),
            ],
            from: Instant(milliseconds: 0), until: Instant(milliseconds: .max)
        ) { event in
            if case .employee(let id, let what)? = event.event {
                counts.add(
                    id, what, on: scope.time.day(of: event.effectiveAt),
                    isEarlier: event.effectiveAt < until, isWithin: event.effectiveAt >= from)
            }
            return true
        }
        let last = period.until.adding(-1)
        let enrolled = counts.enrolled(on: last)
        let (joined, left) = (counts.joined(), counts.left())
        let claiming = counts.byType(state.claimants(from: from, until: until), on: last)
        let redeeming = counts.byType(state.redeemers(from: from, until: until), on: last)
        return EmploymentType.allCases.map { type in
            [
                "type": .string(type.rawValue), "enrolled": .int(enrolled[type] ?? 0),
                "joined": .int(joined[type] ?? 0), "left": .int(left[type] ?? 0),
                "claiming": .int(claiming[type] ?? 0), "redeeming": .int(redeeming[type] ?? 0),
            ]
        }
    }

    /// By category: claims submitted in the period, and what became of them.
    private var claims: [JSON] {
        var byCategory: [String: [String: Int64]] = [:]
        for count in state.claimCounts(from: from, until: until) {
            let first = state.claim(count.first)
            let item = first.flatMap { scope.rows.item(of: $0) }
            let category = item?.category.rawValue ?? ""
            var figures = byCategory[category] ?? [:]
            figures["submitted", default: 0] += count.claims
            figures[count.stage.rawValue, default: 0] += count.claims
            if count.stage == .credited { figures["points", default: 0] += count.credited.value }
            byCategory[category] = figures
        }
        return Category.allCases.map { category in
            let figures = byCategory[category.rawValue] ?? [:]
            var row: JSONObject = ["category": .string(category.rawValue)]
            let stages = ClaimFilter.Stage.allCases.map(\.rawValue)
            for name in ["submitted"] + stages + ["points"] { row[name] = .int(figures[name] ?? 0) }
            return .object(row)
        }
    }

    private func months(_ movements: [DailyMovement]) -> [JSON] {
        var rows: [JSON] = []
        let out = state.goodsCost(.fulfilled, from: from, until: until, scope.time)
        let back = state.goodsCost(.returned, from: from, until: until, scope.time)
        var first = period.from
        while first < period.until {
            let next = first.firstOfNextMonth
            let month = movements.filter { $0.day >= first && $0.day < next }
            var row = PointFigures(month).json
            row["month"] = .string(first.monthText)
            row["costFen"] = .int(
                (out.first { $0.first == first }?.cost ?? .zero).value
                    - (back.first { $0.first == first }?.cost ?? .zero).value)
            rows.append(.object(row))
            first = next
        }
        return rows
    }

    private var yuan: JSONObject {
        let out = state.goods(.fulfilled, from: from, until: until)
        let back = state.goods(.returned, from: from, until: until)
        let budget = state.budget(year: period.from.year)
        var yuan: JSONObject = [
            "fulfilled": .int(out.redemptions), "units": .int(out.units),
            "fulfilledFen": .int(out.cost.value), "returned": .int(back.redemptions),
            "returnedFen": .int(back.cost.value),
            "costFen": .int(out.cost.value - back.cost.value),
            "yearSpentFen": .int(budget.spent.value),
        ]
        yuan["yearBudgetFen"] = budget.amount.map { .int($0.value) }
        return yuan
    }

    private func complaints(_ outcomes: [String: Int64]) -> JSON {
        var row: JSONObject = ["raised": .int(outcomes.values.reduce(0, +))]
        for outcome in ["upheld", "dismissed", "moot", "open"] {
            row[outcome] = .int(outcomes[outcome] ?? 0)
        }
        return .object(row)
    }
}
