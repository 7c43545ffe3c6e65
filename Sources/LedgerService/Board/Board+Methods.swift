import JSON
import Ledger
import LedgerAPI
import LedgerStore

extension Method {
    static let boardShow = read(
        "The board: ranking, departments, redemptions, notices, criticism, corrections",
        .anyone,
        [
            .optional(
                "period", .words(longest: 16),
                "2026, 2026H1, 2026Q4 or 2026-11; this month if absent"),
            .optional("department", .department, "Ranking of this department alone"),
            .optional("limit", .integer(1...1000), "Rows of each list; 20 if absent"),
        ],
        result: """
            {period, from, to, enterprise, kind, ranking, departments, redemptions, notices, \
            criticism, corrections: [{about, employee, name, points, type, on, of?, late?}], \
            counts: {ranking, departments, redemptions, notices, criticism, corrections}, \
            leaderProposal?: [{to, name?, reason, proposedAt, due}]}
            """, errors: [.departmentUnknown]
    ) { scope throws(ServiceError) in
        let department = try scope.department()
        let period = try scope.period()
        let board = scope.board
        let limit = Int(scope.arguments.int("limit") ?? 20)
        var counts = JSONObject()
        let standings = scope.state.standings(
            from: period.from, until: period.until, department: department)
        var result: JSONObject = [
            "period": .string(period.text), "from": .string(period.from.text),
            "to": .string(period.until.adding(-1).text),
            "ranking": .array(
                board.ranked(standings.people, points: \.points, limit: limit) { standing, rank in
                    [
                        "rank": .int(rank), "employee": .string(standing.employee.text),
                        "name": board.name(standing.employee),
                        "department": .string(standing.department),
                        "points": .int(standing.points.value),
                    ]
                }),
            "departments": .array(
                board.ranked(standings.departments, points: \.points, limit: limit) {
                    standing, rank in
                    [
                        "rank": .int(rank), "department": .string(standing.department),
                        "points": .int(standing.points.value), "people": .int(standing.people),
                    ]
                }),
        ]
        if let books = scope.state.books {
            result["enterprise"] = .string(books.enterprise)
            result["kind"] = .string(books.kind.rawValue)
        }
        counts["ranking"] = .int(Int64(standings.people.count))
        counts["departments"] = .int(Int64(standings.departments.count))
        for list in board.lists(of: period, limit: limit) {
            result[list.name] = .array(list.rows)
            counts[list.name] = .int(list.count)
        }
        if let proposal = scope.proposal(board.name) { result["leaderProposal"] = [proposal] }
        result["counts"] = .object(counts)
        return result
    }
}

extension ReadScope {
    fileprivate func period() throws(ServiceError) -> Period {
        guard let text = arguments.text("period") else { return Period(monthOf: today) }
        guard let period = Period(text) else {
            throw .invalid(
                InvalidParameter(
                    path: "period", problem: .not(expected: "2026, 2026H1, 2026Q4 or 2026-11")))
        }
        return period
    }
}
