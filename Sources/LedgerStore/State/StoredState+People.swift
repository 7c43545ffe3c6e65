public import Ledger
import SQLite

extension StoredState {
    /// Somebody who left leads no longer (R-ORG-5), or nobody could ever grant a role again.
    public var leaders: [RoleHolder] {
        rows(
            """
            SELECT holder FROM role_grant WHERE role = 'leader' AND NOT EXISTS(
                SELECT 1 FROM employee
                WHERE active = 0 AND (id = holder OR 'user:' || user = holder)) ORDER BY holder
            """
        ) { RoleHolder($0.text(0)) }.compactMap { $0 }
    }

    public func roles(of holder: RoleHolder) -> Set<Role> {
        memory.roles.row(holder) {
            let roles = storedRows(
                "SELECT role FROM role_grant WHERE holder = ?1", { $0.bind(1, holder.text) },
                { Role(rawValue: $0.text(0)) })
            return Set(roles.compactMap { $0 })
        } ?? []
    }

    public func grant(_ role: Role, to holder: RoleHolder) {
        memory.roles.removeAll()
        write("INSERT INTO role_grant VALUES(?1, ?2) ON CONFLICT DO NOTHING") {
            $0.bind(1, holder.text).bind(2, role.rawValue)
        }
    }

    public func withdraw(_ role: Role, from holder: RoleHolder) {
        memory.roles.removeAll()
        write("DELETE FROM role_grant WHERE holder = ?1 AND role = ?2") {
            $0.bind(1, holder.text).bind(2, role.rawValue)
        }
    }

    public var leaderProposal: LeaderProposal? {
        stored("SELECT * FROM leader_proposal", { _ in }) { row -> LeaderProposal? in
            guard let holder = RoleHolder(row.text(1)), let closes = row.deadline(at: 3) else {
                return nil
            }
            return LeaderProposal(
                holder: holder, proposedAt: Instant(milliseconds: row.int(2)),
                closes: closes)
        } ?? nil
    }

    public func put(_ proposal: LeaderProposal?) {
        write("DELETE FROM leader_proposal") { _ in }
        guard let proposal else { return }
        write("INSERT INTO leader_proposal VALUES(1, ?1, ?2, ?3, ?4, ?5, ?6)") {
            $0.bind(1, proposal.holder.text).bind(2, proposal.proposedAt.milliseconds)
            $0.bind(proposal.closes, at: 3)
        }
    }

    public func employee(_ id: EmployeeID) -> Employee? {
        noteLook(at: id)
        return memory.employees.row(id) {
            stored(
                """
                SELECT id, department, type, active, user, suspended_until
                FROM employee WHERE id = ?1
                """, { $0.bind(1, id.text) }, Employee.init(row:)) ?? nil
        }
    }

    public func employee(boundTo user: String) -> EmployeeID? {
        memory.bindings.row(user) {
            stored("SELECT id FROM employee WHERE user = ?1", { $0.bind(1, user) }) {
                EmployeeID(unchecked: $0.text(0))
            }
        }
    }

    /// Written at once: a login name belongs to one at a time, and may change hands in a batch.
    public func put(_ employee: Employee) {
        memory.employees.keep(employee.id, employee)
        memory.bindings.removeAll()
        write(
            """
            INSERT INTO employee VALUES(?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT(id) DO UPDATE SET
                department = ?2, type = ?3, active = ?4, user = ?5, suspended_until = ?6
            """
        ) {
            $0.bind(1, employee.id.text).bind(2, employee.department)
                .bind(3, employee.type.rawValue).bind(4, employee.active ? 1 : 0)
                .bind(5, employee.user).bind(6, employee.suspendedUntil?.milliseconds)
        }
    }

    public func criticise(_ employee: EmployeeID, claim: ClaimID, on day: Day) {
        write("INSERT INTO criticism VALUES(?1, ?2, ?3) ON CONFLICT DO NOTHING") {
            $0.bind(1, claim.number).bind(2, employee.text).bind(3, Int64(day.number))
        }
    }
}

extension Employee {
    /// id, department, type, active, user, suspended_until
    init?(row: Statement) {
        guard let type = EmploymentType(rawValue: row.text(2)) else { return nil }
        self.init(
            id: EmployeeID(unchecked: row.text(0)), department: row.text(1), type: type,
            active: row.int(3) != 0, user: row.textOrNil(4),
            suspendedUntil: row.intOrNil(5).map { Instant(milliseconds: $0) })
    }
}
