import JSON
import Ledger
import LedgerStore

/// What is published 积分公示栏 (R-PUB-1). It prints no free text of a claim, and names as the
/// policy says (R-PUB-3).
struct Board {
    let scope: ReadScope
    private let masked: Bool

    init(_ scope: ReadScope) {
        self.scope = scope
        masked = scope.policy?.boardNames == .masked
    }

    /// In full, or the first character and an asterisk (张*); null where it was erased.
    func name(_ employee: EmployeeID) -> JSON {
        guard let name = scope.state.name(of: employee), let first = name.first else {
            return .null
        }
        return .string(masked ? String(first) + "*" : name)
    }

    /// A team's or unit's own name in full; a person's as the policy says.
    func name(_ participant: Participant, in code: CampaignCode) -> JSON {
        guard participant.kind == .person else { return scope.rows.name(participant, in: code) }
        guard let name = scope.rows.name(participant, in: code).string, let first = name.first
        else { return .null }
        return .string(masked ? String(first) + "*" : name)
    }

    func notice(_ claim: Claim) -> JSON {
        let rows = scope.rows
        var row: JSONObject = [
            "claim": .string(claim.id.text), "employee": .string(claim.employee.text),
            "name": name(claim.employee), "item": .string(claim.item.text),
        ]
        row["department"] = scope.state.employee(claim.employee)
            .map { .string($0.department) }
        row["itemName"] = rows.item(of: claim).map { .string($0.name) }
        if case .onNotice(let award, let closes, let open) = claim.stage {
            row["points"] = .int(award.points.value)
            row["closes"] = rows.instant(closes.at)
            row["provisional"] = .bool(closes.provisional)
            row["objections"] = .int(Int64(open))
        }
        return .object(row)
    }

    /// Equal points share a rank: 1, 2, 2, 4 (R-PUB-2).
    func ranked<Row>(
        _ rows: [Row], points: (Row) -> Points, limit: Int, _ json: (Row, Int64) -> JSON
    ) -> [JSON] {
        var rank = 0
        var ranked: [JSON] = []
        for (index, row) in rows.enumerated() {
            let ties = index > 0 && points(row) == points(rows[index - 1])
            if !ties { rank = index + 1 }
            // A tie at the end of the list is printed whole.
            if index >= limit && !ties { break }
            ranked.append(json(row, Int64(rank)))
        }
        return ranked
    }
}

extension ReadScope {
    var board: Board { Board(self) }
}
