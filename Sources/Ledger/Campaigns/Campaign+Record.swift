extension Campaign {
    /// Refuses, in this order: an unknown campaign; one that is closed; somebody who does not take
    /// part; an unknown item; one that is not for them; a date to come; one outside the window;
    /// evidence recorded for oneself (R-ORG-3); no evidence where it is required; no subject; a
    /// choice not made; a measure that is missing, unknown or too much; answers after the time
    /// where they cannot be told apart; the item's limit (R-CAMP-3). Where the item files a claim
    /// in the store, also whatever refuses that (R-CAMP-6).
    static func record(
        _ submission: Submission, _ code: CampaignCode, _ context: Context,
        _ state: some LedgerState
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        let plan = try state.requireRunning(code).plan
        let participant = try state.requireParticipant(submission.participant, in: code)
        let item = try plan.require(submission.item, for: participant)
        try requireDay(submission.on, item, plan, context)
        if item.evidence {
            if participant.kind == .person {
                try context.forbidSelf(participant.id.employee, .ownResult)
            }
            if submission.evidence.isEmpty { throw .campaign(.evidenceRequired(item.key)) }
        }
        if item.subject == .required && submission.subject == nil {
            throw .campaign(.subjectRequired(item.key))
        }
        let counted = try item.judge(submission.choices)
        let sitting = try item.sit(submission)
        try item.requireCounts(sitting.counts)
        try requireRoom(submission, item, code, state)

        let id = state.nextResult
        let claim = try fileClaim(
            submission, item, id, counted: counted, participant, context, state)
        let recorded = Recorded(
            participant: participant.id, item: item.key, on: submission.on,
            points: counted ? item.worth(sitting.counts) : 0, counted: counted,
            counts: sitting.counts, choices: submission.choices, answers: submission.answers,
            seconds: sitting.seconds, late: sitting.late, subject: submission.subject,
            note: submission.note, evidence: submission.evidence, claim: claim?.id)
        return [.campaign(code, .recorded(id, recorded))] + (claim?.events ?? [])
    }

    private static func requireDay(
        _ on: Day, _ item: CampaignItem, _ plan: CampaignPlan, _ context: Context
    ) throws(Ledger.Refusal) {
        if on > context.today { throw .dateInTheFuture(on, today: context.today) }
        let from = max(plan.from, item.from ?? plan.from)
        let to = [plan.to, item.to].compactMap { $0 }.min()
        if on < from || to.map({ on > $0 }) ?? false {
            throw .campaign(.outsideWindow(on: on, from: from, to: to))
        }
    }

    private static func requireRoom(
        _ submission: Submission, _ item: CampaignItem, _ code: CampaignCode,
        _ state: some LedgerState
    ) throws(Ledger.Refusal) {
        for (period, limit, days) in item.limit.periods(around: submission.on) {
            let count = state.countResults(
                of: submission.participant, in: code, item: item.key, days: days)
            if count >= limit { throw .campaign(.limitReached(item.key, limit: limit, period)) }
        }
        if let limit = item.limit.subject, let subject = submission.subject {
            let count = state.countResults(
                of: submission.participant, in: code, item: item.key, subject: subject)
            if count >= limit {
                throw .campaign(.limitReached(item.key, limit: limit, .subject))
            }
        }
    }

    /// The claim in the store that a result of an employee also files; reviewed like any other.
    private static func fileClaim(
        _ submission: Submission, _ item: CampaignItem, _ id: ResultID, counted: Bool,
        _ participant: Participant, _ context: Context, _ state: some LedgerState
    ) throws(Ledger.Refusal) -> (id: ClaimID, events: [Ledger.Event])? {
        guard let claimed = item.claims, counted, participant.kind == .person,
            state.employee(participant.id.employee) != nil
        else { return nil }
        let claim = Claim.Submission(
            employee: participant.id.employee, item: claimed, occurred: submission.on,
            occurrence: id.text, note: submission.note, evidence: submission.evidence)
        let number = state.nextClaim
        return (number, try Claim.decide(.submit(claim), context, state))
    }
}

extension CampaignPlan {
    func require(
        _ key: CampaignKey, for participant: Participant
    ) throws(Refusal) -> CampaignItem {
        guard let item = item(key) else {
            throw .campaign(.itemUnknown(key, of: items.map(\.key.text)))
        }
        guard isFor(participant, item) else {
            throw .campaign(.itemNotForThem(key, participant.id))
        }
        return item
    }

    /// Is the item for them, and its group?
    public func isFor(_ participant: Participant, _ item: CampaignItem) -> Bool {
        let group = item.group.flatMap { self.group($0) }
        return participant.isFor(item.audience)
            && group.map { participant.isFor($0.audience) } ?? true
    }
}
