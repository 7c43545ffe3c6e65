import JSON
import Ledger
import LedgerAPI
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
        var row = JSONObject()
        row[NoticeRow.claim] = claim.id
        row[NoticeRow.employee] = claim.employee
        row[NoticeRow.name.name] = name(claim.employee)
        row[NoticeRow.item] = claim.item
        row[NoticeRow.department] = scope.state.employee(claim.employee)?.department
        row[NoticeRow.itemName] = rows.item(of: claim)?.name
        if case .onNotice(let award, let closes, let open) = claim.stage {
            row[NoticeRow.points] = award.points
            row[NoticeRow.closes] = rows.text(closes.at)
            row[NoticeRow.provisional] = closes.provisional
            row[NoticeRow.objections] = Int64(open)
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
