import JSON
import Ledger
import LedgerStore

extension Method {
    static let boardShow = read(
        "The board: ranking, departments, redemptions, notices, criticism, corrections",
        .anyone,
        [
            .optional(
                "period", .words(longest: 7),
                "2026, 2026H1, 2026Q4 or 2026-11; this month if absent"),
            .optional("department", .department, "Ranking of this department alone"),
            .optional("limit", .integer(1...1000), "Rows of each list; 20 if absent"),
        ],
        result: """
            {period, from, to, enterprise, kind, ranking, departments, redemptions, notices, \
            criticism, corrections}
            """
    ) { scope throws(ServiceError) in
        let period = try scope.period()
        let board = scope.board
        let limit = Int(scope.arguments.int("limit") ?? 20)
        let standings = scope.state.standings(
            from: period.from, until: period.until,
            department: scope.arguments.text("department"))
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
        for member in board.records(of: period, limit: limit).members {
            result[member.name] = member.value
        }
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

extension Board {
    /// Redemptions, notices, criticism and corrections of a period, the newest first.
    fileprivate func records(of period: Period, limit: Int) -> JSONObject {
        var notices = ClaimFilter()
        notices.stage = .onNotice
        let open = scope.state.claims(notices, Page(limit: limit))
        let criticism = scope.state.criticism(from: period.from, until: period.until)
        return [
            "redemptions": .array(
                events(of: period, [.redemption(.fulfilled)], limit, redemption)),
            "notices": .array(open.map(notice)),
            "criticism": .array(
                criticism.suffix(limit).reversed().map { claim, employee, day in
                    [
                        "claim": .string(claim.text), "employee": .string(employee.text),
                        "name": name(employee), "on": .string(day.text),
                    ]
                }),
            "corrections": .array(
                events(
                    of: period,
                    [
                        .claim(.revoked), .claim(.rejected), .redemption(.returned),
                        .deduction(.reversed),
                    ], limit, correction)),
        ]
    }

    private func events(
        of period: Period, _ types: [EventType], _ limit: Int, _ json: (StoredEvent) -> JSON?
    ) -> [JSON] {
        var last: [JSON] = []
        scope.state.eachEventBackwards(
            of: types, from: scope.time.start(of: period.from),
            until: scope.time.start(of: period.until)
        ) { event in
            if let row = json(event) { last.append(row) }
            return last.count < limit
        }
        return last
    }

    private func redemption(_ event: StoredEvent) -> JSON? {
        guard case .redemption(let id, .fulfilled(let goods))? = event.event else { return nil }
        return [
            "redemption": .string(id.text), "employee": .string(goods.employee.text),
            "name": name(goods.employee), "product": .string(goods.product.text),
            "productName": scope.state.product(goods.product).map { .string($0.name) } ?? .null,
            "count": .int(goods.count), "points": .int(goods.points.value),
            "on": .string(scope.time.day(of: event.effectiveAt).text),
        ]
    }

    /// What was published is kept; a correction is published as a correction (R-PUB-3). So is the
    /// end of a notice that led to no credit: because of an objection or a mistake. (A false claim
    /// is published as criticism.)
    private func correction(_ event: StoredEvent) -> JSON? {
        let (about, employee, points): (String, EmployeeID, Points)
        switch event.event {
        case .claim(let id, .revoked(let revoked)):
            (about, employee, points) = (id.text, revoked.employee, -revoked.credit.credited)
        case .claim(let id, .rejected(let ground, _)):
            guard ground.endedNotice, let claim = scope.state.claim(id) else { return nil }
            (about, employee, points) = (id.text, claim.employee, .zero)
        case .redemption(let id, .returned(let goods, _)):
            (about, employee, points) = (id.text, goods.employee, goods.points)
        case .deduction(let id, .reversed(let whose, let back, _)):
            (about, employee, points) = (id.text, whose, back)
        default: return nil
        }
        return [
            "about": .string(about), "employee": .string(employee.text), "name": name(employee),
            "points": .int(points.value), "type": .string(event.type),
            "on": .string(scope.time.day(of: event.effectiveAt).text),
        ]
    }
}

extension Claim.RejectionGround {
    /// Whether the claim was on public notice before it was rejected.
    fileprivate var endedNotice: Bool {
        switch self {
        case .objection, .mistake: true
        case .review, .falseClaim: false
        }
    }
}
