import JSON
import Ledger
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

    func instant(_ instant: Instant) -> JSON { .string(time.text(of: instant)) }

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
        var row: JSONObject = [
            "claim": .string(claim.id.text), "employee": .string(claim.employee.text),
            "name": name(claim.employee), "item": .string(claim.item.text),
            "occurred": .string(claim.occurred.text),
            "submittedAt": instant(claim.submittedAt),
            "submittedBy": .string(claim.submittedBy.text),
        ]
        if let item = item(of: claim) {
            row["itemName"] = .string(item.name)
            row["category"] = .string(item.category.rawValue)
            row["from"] = .int(item.range.from.value)
            row["to"] = .int(item.range.to.value)
            row["standard"] = .int(item.standard.value)
        }
        row["occurrence"] = claim.occurrence.map { .string($0) }
        row["requestedPoints"] = claim.requested.map { .int($0.value) }
        for member in stage(claim.stage).members { row[member.name] = member.value }
        return row
    }

    func stage(_ stage: Claim.Stage) -> JSONObject {
        switch stage {
        case .underReview(let due, let overdue):
            var row = deadline(due)
            row["stage"] = "underReview"
            row["overdue"] = .bool(overdue)
            return row
        case .onNotice(let award, let closes, let open):
            var row = deadline(closes)
            row["stage"] = "onNotice"
            row["openObjections"] = .int(Int64(open))
            add(award, to: &row)
            return row
        case .approved(let award):
            var row: JSONObject = ["stage": "approved"]
            add(award, to: &row)
            return row
        case .credited(let award, let credit):
            return credited("credited", award, credit)
        case .revoked(let award, let credit):
            return credited("revoked", award, credit)
        case .rejected: return ["stage": "rejected"]
        case .withdrawn: return ["stage": "withdrawn"]
        }
    }

    private func add(_ award: Claim.Award, to row: inout JSONObject) {
        row["points"] = .int(award.points.value)
        row["approvedBy"] = .string(award.approvedBy.text)
        row["approvedAt"] = instant(award.approvedAt)
    }

    private func credited(
        _ stage: JSON, _ award: Claim.Award, _ credit: Claim.Credit
    ) -> JSONObject {
        var row: JSONObject = [
            "stage": stage, "credited": .int(credit.credited.value),
            "forgone": .int(credit.forgone.value), "year": .int(Int64(credit.year)),
            "department": .string(credit.department),
        ]
        add(award, to: &row)
        return row
    }

    func deadline(_ deadline: Deadline) -> JSONObject {
        ["due": instant(deadline.at), "provisional": .bool(deadline.provisional)]
    }

    func objection(_ objection: Objection) -> JSON {
        var row: JSONObject = [
            "objection": .string(objection.id.text), "claim": .string(objection.claim.text),
            "by": .string(objection.by.text), "raisedAt": instant(objection.raisedAt),
            "outcome": .string(objection.outcome.rawValue),
        ]
        row["registeredBy"] = objection.registeredBy.map { .string($0.text) }
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
