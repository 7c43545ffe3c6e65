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

/// Who and which departments earned how much, the highest first.
public struct Standings: Sendable {
    public fileprivate(set) var people: [Standing] = []
    public fileprivate(set) var departments: [DepartmentStanding] = []
}

extension StoredState {
    /// Standings of the months [from, until), equal ones by works number and by name.
    /// - Parameter department: only what people earned in it; the departments are always all.
    public func standings(from: Day, until: Day, department: String?) -> Standings {
        var standings = Standings()
        var departments: [String: (points: Points, people: Int64)] = [:]
        // Of the person that is being read: in all, and in the department with most.
        var (total, best) = (Points.zero, Points.zero)
        eachSum(from: from, until: until) { employee, name, points in
            departments[name, default: (0, 0)].points += points
            departments[name, default: (0, 0)].people += 1
            if let department, department != name { return }
            var shown = name
            if let last = standings.people.last, last.employee == employee {
                standings.people.removeLast()
                total += points
                if points <= best { shown = last.department }
                best = max(best, points)
            } else {
                (total, best) = (points, points)
            }
            standings.people.append(
                Standing(employee: employee, department: shown, points: total))
        }
        standings.people.sort { ($1.points, $0.employee) < ($0.points, $1.employee) }
        standings.departments = departments.map {
            DepartmentStanding(department: $0, points: $1.points, people: $1.people)
        }.sorted { ($1.points, $0.department) < ($0.points, $1.department) }
        return standings
    }

    /// What each person earned in each department, by works number and department.
    private func eachSum(
        from: Day, until: Day, _ body: (EmployeeID, String, Points) -> Void
    ) {
        _ = rows(
            """
            SELECT employee, department, sum(points) FROM standing
            WHERE month >= ?1 AND month < ?2 GROUP BY employee, department
            ORDER BY employee, department
            """, { $0.bind(1, from.monthNumber).bind(2, until.monthNumber) }
        ) { body(EmployeeID(unchecked: $0.text(0)), $0.text(1), Points($0.int(2))) }
    }

    /// Entries recorded from a moment on that put something right that was published: revocations,
    /// goods that came back, deductions given back, notices that led to no credit (a false claim is
    /// published as criticism instead). The last first, found by an index of their own.
    public func eachCorrection(recordedFrom instant: Instant, _ body: (StoredEvent) -> Void) {
        let first = firstSeq(recordedFrom: instant)
        let corrections = rows(
            """
            SELECT * FROM event INDEXED BY event_correction
            WHERE seq >= ?1 AND type IN ('claim.revoked.v1',
                'claim.rejected.v1', 'redemption.returned.v1', 'deduction.reversed.v1')
                AND (type <> 'claim.rejected.v1'
                    OR json_extract(CAST(body AS TEXT), '$.ground') IN ('objection', 'mistake'))
            ORDER BY seq DESC
            """, { $0.bind(1, first) }, StoredEvent.init(row:))
        for case let event? in corrections { body(event) }
    }

    /// Redemptions that were fulfilled in [from, until), also such that came back.
    public func countFulfilled(from: Instant, until: Instant) -> Int64 {
        row(
            "SELECT count(*) FROM redemption WHERE fulfilled_at >= ?1 AND fulfilled_at < ?2",
            { $0.bind(1, from.milliseconds).bind(2, until.milliseconds) }
        ) { $0.int(0) } ?? 0
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
