import JSON
import Ledger
import LedgerStore

extension Board {
    /// What the board lists beside the ranking: at most `limit` rows, the newest first, and how many
    /// there are.
    struct List {
        let name: String
        let rows: [JSON]
        let count: Int64
    }

    func lists(of period: Period, limit: Int) -> [List] {
        let (begin, end) = (scope.time.start(of: period.from), scope.time.start(of: period.until))
        var notices = ClaimFilter()
        notices.stage = .onNotice
        let criticism = criticism()
        let corrections = corrections(of: period)
        return [
            List(
                name: "redemptions", rows: redemptions(from: begin, until: end, limit),
                count: scope.state.countFulfilled(from: begin, until: end)),
            List(
                name: "notices",
                rows: scope.state.claims(notices, Page(limit: limit)).map(notice),
                count: scope.state.counts().onNotice),
            List(
                name: "criticism", rows: Array(criticism.prefix(limit)),
                count: Int64(criticism.count)),
            List(
                name: "corrections", rows: Array(corrections.prefix(limit)),
                count: Int64(corrections.count)),
        ]
    }

    /// Notices of criticism whose time has not passed, whatever period is looked at; the time is that
    /// of the policy under which each was decided (R-FRAUD-1).
    private func criticism() -> [JSON] {
        let today = scope.today
        let earliest = today.adding(-Int(PolicyBounds.criticismDays.upperBound))
        let published = scope.state.criticism(from: earliest, until: today.adding(1))
        return published.reversed().compactMap { claim, employee, day in
            let policy = scope.state.policies.policy(on: day)
            let last = policy?.criticismEnds(from: day) ?? day.sameDayNextMonth
            if last < today { return nil }
            return [
                "claim": .string(claim.text), "employee": .string(employee.text),
                "name": name(employee), "on": .string(day.text),
            ]
        }
    }

    private func redemptions(from begin: Instant, until end: Instant, _ limit: Int) -> [JSON] {
        var last: [JSON] = []
        scope.state.eachEventBackwards(
            of: [.redemption(.fulfilled)], from: begin, until: end
        ) { event in
            if let row = redemption(event) { last.append(row) }
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

    /// What was published is kept; a correction is published as a correction (R-PUB-3): on the board
    /// of the period in which it was decided, and on that of the period in which it counts, where
    /// `late` says that it came after its end (R-PUB-2).
    private func corrections(of period: Period) -> [JSON] {
        var found: [JSON] = []
        scope.state.eachCorrection(recordedFrom: scope.time.start(of: period.from)) { event in
            guard let correction = correction(event) else { return }
            let day = scope.time.day(of: event.effectiveAt)
            let isLate = day >= period.until
            if isLate && !(correction.of.map { period.contains($0) } ?? false) { return }
            var row: JSONObject = [
                "about": .string(correction.about),
                "employee": .string(correction.employee.text),
                "name": name(correction.employee), "points": .int(correction.points.value),
                "type": .string(event.type), "on": .string(day.text),
            ]
            row["of"] = correction.of.map { .string($0.text) }
            if isLate { row["late"] = true }
            found.append(.object(row))
        }
        return found
    }

    private struct Correction {
        let about: String
        let employee: EmployeeID
        /// What the ranking gains; of goods, the account.
        let points: Points
        /// The day of the entry that it puts right, where it counts in that one's period.
        var of: Day?
    }

    private func correction(_ event: StoredEvent) -> Correction? {
        switch event.event {
        case .claim(let id, .revoked(let revoked)):
            Correction(
                about: id.text, employee: revoked.employee, points: -revoked.credit.credited,
                of: revoked.creditedOn)
        case .claim(let id, .rejected):
            scope.state.claim(id).map {
                Correction(about: id.text, employee: $0.employee, points: .zero)
            }
        case .redemption(let id, .returned(let goods, _)):
            Correction(about: id.text, employee: goods.employee, points: goods.points)
        case .deduction(let id, .reversed(let reversed)):
            Correction(
                about: id.text, employee: reversed.employee, points: reversed.ranked,
                of: reversed.deductedOn)
        default: nil
        }
    }
}
