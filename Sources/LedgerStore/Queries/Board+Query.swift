public import Ledger
import SQLite

/// What somebody earned in a period, less deductions and revocations (R-PUB-2).
public struct Standing: Sendable {
    public let employee: EmployeeID
    /// The department at the time of the credits; of several, the one with most points, of
    /// equal ones the first by name.
    public let department: String
    public let points: Points
}

/// What a department earned in a period.
public struct DepartmentStanding: Sendable {
    public let department: String
    public let points: Points
    public let people: Int64
}

extension StoredState {
    /// Standings of the months [from, until), the highest first, equal ones by works number.
    public func standings(from: Day, until: Day, department: String?) -> [Standing] {
        let sql: StaticString = """
            SELECT employee, department, total FROM (
                SELECT employee, department,
                    sum(sum(points)) OVER (PARTITION BY employee) AS total,
                    row_number() OVER (
                        PARTITION BY employee ORDER BY sum(points) DESC, department) AS place
                FROM standing
                WHERE month >= ?1 AND month < ?2 AND (?3 IS NULL OR department = ?3)
                GROUP BY employee, department)
            WHERE place = 1 ORDER BY total DESC, employee
            """
        return rows(
            sql,
            {
                $0.bind(1, from.monthNumber).bind(2, until.monthNumber).bind(3, department)
            }
        ) {
            Standing(
                employee: EmployeeID(unchecked: $0.text(0)), department: $0.text(1),
                points: Points($0.int(2)))
        }
    }

    public func departmentStandings(from: Day, until: Day) -> [DepartmentStanding] {
        rows(
            """
            SELECT department, sum(points) AS total, count(DISTINCT employee)
            FROM standing WHERE month >= ?1 AND month < ?2
            GROUP BY department ORDER BY total DESC, department
            """, { $0.bind(1, from.monthNumber).bind(2, until.monthNumber) }
        ) {
            DepartmentStanding(
                department: $0.text(0), points: Points($0.int(1)), people: $0.int(2))
        }
    }

    /// Notices of criticism published on the days [from, until).
    public func criticism(from: Day, until: Day) -> [(claim: ClaimID, EmployeeID, Day)] {
        rows(
            """
            SELECT claim, employee, day FROM criticism WHERE day >= ?1 AND day < ?2
            ORDER BY day, claim
            """, { $0.bind(1, Int64(from.number)).bind(2, Int64(until.number)) }
        ) {
            (
                ClaimID(number: $0.int(0)), EmployeeID(unchecked: $0.text(1)),
                Day(number: Int32($0.int(2)))
            )
        }
    }
}
