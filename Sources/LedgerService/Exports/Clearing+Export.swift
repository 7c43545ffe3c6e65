import JSON
import Ledger
import LedgerAPI
import LedgerStore

extension Method {
    static let exportClearing = export(
        "Points cleared in a period: at a year's end, with a departure, and from holds that a "
            + "clearing met and that ended unfulfilled (R-CLR-1, R-RED-5)",
        result: "{rows: [{seq, employee, …, year, what, points, kept}], sums, from, to, …}"
    ) { export in
        var sums = (points: Int64(0), kept: Int64(0))
        export.eachEvent([
            .clearing(.accountCleared), .redemption(.cancelled), .redemption(.lapsed),
        ]) { stored, event, day in
            guard let cleared = Cleared(event, on: day) else { return true }
            let person = export.person(cleared.employee)
            guard export.includes(person.department) else { return true }
            sums.points += cleared.points.value
            sums.kept += cleared.kept.value
            var row: JSONObject = [
                "seq": .int(stored.seq), "employee": .string(cleared.employee.text),
                "name": person.name, "department": .string(person.department),
                "type": person.type, "year": .int(Int64(cleared.year)),
                "what": .string(cleared.what), "points": .int(cleared.points.value),
                "kept": .int(cleared.kept.value), "day": .string(day.text),
                "at": export.rows.instant(stored.effectiveAt),
            ]
            row["redemption"] = cleared.redemption.map { .string($0.text) }
            return export.row(row)
        }
        return ["points": .int(sums.points), "kept": .int(sums.kept)]
    }
}

/// What an event cleared; nil where it cleared nothing.
private struct Cleared {
    let employee: EmployeeID
    let year: Int
    let points: Points
    let kept: Points
    let redemption: RedemptionID?
    let what: String

    init?(_ event: Event, on day: Day) {
        switch event {
        case .clearing(.accountCleared(let employee, let year, let points, let kept)):
            self.employee = employee
            (self.year, self.points, self.kept, redemption) = (year, points, kept, nil)
            what = day == Day.firstOf(year: year + 1).adding(-1) ? "yearEnd" : "departure"
        case .redemption(let id, .cancelled(let released, _)),
            .redemption(let id, .lapsed(let released)):
            guard let cleared = released.cleared else { return nil }
            employee = released.employee
            (year, points, kept, redemption) = (cleared.year, cleared.points, 0, id)
            what = "hold"
        default: return nil
        }
    }
}
