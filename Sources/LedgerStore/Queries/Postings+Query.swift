public import Ledger
import SQLite

/// A posting as the books keep it, with its day of effect.
public struct StoredPosting: Sendable {
    public let employee: EmployeeID
    public let day: Day
    public let from: Account
    public let to: Account
    public let points: Points
}

extension StoredState {
    /// Postings that took effect up to a day, employee by employee, each in the order of the books.
    /// - Parameter department: only of those who are in it now.
    public func eachPosting(
        until last: Day, department: String?, _ body: (StoredPosting) -> Void
    ) {
        let member = department == nil ? "" : " JOIN employee ON employee.id = posting.employee"
        let filter = department == nil ? "" : " AND employee.department = ?2"
        // One day more, because what is cleared at the end of a year belongs to its last day.
        let sql =
            "SELECT posting.employee, day, source, target, points FROM posting\(member)"
            + " WHERE day <= ?1\(filter) ORDER BY posting.employee, seq, line"
        writeOut()
        do throws(SQLiteError) {
            let statement: Statement = try connection.cached(sql)
            statement.bind(1, Int64(last.number) + 1)
            if let department { statement.bind(2, department) }
            defer { statement.reset() }
            while try statement.step() {
                guard let posting = StoredPosting(row: statement), posting.day <= last else {
                    continue
                }
                body(posting)
            }
        } catch {
            fail(error)
        }
    }
}

extension StoredPosting {
    fileprivate init?(row: Statement) {
        guard let from = Account(row.text(2)), let to = Account(row.text(3)) else { return nil }
        let day = Day(number: Int32(truncatingIfNeeded: row.int(1)))
        self.init(
            employee: EmployeeID(unchecked: row.text(0)),
            day: .ofEffect(day, from: from, to: to), from: from, to: to,
            points: Points(row.int(4)))
    }
}

extension Day {
    /// What a clearing takes at 24:00 on 31 December belongs to that day, not to the next
    /// (R-CLR-1).
    fileprivate static func ofEffect(_ day: Day, from: Account, to: Account) -> Day {
        guard case .available = from, case .cleared(let year) = to,
            day == .firstOf(year: year + 1)
        else { return day }
        return day.adding(-1)
    }
}

extension Account {
    /// An account as entries name it.
    fileprivate init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1)
        let subject = parts.count == 2 ? String(parts[1]) : ""
        switch parts.first {
        case "issued": self = .issued
        case "brought": self = .brought
        case "redeemed": self = .redeemed
        case "forgone": self = .forgone
        case "deducted": self = .deducted
        case "revoked": self = .revoked
        case "available": self = .available(EmployeeID(unchecked: subject))
        case "held":
            guard let redemption = RedemptionID(subject) else { return nil }
            self = .held(redemption)
        case "cleared":
            guard let year = Int(subject) else { return nil }
            self = .cleared(year: year)
        default: return nil
        }
    }
}
