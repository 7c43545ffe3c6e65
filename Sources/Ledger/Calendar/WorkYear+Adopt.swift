extension WorkYear {
    public enum Command: Sendable {
        /// Adopts a year's calendar, or replaces it.
        case adopt(WorkYear)
    }

    public enum Event: Hashable, Sendable {
        case adopted(WorkYear)
    }

    public enum Refusal: Error, Hashable, Sendable {
        case dayOfAnotherYear(Day, year: Int)
        /// Both off and worked.
        case contradiction(Day)
    }

    /// Refuses, in this order: a day of another year; a day listed as off and as worked. What is
    /// still open is counted again in the same step (R-TIME-3), or, where that is much, in several.
    static func decide(
        _ command: Command, _ context: Context, _ state: some LedgerState
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        switch command {
        case .adopt(let year):
            try year.check()
            var calendar = state.calendar
            calendar.adopt(year)
            let adopted = Ledger.Event.calendar(.adopted(year))
            let claims = state.openClaims(after: nil, limit: LongWork.atOnce + 1)
            let holds = state.openHolds(after: nil, limit: LongWork.atOnce + 1)
            if claims.count + holds.count > LongWork.atOnce {
                return [adopted, .work(.begun(.recount))]
            }
            let (time, now) = (context.time, context.now)
            return [adopted]
                + claims.map(\.claim).sorted()
                .compactMap { state.recount($0, by: calendar, time, now: now) }
                + holds.compactMap { state.recount($0, by: calendar, time, now: now) }
        }
    }

    private func check() throws(Ledger.Refusal) {
        for days in [off, work, enterpriseOff, enterpriseWork] {
            if let stray = days.sorted().first(where: { $0.year != year }) {
                throw .calendar(.dayOfAnotherYear(stray, year: year))
            }
        }
        let twice = off.intersection(work).union(enterpriseOff.intersection(enterpriseWork))
        if let day = twice.min() { throw .calendar(.contradiction(day)) }
    }
}

extension LedgerState {
    /// What a claim's open deadline becomes by a calendar that is adopted at a moment (R-TIME-3); nil
    /// where it stays.
    func recount(
        _ id: ClaimID, by calendar: WorkCalendar, _ time: LedgerTime, now: Instant
    ) -> Event? {
        guard let claim = claim(id), let old = claim.openDeadline else { return nil }
        let new = old.recounted(by: calendar, time: time, now: now)
        if new == old { return nil }
        let isLifted = claim.isOverdue && new.at > now
        return .claim(id, isLifted ? .overdueLifted(new) : .rescheduled(new))
    }

    /// The same of a hold.
    func recount(
        _ id: RedemptionID, by calendar: WorkCalendar, _ time: LedgerTime, now: Instant
    ) -> Event? {
        guard case .held(let old, _)? = redemption(id)?.stage else { return nil }
        let new = old.recounted(by: calendar, time: time, now: now)
        return new == old ? nil : .redemption(id, .rescheduled(new))
    }
}
