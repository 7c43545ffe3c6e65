extension Claim {
    static func decide(
        _ command: Command, _ context: Context, _ state: some LedgerState
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        switch command {
        case .submit(let submission):
            try submit(submission, context, state)
        case .withdraw(let id):
            try withdraw(id, context, state)
        case .approve(let id, let points):
            try approve(id, points, context, state)
        case .reject(let id, let reason, let asFalse):
            try reject(id, reason, asFalse: asFalse, context, state)
        case .object(let id, let person, let reason):
            try object(id, for: person, reason, context, state)
        case .uphold(let id, let reason):
            try uphold(id, reason, context, state)
        case .dismiss(let id, let reason):
            try dismiss(id, reason, context, state)
        case .revoke(let id, let kind, let reason):
            try revoke(id, kind, reason, context, state)
        case .undo(let id, let made, let reason):
            try undo(id, of: made, reason, context, state)
        }
    }

    /// Refuses, in this order: an unknown works number; somebody who left; no policy; an unknown
    /// item; a date to come (R-CLAIM-2), or one too old; points outside the item's range
    /// (R-ITEM-1); an occurrence claimed already; a duplicate (R-ITEM-4); the item's limit
    /// (R-ITEM-3).
    private static func submit(
        _ submission: Submission, _ context: Context, _ state: some LedgerState
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        _ = try state.requireActive(submission.employee)
        let policy = try state.policies.require(on: context.today)
        guard let item = policy.item(submission.item) else {
            throw .claim(.itemUnknown(submission.item))
        }
        try requireDate(submission.occurred, policy, context)
        if let points = submission.requested { try item.requireRange(points) }
        try requireUnclaimed(submission, item, state)

        let due = state.calendar.deadline(
            from: context.today, workingDays: policy.reviewWorkingDays, time: context.time)
        return [.claim(state.nextClaim, .submitted(submission, due: due))]
    }

    private static func requireDate(
        _ occurred: Day, _ policy: Policy, _ context: Context
    ) throws(Ledger.Refusal) {
        if occurred > context.today {
            throw .dateInTheFuture(occurred, today: context.today)
        }
        guard let days = policy.submitWithinDays else { return }
        let oldest = context.today.adding(-days)
        if occurred < oldest { throw .claim(.tooOld(occurred: occurred, oldest: oldest)) }
    }

    private static func requireUnclaimed(
        _ submission: Submission, _ item: Item, _ state: some LedgerState
    ) throws(Ledger.Refusal) {
        let employee = submission.employee
        if let occurrence = submission.occurrence,
            let other = state.liveClaim(of: employee, on: occurrence)
        {
            throw .claim(.occurrenceTaken(occurrence, by: other))
        }
        if !submission.distinct,
            let other = state.liveClaim(
                of: employee, item: item.code, day: submission.occurred,
                unnamed: submission.occurrence != nil)
        {
            throw .claim(.duplicate(of: other))
        }
        for (period, limit, days) in item.limit.periods(around: submission.occurred)
        where state.countLiveClaims(of: employee, item: item.code, days: days) >= limit {
            throw .claim(.limitReached(item: item.code, limit: limit, period))
        }
    }

    /// Refuses, in this order: an unknown claim; somebody else's, but for administrators
    /// (R-ORG-10); a claim decided already.
    private static func withdraw(
        _ id: ClaimID, _ context: Context, _ state: some LedgerState
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        let claim = try state.requireClaim(id)
        guard
            context.actor.is(claim.employee) || context.actor == claim.submittedBy
                || state.roles(of: context.actor).contains(.administrator)
        else {
            throw .claim(.notYours(id))
        }
        guard case .underReview = claim.stage else { throw .claim(.notUnderReview(id)) }
        return [.claim(id, .withdrawn(.request))]
    }

    /// Refuses, in this order: an unknown claim; one decided already; one's own, or one that the
    /// reviewer submitted for somebody else (R-ORG-3); an item that no policy knows; points
    /// outside the item's range, never clamped (R-ITEM-1). Grants the points named, else those
    /// asked for, else the standard (R-REV-3), and opens the notice (R-NOTICE-1).
    private static func approve(
        _ id: ClaimID, _ points: Points?, _ context: Context, _ state: some LedgerState
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        let claim = try state.requireClaim(id)
        guard case .underReview = claim.stage else { throw .claim(.notUnderReview(id)) }
        try context.forbidSelf(claim.employee, .ownClaim)
        try context.forbidSame(claim.submittedBy, .submittedOnBehalf, state)

        let policy = try state.policies.require(on: context.today)
        guard
            let item = policy.item(claim.item)
                ?? state.policy(whenBegan: .claim(id))?.item(claim.item)
        else { throw .claim(.itemUnknown(claim.item)) }
        let granted = points ?? claim.requested ?? item.standard
        try item.requireRange(granted)

        if policy.noticeWorkingDays == 0 {
            return [.claim(id, .approved(points: granted, notice: nil))]
                + credit(claim, granted, at: context.now, context.time, state)
        }
        let notice = state.calendar.deadline(
            from: context.today, workingDays: policy.noticeWorkingDays, time: context.time)
        return [.claim(id, .approved(points: granted, notice: notice))]
    }

    /// Refuses, in this order: an unknown claim; one decided already. Anybody who reviews may
    /// reject, their own included (R-ORG-3).
    private static func reject(
        _ id: ClaimID, _ reason: String, asFalse: Bool, _ context: Context,
        _ state: some LedgerState
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        let claim = try state.requireClaim(id)
        guard case .underReview = claim.stage else { throw .claim(.notUnderReview(id)) }
        if !asFalse { return [.claim(id, .rejected(.review, reason: reason))] }
        return [.claim(id, .rejected(.falseClaim, reason: reason))]
            + Suspension.events(for: claim, context, state)
    }
}

extension Item {
    /// An award outside the item's range is refused, never clamped (R-ITEM-1).
    func requireRange(_ points: Points) throws(Refusal) {
        if !range.contains(points) {
            throw .claim(.pointsOutOfRange(points, item: code, range))
        }
    }
}

extension LedgerState {
    public var nextClaim: ClaimID { ClaimID(number: lastNumber(ClaimID.self) + 1) }

    func requireClaim(_ id: ClaimID) throws(Refusal) -> Claim {
        guard let claim = claim(id) else { throw .claim(.unknown(id)) }
        return claim
    }
}
