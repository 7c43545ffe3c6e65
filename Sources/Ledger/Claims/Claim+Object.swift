extension Claim {
    /// Refuses, in this order: somebody who is no employee of the site; an unknown claim; one
    /// not on notice; a notice that is over; a second open objection of the same person.
    static func object(
        _ id: ClaimID, _ reason: String, _ context: Context, _ state: some LedgerState
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        guard case .employee(let objector) = context.actor else {
            throw .claim(.objectionByNobody)
        }
        _ = try state.requireActive(objector)
        let claim = try state.requireClaim(id)
        guard case .onNotice(_, let closes, _) = claim.stage else {
            throw .claim(.notOnNotice(id))
        }
        if context.now >= closes.at { throw .claim(.noticeOver(id, closed: closes.at)) }
        if let open = state.openObjections(to: id).first(where: { $0.by == objector }) {
            throw .claim(.objectionRaisedAlready(open.id))
        }
        let objection = ObjectionID(number: state.lastNumber(ObjectionID.self) + 1)
        return [.claim(id, .objected(objection, reason: reason))]
    }

    /// Refuses, in this order: an unknown objection; one decided already. To uphold is to refuse
    /// the claim, which is always allowed (R-ORG-3).
    static func uphold(
        _ id: ObjectionID, _ reason: String, _ context: Context, _ state: some LedgerState
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        let objection = try state.requireOpenObjection(id)
        return [
            .claim(objection.claim, .objectionDecided(id, .upheld, reason: reason)),
            .claim(objection.claim, .rejected(.objection(id), reason: reason)),
        ]
    }

    /// Refuses, in this order: an unknown objection; one decided already; the claim's employee,
    /// and who approved it (R-ORG-3). After the last one the claim is credited at the end of its
    /// notice, or at once if that has passed (R-NOTICE-2).
    static func dismiss(
        _ id: ObjectionID, _ reason: String, _ context: Context, _ state: some LedgerState
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        let objection = try state.requireOpenObjection(id)
        let claim = try state.requireClaim(objection.claim)
        guard case .onNotice(let award, let closes, let open) = claim.stage else {
            throw .claim(.notOnNotice(claim.id))
        }
        try context.forbidSelf(claim.employee, .ownClaim)
        try context.forbidSame(award.approvedBy, .ownApproval, state)

        let decided = Ledger.Event.claim(
            claim.id, .objectionDecided(id, .dismissed, reason: reason))
        guard open == 1, context.now >= closes.at else { return [decided] }
        return [decided, credit(claim, award.points, at: context.now, context.time, state)]
    }
}

extension LedgerState {
    fileprivate func requireOpenObjection(_ id: ObjectionID) throws(Refusal) -> Objection {
        guard let objection = objection(id) else { throw .claim(.objectionUnknown(id)) }
        if objection.outcome != .open {
            throw .claim(.objectionDecided(id, objection.outcome))
        }
        return objection
    }
}
