extension RecordedEvent {
    func evolve(
        _ id: ClaimID, _ event: Claim.Event, on day: Day, _ state: inout some LedgerState
    ) {
        if case .submitted(let submission, let due) = event {
            state.put(claim(id, submission, due))
            state.index(id, by: submission.traits)
            return
        }
        guard var claim = state.claim(id) else { return }
        switch event {
        case .submitted:
            return
        case .withdrawn:
            claim.stage = .withdrawn
        case .overdue:
            guard case .underReview(let due, _) = claim.stage else { return }
            claim.stage = .underReview(due: due, overdue: true)
        case .overdueLifted(let due):
            guard case .underReview = claim.stage else { return }
            claim.stage = .underReview(due: due, overdue: false)
        case .approved(let points, let notice):
            let award = Claim.Award(points: points, approvedBy: actor, approvedAt: effectiveAt)
            claim.stage =
                notice.map { .onNotice(award, closes: $0, openObjections: 0) } ?? .approved(award)
        case .rejected:
            claim.stage = .rejected
            closeObjections(of: id, &state)
        case .objected(let objection, _, let person):
            guard let raised = raise(objection, of: person, to: claim, &state) else { return }
            claim = raised
        case .objectionDecided(let objection, let outcome, _):
            guard let decided = decide(objection, outcome, of: claim, &state) else { return }
            claim = decided
        case .rescheduled(let deadline):
            claim.reschedule(deadline)
        case .credited(let employee, let credit):
            guard let award = claim.award else { return }
            claim.stage = .credited(award, credit)
            addCredit(credit.credited, credit, of: employee, &state)
            state.rank(
                credit.credited, of: employee, department: credit.department, on: day)
        case .revoked(let revoked):
            guard let award = claim.award else { return }
            claim.stage = .revoked(award, revoked.credit)
            addCredit(-revoked.credit.credited, revoked.credit, of: revoked.employee, &state)
            state.rank(
                -revoked.credit.credited, of: revoked.employee,
                department: revoked.credit.department, on: revoked.creditedOn ?? day)
        }
        state.put(claim)
    }

    private func claim(_ id: ClaimID, _ submitted: Claim.Submission, _ due: Deadline) -> Claim {
        Claim(
            id: id, employee: submitted.employee, item: submitted.item,
            occurred: submitted.occurred, occurrence: submitted.occurrence,
            requested: submitted.requested, submittedAt: effectiveAt, submittedBy: actor,
            stage: .underReview(due: due, overdue: false))
    }

    /// A revoked credit gives its room back, to the year from which it came (R-CAP-3).
    private func addCredit(
        _ points: Points, _ credit: Claim.Credit, of employee: EmployeeID,
        _ state: inout some LedgerState
    ) {
        guard points != 0 else { return }
        var totals = state.yearTotals(of: employee, year: credit.year)
        totals.credited += points
        state.put(totals, of: employee, year: credit.year)
    }

    private func raise(
        _ id: ObjectionID, of person: EmployeeID?, to claim: Claim, _ state: inout some LedgerState
    ) -> Claim? {
        guard case .onNotice(let award, let closes, let open) = claim.stage,
            let objector = person ?? actor.employee
        else { return nil }
        state.put(
            Objection(
                id: id, claim: claim.id, by: objector,
                registeredBy: actor.is(objector) ? nil : actor, raisedAt: effectiveAt,
                outcome: .open))
        var claim = claim
        claim.stage = .onNotice(award, closes: closes, openObjections: open + 1)
        return claim
    }

    private func decide(
        _ id: ObjectionID, _ outcome: Objection.Outcome, of claim: Claim,
        _ state: inout some LedgerState
    ) -> Claim? {
        guard case .onNotice(let award, let closes, let open) = claim.stage,
            var objection = state.objection(id)
        else { return nil }
        objection.outcome = outcome
        state.put(objection)
        var claim = claim
        claim.stage = .onNotice(award, closes: closes, openObjections: open - 1)
        return claim
    }

    private func closeObjections(of claim: ClaimID, _ state: inout some LedgerState) {
        for var objection in state.openObjections(to: claim) {
            objection.outcome = .moot
            state.put(objection)
        }
    }
}

extension Claim {
    /// What was granted, where something was.
    public var award: Award? {
        switch stage {
        case .onNotice(let award, _, _), .approved(let award), .credited(let award, _),
            .revoked(let award, _):
            award
        case .underReview, .rejected, .withdrawn: nil
        }
    }

    fileprivate mutating func reschedule(_ deadline: Deadline) {
        switch stage {
        case .underReview(_, let overdue):
            stage = .underReview(due: deadline, overdue: overdue)
        case .onNotice(let award, _, let open):
            stage = .onNotice(award, closes: deadline, openObjections: open)
        case .approved, .credited, .rejected, .withdrawn, .revoked:
            break
        }
    }
}
