extension Claim {
    /// Refuses, in this order: somebody who is no employee of the site; an unknown claim; one
    /// not on notice; a notice that is over; of the same person a second open objection, a third
    /// one, one with a reason given before (R-NOTICE-2); one more than a claim may have open
    /// (R-ORG-12).
    static func object(
        _ id: ClaimID, for person: EmployeeID?, _ reason: String, _ context: Context,
        _ state: some LedgerState
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        guard let objector = person ?? context.actor.employee else {
            throw .claim(.objectionByNobody)
        }
        _ = try state.requireActive(objector)
        let claim = try state.requireClaim(id)
        guard case .onNotice(_, let closes, let open) = claim.stage else {
            throw .claim(.notOnNotice(id))
        }
        if context.now >= closes.at { throw .claim(.noticeOver(id, closed: closes.at)) }
        if let own = state.openObjections(to: id).first(where: { $0.by == objector }) {
            throw .claim(.objectionRaisedAlready(own.id))
        }
        let earlier = state.objections(of: objector, to: id)
        if earlier.count >= Objection.most {
            throw .claim(.objectionsUsedUp(id, most: Objection.most))
        }
        if let same = earlier.first(where: { Spelling.key($0.reason) == Spelling.key(reason) }) {
            throw .claim(.objectionReasonGiven(same.id))
        }
        if open >= Objection.mostOpen {
            throw .claim(.objectionsFull(id, most: Objection.mostOpen))
        }
        let objection = ObjectionID(number: state.lastNumber(ObjectionID.self) + 1)
        let other = context.actor.is(objector) ? nil : objector
        return [.claim(id, .objected(objection, reason: reason, by: other))]
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

    /// Refuses, in this order: an unknown objection; one decided already; the claim's employee, who
    /// approved it (R-ORG-3), who registered it, and who registered the objection for somebody
    /// (R-NOTICE-2, R-ORG-10). After the last one the claim is credited at the end of its
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
        try context.forbidSame(claim.submittedBy, .ownRegistration, state)
        if let by = objection.registeredBy {
            try context.forbidSame(by, .registeredComplaint, state)
        }

        let decided = Ledger.Event.claim(
            claim.id, .objectionDecided(id, .dismissed, reason: reason))
        guard open == 1, context.now >= closes.at else { return [decided] }
        return [decided] + credit(claim, award.points, at: context.now, context.time, state)
    }
}

extension LedgerState {
    /// Of one person to one claim, with the reasons, the oldest first.
    fileprivate func objections(
        of person: EmployeeID, to claim: ClaimID
    ) -> [(id: ObjectionID, reason: String)] {
        entries(of: .claim(claim)).compactMap { entry in
            guard case .claim(_, .objected(let id, let reason, let by)) = entry.event,
                (by ?? entry.actor.employee) == person
            else { return nil }
            return (id, reason)
        }
    }

    fileprivate func requireOpenObjection(_ id: ObjectionID) throws(Refusal) -> Objection {
        guard let objection = objection(id) else { throw .claim(.objectionUnknown(id)) }
        if objection.outcome != .open {
            throw .claim(.objectionDecided(id, objection.outcome))
        }
        return objection
    }
}
