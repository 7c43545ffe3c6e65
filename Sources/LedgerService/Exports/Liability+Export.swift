import JSON
import Ledger
import LedgerAPI
import LedgerStore

extension Method {
    static let exportLiability = export(
        "Outstanding points at the end of each month of a period, and what moved them "
            + "(R-FUND-2): opening + brought + credited − redeemed − deducted − revoked − cleared = closing",
        result: "{rows: [{month, opening, credited, …, closing, held, debts}], sums, from, to, …}"
    ) { export in
        let liability = Liability(
            export.state, from: export.from, to: export.to, department: export.department)
        for row in liability.rows { guard export.row(row) else { break } }
        return liability.sums
    }
}

/// Outstanding points month by month.
struct Liability {
    private(set) var rows: [JSONObject] = []
    let sums: JSONObject

    /// Reads every posting up to the last day.
    init(_ state: StoredState, from: Day, to: Day, department: String?) {
        let months = Months(from: from, to: to)
        var moved = [LiabilityMonth](repeating: LiabilityMonth(), count: months.starts.count)
        var person = PersonOfLiability(months: moved.count)
        state.eachPosting(until: to, department: department) { posting in
            if posting.employee != person.employee {
                person.begin(posting.employee, adding: &moved)
            }
            guard let month = months.index(of: posting.day) else {
                return person.open(posting)
            }
            moved[month].add(posting)
            person.add(posting, in: month)
        }
        person.finish(adding: &moved)
        var total = LiabilityMonth()
        var outstanding = person.opening
        for (row, start) in zip(moved, months.starts) {
            total.add(row)
            let closing = outstanding + row.change
            var json = row.json
            json["month"] = .string(start.monthText)
            json["to"] = .string(months.end(of: start).text)
            json["opening"] = .int(outstanding)
            json["closing"] = .int(closing)
            json["held"] = .int(row.held)
            json["debts"] = .int(row.debts)
            outstanding = closing
            rows.append(json)
        }
        var sums = total.json
        sums["opening"] = .int(person.opening)
        sums["closing"] = .int(outstanding)
        self.sums = sums
    }
}

/// One month's movements of what all employees have, held points included.
private struct LiabilityMonth {
    /// From the old book (R-BOOK-6).
    var brought: Int64 = 0
    var credited: Int64 = 0
    var redeemed: Int64 = 0
    var deducted: Int64 = 0
    var revoked: Int64 = 0
    var cleared: Int64 = 0
    /// Of what is outstanding at its end, what redemptions hold, and what is owed (below zero).
    var held: Int64 = 0
    var debts: Int64 = 0

    var change: Int64 { brought + credited - redeemed - deducted - revoked - cleared }

    mutating func add(_ posting: StoredPosting) {
        let points = posting.points.value
        switch (posting.from, posting.to) {
        case (.brought, _): brought += points
        case (_, .brought): brought -= points
        case (.issued, .available): credited += points
        case (.held, .redeemed): redeemed += points
        case (.redeemed, .available): redeemed -= points
        case (.available, .deducted): deducted += points
        case (.deducted, .available): deducted -= points
        case (.available, .revoked): revoked += points
        case (_, .cleared): cleared += points
        default: break
        }
    }

    mutating func add(_ other: LiabilityMonth) {
        brought += other.brought
        credited += other.credited
        redeemed += other.redeemed
        deducted += other.deducted
        revoked += other.revoked
        cleared += other.cleared
    }

    var json: JSONObject {
        [
            "brought": .int(brought), "credited": .int(credited), "redeemed": .int(redeemed),
            "deducted": .int(deducted),
            "revoked": .int(revoked), "cleared": .int(cleared),
        ]
    }
}

/// The postings of one person after the other: what they hold and owe at each month's end.
private struct PersonOfLiability {
    private(set) var employee: EmployeeID?
    /// What all together had before the period.
    private(set) var opening: Int64 = 0
    private var available: [Int64]
    private var held: [Int64]

    /// Index 0 is what was before the period.
    init(months: Int) {
        available = Array(repeating: 0, count: months + 1)
        held = available
    }

    mutating func begin(_ next: EmployeeID, adding rows: inout [LiabilityMonth]) {
        finish(adding: &rows)
        employee = next
        for index in available.indices { (available[index], held[index]) = (0, 0) }
    }

    mutating func open(_ posting: StoredPosting) { move(posting, 0) }

    mutating func add(_ posting: StoredPosting, in month: Int) { move(posting, month + 1) }

    private mutating func move(_ posting: StoredPosting, _ index: Int) {
        for (account, points) in [
            (posting.from, -posting.points.value), (posting.to, posting.points.value),
        ] {
            switch account {
            case .available: available[index] += points
            case .held: held[index] += points
            case .issued, .brought, .redeemed, .forgone, .deducted, .revoked, .cleared: continue
            }
        }
    }

    mutating func finish(adding rows: inout [LiabilityMonth]) {
        guard employee != nil else { return }
        var (balance, holds) = (available[0], held[0])
        opening += balance + holds
        for month in rows.indices {
            balance += available[month + 1]
            holds += held[month + 1]
            rows[month].held += holds
            rows[month].debts += min(balance, 0)
        }
    }
}
