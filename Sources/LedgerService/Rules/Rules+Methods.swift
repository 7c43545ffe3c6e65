import JSON
import Ledger
import LedgerAPI
import LedgerStore

extension Method {
    private static let file = Parameter.required(
        "text", .words(longest: 500_000), "The file as it is, JSON5 with comments")

    static let policyCheck = read(
        "Reads a policy, names every fault with its line, and what it would change for open claims",
        .known, [file], result: "{policy, changes: [{claim, employee, item, change, …}]}",
        errors: [.fileSyntax, .policyFaulty]
    ) { scope throws(ServiceError) in
        let policy = try RuleFile(scope.arguments.words("text")).policy()
        return [
            "policy": policy.json,
            "changes": .array(scope.changes(by: policy)),
        ]
    }

    static let policyAdopt = change(
        "Adopts a policy, in force from a day on; what was decided before stays as it was",
        .roles(.leader),
        [file, .optional("effective", .day, "Today or later; today if absent")],
        result: "{name, effective}",
        errors: [.fileSyntax, .policyFaulty, .policyEffectiveInThePast]
    ) { scope throws(ServiceError) in
        let policy = try RuleFile(scope.arguments.words("text")).policy()
        let effective = scope.arguments.day("effective") ?? scope.today
        try scope.apply(.policy(.adopt(policy, effective: effective)))
        return ["name": .string(policy.name), "effective": .string(effective.text)]
    }

    static let policyShow = read(
        "The policy in force, every default spelled out", .anyone,
        [.optional("on", .day, "On this day; today if absent")],
        result: "{policy, effective, seq, next?}", errors: [.policyNoneInForce]
    ) { scope throws(ServiceError) in
        let day = scope.arguments.day("on") ?? scope.today
        guard let adoption = scope.state.policies.adoption(on: day) else {
            throw .refused(.policy(.noneInForce(on: day)))
        }
        var result: JSONObject = [
            "policy": adoption.policy.json, "effective": .string(adoption.effective.text),
            "adoptedBySeq": .int(adoption.seq),
        ]
        if let next = scope.state.policies.adoptions.first(where: { $0.effective > day }) {
            result["next"] = .string(next.effective.text)
        }
        return result
    }

    static let calendarAdopt = change(
        "Adopts a year's working-day calendar, or replaces it; open deadlines are counted again",
        .roles(.leader), [file],
        result: "{year, rescheduled?, goesOn?, lawDaysWorked?}: goesOn where it goes in steps",
        errors: [
            .fileSyntax, .calendarFaulty, .calendarDayOfAnotherYear, .calendarContradiction,
        ]
    ) { scope throws(ServiceError) in
        let year = try RuleFile(scope.arguments.words("text")).calendar()
        try scope.apply(.calendar(.adopt(year)))
        var result: JSONObject = ["year": .int(Int64(year.year))]
        if scope.goesOn {
            result["goesOn"] = true
        } else {
            result["rescheduled"] = .int(Int64(scope.recorded.count - 1))
            _ = try scope.settleDue(until: scope.context.now)
        }
        let worked = year.lawDaysWorked
        if !worked.isEmpty { result["lawDaysWorked"] = .array(worked.map { .string($0.text) }) }
        return result
    }

    static let calendarLaw = read(
        "Days that are off by law in a year, as far as they are known (R-TIME-6)", .anyone,
        [.optional("year", .integer(1991...2999), "This one if absent")],
        result: "{year, festivals, rows: [{day, holiday, weekend}]}"
    ) { scope in
        let year = scope.arguments.int("year").map { Int($0) } ?? scope.today.year
        let entries = StatutoryDays.all(of: year)
        let known = StatutoryDays.firstYear...StatutoryDays.lastYear
        return [
            "year": .int(Int64(year)), "festivals": .bool(known.contains(year)),
            "rows": .array(
                entries.map { entry in
                    [
                        "day": .string(entry.day.text),
                        "holiday": .string(entry.holiday.rawValue),
                        "weekend": .bool(entry.day.weekday.isWeekend),
                    ]
                }),
            "count": .int(Int64(entries.count)),
        ]
    }

    static let calendarList = read(
        "The calendars adopted", .anyone, [],
        result: "{rows: [{year, source, off, work, enterpriseOff, enterpriseWork}]}"
    ) { scope in
        let years = scope.state.calendar.years.values.sorted { $0.year < $1.year }
        return [
            "rows": .array(
                years.map { year in
                    [
                        "year": .int(Int64(year.year)), "source": .string(year.source),
                        "off": year.off.json, "work": year.work.json,
                        "enterpriseOff": year.enterpriseOff.json,
                        "enterpriseWork": year.enterpriseWork.json,
                    ]
                }),
            "count": .int(Int64(years.count)),
        ]
    }
}

extension Set<Day> {
    fileprivate var json: JSON { .array(sorted().map { .string($0.text) }) }
}

extension ReadScope {
    /// What a policy would change for claims under review: an item that it drops, a range or a
    /// standard value that differs.
    fileprivate func changes(by new: Policy) -> [JSON] {
        var changes: [(claim: ClaimID, JSON)] = []
        var place: OpenClaim?
        for _ in 0..<Self.pagesLookedAt {
            let page = state.openClaims(after: place, limit: 1000)
            changes += self.changes(by: new, of: page.map(\.claim))
            guard let last = page.last, changes.count < Self.mostChanges else { break }
            place = last
        }
        return changes.prefix(Self.mostChanges).sorted { $0.claim < $1.claim }.map(\.1)
    }

    /// The check looks at so many open claims, a thousand a page, and tells so many changes.
    private static let pagesLookedAt = 50
    private static let mostChanges = 1000

    private func changes(
        by new: Policy, of claims: [ClaimID]
    ) -> [(claim: ClaimID, JSON)] {
        claims.compactMap { id -> (claim: ClaimID, JSON)? in
            guard let claim = state.claim(id), case .underReview = claim.stage,
                let old = rows.item(of: claim)
            else { return nil }
            var change: JSONObject = [
                "claim": .string(id.text), "employee": .string(claim.employee.text),
                "item": .string(claim.item.text), "old": .object(Self.range(of: old)),
            ]
            guard let item = new.item(claim.item) else {
                change["change"] = "dropped"
                return (id, .object(change))
            }
            if item.range == old.range && item.standard == old.standard { return nil }
            change["change"] = "range"
            change["new"] = .object(Self.range(of: item))
            if let asked = claim.requested, !item.range.contains(asked) {
                change["outside"] = .int(asked.value)
            }
            return (id, .object(change))
        }
    }

    private static func range(of item: Item) -> JSONObject {
        [
            "from": .int(item.range.from.value), "to": .int(item.range.to.value),
            "standard": .int(item.standard.value),
        ]
    }
}
