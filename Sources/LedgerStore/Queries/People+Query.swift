public import Ledger
import SQLite

/// Which employees a list shows.
public struct EmployeeFilter: Sendable {
    public var department: String?
    public var type: EmploymentType?
    /// Nil: those who are there and those who left.
    public var active: Bool?

    public init() {}
}

extension StoredState {
    /// The name beside the chain; nil where it was erased, or never given (R-ORG-6).
    public func name(of employee: EmployeeID) -> String? {
        row("SELECT name FROM person WHERE employee = ?1", { $0.bind(1, employee.text) }) {
            $0.text(0)
        }
    }

    /// In the order of the works numbers.
    public func employees(
        _ filter: EmployeeFilter, after: EmployeeID?, limit: Int
    ) -> [Employee] {
        var conditions = Conditions()
        conditions.add("id >", after.map { .text($0.text) })
        conditions.add("department =", filter.department.map { .text($0) })
        conditions.add("type =", filter.type.map { .text($0.rawValue) })
        conditions.add("active =", filter.active.map { .int($0 ? 1 : 0) })
        let all =
            conditions.sql.isEmpty ? "" : " WHERE " + conditions.sql.joined(separator: " AND ")
        let sql =
            "SELECT id, department, type, active, user, suspended_until FROM employee"
            + all + " ORDER BY id LIMIT \(limit)"
        return rows((sql, conditions.values), Employee.init(row:)).compactMap { $0 }
    }

    /// All grants, by holder.
    public func roleGrants() -> [(holder: RoleHolder, role: Role)] {
        rows("SELECT holder, role FROM role_grant ORDER BY holder, role") { row in
            RoleHolder(row.text(0)).flatMap { holder in
                Role(rawValue: row.text(1)).map { (holder, $0) }
            }
        }.compactMap { $0 }
    }

    /// Employees by employment type, those who left not counted (R-ORG-1).
    public func employeesByType() -> [(type: EmploymentType, count: Int64)] {
        rows(
            "SELECT type, count(*) FROM employee WHERE active = 1 GROUP BY type ORDER BY type"
        ) { row in EmploymentType(rawValue: row.text(0)).map { ($0, row.int(1)) } }
        .compactMap { $0 }
    }
}
