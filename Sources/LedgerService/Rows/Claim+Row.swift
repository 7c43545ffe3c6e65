import JSON
import Ledger
import LedgerAPI
import LedgerStore

/// Turns what the books hold into what the wire shows, in one time and with one policy's names.
struct Rows {
    let state: StoredState
    let time: LedgerTime
    private let policy: Policy?

    init(_ state: StoredState, _ time: LedgerTime, today: Day) {
        self.state = state
        self.time = time
        policy = state.policies.policy(on: today)
    }

    func instant(_ instant: Instant) -> JSON { .string(text(instant)) }
    func text(_ instant: Instant) -> String { time.text(of: instant) }

    /// The name, or null where it was erased: exports then print the works number (R-ORG-6).
    func name(_ employee: EmployeeID) -> JSON {
        state.name(of: employee).map { .string($0) } ?? .null
    }

    /// The item as the policy has it, or as the one had it under which it was claimed.
    func item(of claim: Claim) -> Item? {
        policy?.item(claim.item) ?? state.policy(whenBegan: .claim(claim.id))?.item(claim.item)
    }

    /// The violation as the policy has it, or as the one had it under which it was recorded.
    func violation(of deduction: Deduction) -> Violation? {
        policy?.violation(deduction.item)
            ?? state.policy(whenBegan: .deduction(deduction.id))?.violation(deduction.item)
    }
}

extension Rows {
    func claim(_ claim: Claim) -> JSON { .object(claimRow(claim)) }

    func claimRow(_ claim: Claim) -> JSONObject {
        var row = JSONObject()
        row[ClaimRow.claim] = claim.id
        row[ClaimRow.employee] = claim.employee
        row[ClaimRow.name.name] = name(claim.employee)
        row[ClaimRow.item] = claim.item
        row[ClaimRow.occurred] = claim.occurred
        row[ClaimRow.submittedAt] = text(claim.submittedAt)
        row[ClaimRow.submittedBy] = claim.submittedBy.text
        if let item = item(of: claim) {
            row[ClaimRow.itemName] = item.name
            row[ClaimRow.category] = item.category.rawValue
            row[ClaimRow.from] = item.range.from
            row[ClaimRow.to] = item.range.to
            row[ClaimRow.standard] = item.standard
        }
        row[ClaimRow.occurrence] = claim.occurrence
        row[ClaimRow.requestedPoints] = claim.requested
        for member in stage(claim.stage).members { row[member.name] = member.value }
        return row
    }

    func stage(_ stage: Claim.Stage) -> JSONObject {
        switch stage {
        case .underReview(let due, let overdue):
            var row = deadline(due)
            row[ClaimRow.stage] = ClaimStage.underReview.rawValue
            row[ClaimRow.overdue] = overdue
            return row
        case .onNotice(let award, let closes, let open):
            var row = deadline(closes)
            row[ClaimRow.stage] = ClaimStage.onNotice.rawValue
            row[ClaimRow.openObjections] = Int64(open)
            add(award, to: &row)
            return row
        case .approved(let award):
            var row: JSONObject = [ClaimRow.stage.name: "approved"]
            add(award, to: &row)
            return row
        case .credited(let award, let credit):
            return credited(.credited, award, credit)
        case .revoked(let award, let credit):
            return credited(.revoked, award, credit)
        case .rejected: return [ClaimRow.stage.name: .string(ClaimStage.rejected.rawValue)]
        case .withdrawn: return [ClaimRow.stage.name: .string(ClaimStage.withdrawn.rawValue)]
        }
    }

    private func add(_ award: Claim.Award, to row: inout JSONObject) {
        row[ClaimRow.points] = award.points
        row[ClaimRow.approvedBy] = award.approvedBy.text
        row[ClaimRow.approvedAt] = text(award.approvedAt)
    }

    private func credited(
        _ stage: ClaimStage, _ award: Claim.Award, _ credit: Claim.Credit
    ) -> JSONObject {
        var row = JSONObject()
        row[ClaimRow.stage] = stage.rawValue
        row[ClaimRow.credited] = credit.credited
        row[ClaimRow.forgone] = credit.forgone
        row[ClaimRow.year] = Int64(credit.year)
        row[ClaimRow.department] = credit.department
        add(award, to: &row)
        return row
    }

    func deadline(_ deadline: Deadline) -> JSONObject {
        ["due": instant(deadline.at), "provisional": .bool(deadline.provisional)]
    }

    func objection(_ objection: Objection) -> JSON {
        var row = JSONObject()
        row[ObjectionRow.objection] = objection.id
        row[ObjectionRow.claim] = objection.claim
        row[ObjectionRow.by] = objection.by
        row[ObjectionRow.raisedAt] = text(objection.raisedAt)
        row[ObjectionRow.outcome] = objection.outcome
        row[ObjectionRow.registeredBy] = objection.registeredBy?.text
        return .object(row)
    }

    /// One step of a life: the stored body with it.
    func step(_ event: StoredEvent) -> JSON {
        [
            "seq": .int(event.seq), "type": .string(event.type), "at": instant(event.effectiveAt),
            "recordedAt": instant(event.recordedAt), "actor": .string(event.actor),
            "body": event.body,
        ]
    }
}

extension WaitingCount {
    /// `{claims, points}`
    var json: JSON { ["claims": .int(claims), "points": .int(points.value)] }
}

extension StoredState {
    /// Why an objection or appeal was raised: what the first entry of a life that names it says.
    func reason(in stream: Stream, of member: String, _ id: String) -> JSON {
        life(of: stream).first { $0.body[member] == .string(id) }?.body["reason"] ?? ""
    }
}
