import SQLite

/// A department that somebody works or once worked in.
public struct Department: Sendable {
    public let name: String
    /// How many are in it now; none in a former one.
    public let employees: Int64
}

extension StoredState {
    /// All there are and were, by name. Former ones are found in the events of the employees.
    public func departments() -> [Department] {
        rows(
            """
            SELECT name, sum(here) FROM (
                SELECT department AS name, active AS here FROM employee
                UNION ALL
                SELECT json_extract(CAST(body AS TEXT), '$.department'), 0 FROM event
                WHERE stream > 'employee:' AND stream < 'employee;' AND type IN (
                    'employee.enrolled.v1', 'employee.moved.v1', 'employee.returned.v1'))
            WHERE name IS NOT NULL GROUP BY name ORDER BY name
            """
        ) { Department(name: $0.text(0), employees: $0.int(1)) }
    }

    /// Whether somebody works in it, or is still on the roll with it.
    public func isRolled(department: String) -> Bool {
        row("SELECT 1 FROM employee WHERE department = ?1 LIMIT 1", { $0.bind(1, department) }) {
            _ in true
        } ?? false
    }
}
