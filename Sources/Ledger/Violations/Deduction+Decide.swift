extension Deduction {
    static func decide(
        _ command: Command, _ context: Context, _ state: some LedgerState
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        switch command {
        case .record(let employee, let item, let points, let day, let reason, let distinct):
            try record(employee, item, points, on: day, reason, distinct, context, state)
        case .appeal(let id, let person, let reason):
            try appeal(id, for: person, reason, context, state)
        case .uphold(let id, let reason):
            try uphold(id, reason, context, state)
        case .dismiss(let id, let reason):
            try dismiss(id, reason, context, state)
        case .undo(let id, let made):
            try undo(id, of: made, context, state)
        }
    }

    /// Refuses, in this order: an unknown works number; oneself (R-ORG-3); no policy; a
    /// violation that is not on the negative list; a date to come; points outside its range; one of
    /// the same person, item, day and reason that stands (R-NEG-3).
    private static func record(
        _ id: EmployeeID, _ code: ItemCode, _ points: Points?, on day: Day, _ reason: String,
        _ distinct: Bool, _ context: Context, _ state: some LedgerState
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        let employee = try state.requireEmployee(id)
        try context.forbidSelf(id, .ownDeduction)
        let policy = try state.policies.require(on: context.today)
        guard let violation = policy.violation(code) else {
            throw .deduction(.violationUnknown(code))
        }
        if day > context.today { throw .dateInTheFuture(day, today: context.today) }
        let cost = points ?? violation.standard
        if !violation.range.contains(cost) {
            throw .deduction(.pointsOutOfRange(cost, item: code, violation.range))
        }
        if !distinct, let same = state.sameDeduction(from: id, for: code, on: day, because: reason)
        {
            throw .deduction(.duplicate(same))
        }
        let deduction = DeductionID(number: state.lastNumber(DeductionID.self) + 1)
        return [
            .deduction(
                deduction,
                .recorded(
                    Recorded(
                        employee: id, item: code, points: cost,
                        taken: state.taking(cost, from: id, on: context.today), occurred: day,
                        reason: reason, department: employee.department)))
        ]
    }

    /// Refuses, in this order: an unknown deduction; somebody else's than whose it is registered
    /// for; one given back already; a second open appeal, a third one, one with a reason given
    /// before (R-NOTICE-2).
    private static func appeal(
        _ id: DeductionID, for person: EmployeeID?, _ reason: String, _ context: Context,
        _ state: some LedgerState
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        guard let deduction = state.deduction(id) else { throw .deduction(.unknown(id)) }
        guard (person ?? context.actor.employee) == deduction.employee else {
            throw .deduction(.notYours(id))
        }
        if deduction.reversed { throw .deduction(.alreadyReversed(id)) }
        if let open = state.openAppeal(against: id) {
            throw .deduction(.appealRaisedAlready(open))
        }
        let earlier = state.appeals(against: id)
        if earlier.count >= Objection.most {
            throw .deduction(.appealsUsedUp(id, most: Objection.most))
        }
        if let same = earlier.first(where: { Spelling.key($0.reason) == Spelling.key(reason) }) {
            throw .deduction(.appealReasonGiven(same.id))
        }
        let appeal = AppealID(number: state.lastNumber(AppealID.self) + 1)
        return [.deduction(id, .appealed(appeal, reason: reason))]
    }

    /// Refuses, in this order: an unknown appeal; one decided already; one's own (R-ORG-3), or one
    /// that one registered (R-ORG-10).
    private static func uphold(
        _ id: AppealID, _ reason: String, _ context: Context, _ state: some LedgerState
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        let appeal = try state.requireOpenAppeal(id)
        guard let deduction = state.deduction(appeal.deduction) else {
            throw .deduction(.unknown(appeal.deduction))
        }
        try context.forbidSelf(deduction.employee, .ownAppeal)
        if let by = appeal.registeredBy { try context.forbidSame(by, .registeredComplaint, state) }
        return [
            .deduction(deduction.id, .appealDecided(id, .upheld, reason: reason)),
            .deduction(
                deduction.id,
                .reversed(reversal(of: deduction, context.time, state))),
        ]
            + Clearing.arrival(
                of: deduction.taken, to: deduction.employee, on: context.today, state)
    }

    /// Refuses, in this order: an unknown appeal; one decided already; one that one registered for
    /// somebody (R-ORG-10). One's own may be dismissed: that refuses oneself.
    private static func dismiss(
        _ id: AppealID, _ reason: String, _ context: Context, _ state: some LedgerState
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        let appeal = try state.requireOpenAppeal(id)
        if let by = appeal.registeredBy { try context.forbidSame(by, .registeredComplaint, state) }
        return [.deduction(appeal.deduction, .appealDecided(id, .dismissed, reason: reason))]
    }
}

extension Deduction {
    /// As its own entry has it.
    static func reversal(
        of deduction: Deduction, undoing made: ImportID? = nil, _ time: LedgerTime,
        _ state: some LedgerState
    ) -> Reversed {
        let first = state.entries(of: .deduction(deduction.id)).first
        var ranked = deduction.points
        if case .deduction(_, .recorded(let recorded))? = first?.event { ranked = recorded.ranked }
        return Reversed(
            employee: deduction.employee, points: deduction.taken,
            department: deduction.department, ranked: ranked,
            deductedOn: first.map { time.day(of: $0.effectiveAt) }, undoing: made)
    }
}

extension LedgerState {
    /// One that stands and says the same.
    fileprivate func sameDeduction(
        from employee: EmployeeID, for item: ItemCode, on day: Day, because reason: String
    ) -> DeductionID? {
        standingDeductions(from: employee, for: item, on: day).first { id in
            guard
                case .deduction(_, .recorded(let recorded))? = entries(of: .deduction(id)).first?
                    .event
            else { return false }
            return Spelling.key(recorded.reason) == Spelling.key(reason)
        }
    }

    /// With the reasons, the oldest first.
    fileprivate func appeals(against deduction: DeductionID) -> [(id: AppealID, reason: String)] {
        entries(of: .deduction(deduction)).compactMap { entry in
            guard case .deduction(_, .appealed(let id, let reason)) = entry.event else {
                return nil
            }
            return (id, reason)
        }
    }

    /// How much of a deduction leaves an account: all, or what is there where the policy lets no
    /// deduction make a debt (R-NEG-2).
    fileprivate func taking(_ points: Points, from employee: EmployeeID, on day: Day) -> Points {
        guard policies.policy(on: day)?.negativeBalance == .floorAtZero else { return points }
        return min(points, max(0, account(of: employee).available))
    }

    fileprivate func requireOpenAppeal(_ id: AppealID) throws(Refusal) -> Appeal {
        guard let appeal = appeal(id) else { throw .deduction(.appealUnknown(id)) }
        if appeal.outcome != .open { throw .deduction(.appealDecided(id, appeal.outcome)) }
        return appeal
    }
}
